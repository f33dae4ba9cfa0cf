-- Whether a target was ever placed is asked of each comment that is read. The rows of placement are
-- wide and most comments have none; here the answer lies in few pages, which stay in memory.
CREATE INDEX placement_target ON placement (comment, target, sequence);
