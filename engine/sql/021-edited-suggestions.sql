-- The wording that a comment suggests can be changed as its text can: what it was before is kept.

ALTER TABLE comment_edit ADD COLUMN suggestion TEXT;  -- as it read before; NULL: it suggested none
-- Until now it never changed. What was damaged before stays so, and is still seen.
UPDATE comment_edit SET
  suggestion = (SELECT c.suggestion FROM comment AS c WHERE c.id = comment_edit.comment),
  seal = seal('comment_edit', comment, position, body, replaced,
              (SELECT c.suggestion FROM comment AS c WHERE c.id = comment_edit.comment))
  WHERE seal = seal('comment_edit', comment, position, body, replaced);
