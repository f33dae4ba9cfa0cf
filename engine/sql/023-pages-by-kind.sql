-- A page of the comments of one kind, status or sector is found in its index alone, without a look
-- at every comment in between.
DROP INDEX comment_created;
CREATE INDEX comment_created ON comment (document, created, id, kind, status, reviewer);
