-- For consultations with a million comments: shorter seals, counts that are kept, fewer indexes.

-- A seal is 64 bits from now on, the first half of what it was: enough to see damage. What was
-- damaged before stays so, and is still seen.
UPDATE reviewer SET seal = substr(seal, 1, 16);
UPDATE person SET seal = substr(seal, 1, 16);
UPDATE target SET seal = substr(seal, 1, 16);
UPDATE comment_edit SET seal = substr(seal, 1, 16);
UPDATE reply SET seal = substr(seal, 1, 16);
UPDATE disposition SET seal = substr(seal, 1, 16);
UPDATE placement_decision SET seal = substr(seal, 1, 16);
UPDATE publishing SET seal = substr(seal, 1, 16);
UPDATE placement SET seal = substr(seal, 1, 16);
UPDATE indexed_draft SET seal = substr(seal, 1, 16);
UPDATE audit_end SET seal = substr(seal, 1, 16);
UPDATE assignment SET seal = substr(seal, 1, 16);
UPDATE comment_tag SET seal = substr(seal, 1, 16);
UPDATE allowed_tag SET seal = substr(seal, 1, 16);
UPDATE theme SET seal = substr(seal, 1, 16);
UPDATE theme_comment SET seal = substr(seal, 1, 16);
UPDATE theme_response SET seal = substr(seal, 1, 16);
UPDATE late_comment SET seal = substr(seal, 1, 16);
UPDATE closing_date SET seal = substr(seal, 1, 16);
UPDATE applied_suggestion SET seal = substr(seal, 1, 16);
UPDATE consent SET seal = substr(seal, 1, 16);
UPDATE moderation SET seal = substr(seal, 1, 16);
UPDATE redaction SET seal = substr(seal, 1, 16);
UPDATE erasure SET seal = substr(seal, 1, 16);
UPDATE hold SET seal = substr(seal, 1, 16);
UPDATE retention SET seal = substr(seal, 1, 16);
UPDATE reaction SET seal = substr(seal, 1, 16);
UPDATE letter SET seal = substr(seal, 1, 16);
UPDATE sign_in_link SET seal = substr(seal, 1, 16);
UPDATE session SET seal = substr(seal, 1, 16);
UPDATE pseudonym_key SET seal = substr(seal, 1, 16);

-- So is a fingerprint, which is looked for among the comments of its reviewer alone.
UPDATE comment SET fingerprint = substr(fingerprint, 1, 16),
  seal = seal('comment', id, source_id, document, draft, kind, body, suggestion, reviewer, created,
              channel, status, edits, substr(fingerprint, 1, 16))
  WHERE substr(seal, 1, 16) = seal('comment', id, source_id, document, draft, kind, body,
                                   suggestion, reviewer, created, channel, status, edits,
                                   fingerprint);
UPDATE comment SET seal = substr(seal, 1, 16) WHERE length(seal) > 16;
DROP INDEX comment_fingerprint;
DROP INDEX comment_reviewer;
CREATE INDEX comment_same ON comment (reviewer, fingerprint);

CREATE TABLE comment_count (
  -- Derived: how many comments of each sector and status a document has.
  document TEXT NOT NULL,
  sector_key TEXT NOT NULL,     -- of the reviewer
  status TEXT NOT NULL,
  comments INTEGER NOT NULL,
  PRIMARY KEY (document, sector_key, status)
) STRICT, WITHOUT ROWID;
INSERT INTO comment_count (document, sector_key, status, comments)
  SELECT c.document, r.sector_key, c.status, count(*) FROM comment AS c
  JOIN reviewer AS r ON r.ref = c.reviewer GROUP BY c.document, r.sector_key, c.status;

-- Words are gathered in 32 MB of memory, not in 1 MB, before they go to the search index, and its
-- parts are merged at eight, not at four: each merge leaves empty pages.
INSERT INTO comment_search (comment_search, rank) VALUES ('hashsize', 33554432);
INSERT INTO comment_search (comment_search, rank) VALUES ('automerge', 8);
