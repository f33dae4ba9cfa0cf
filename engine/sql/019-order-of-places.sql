-- The comments of one statement, or with one outcome, are found in the order they were made in,
-- without a look at each.

-- Derived: the instant of the comment, in milliseconds. Not sealed: check compares it.
ALTER TABLE target ADD COLUMN made INTEGER NOT NULL DEFAULT 0;
UPDATE target SET made = coalesce((
  SELECT CAST(strftime('%s', c.created) AS INTEGER) * 1000 + CAST(substr(c.created, 21, 3) AS INTEGER)
  FROM comment AS c WHERE c.id = target.comment), 0);
DROP INDEX target_anchor;
CREATE INDEX target_anchor ON target (document, anchor, made);

-- That of its target.
ALTER TABLE placement ADD COLUMN made INTEGER NOT NULL DEFAULT 0;
UPDATE placement SET made = coalesce((
  SELECT t.made FROM target AS t
  WHERE t.comment = placement.comment AND t.position = placement.target), 0);
DROP INDEX placement_anchor;
CREATE INDEX placement_anchor ON placement (document, anchor, made);
DROP INDEX placement_unsettled;
CREATE INDEX placement_unsettled ON placement (document, outcome, made) WHERE outcome <> 'exact';
