-- What was handed back to reviewers: letters, and what they said to the answers. Sealed as the tables
-- before.

CREATE TABLE reaction (
  -- What a reviewer said to the answer to a comment. Only ever added to: the last one counts, until
  -- another answer is released.
  number INTEGER PRIMARY KEY,
  comment TEXT NOT NULL REFERENCES comment (id),
  disposition INTEGER NOT NULL REFERENCES disposition (number),  -- the answer it is to
  reaction TEXT NOT NULL,       -- satisfied, objects, no reply; none: taken back
  note TEXT NOT NULL,           -- what they said, in the officer's words
  given TEXT NOT NULL,          -- instant
  recorded TEXT NOT NULL,       -- instant we wrote this down
  recorded_by TEXT NOT NULL,    -- the officer's name
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX reaction_comment ON reaction (comment);
CREATE INDEX reaction_disposition ON reaction (disposition);

CREATE TABLE letter (
  -- Letters that were written: so that nobody is sent the same twice, and their files can be found.
  number INTEGER PRIMARY KEY,
  reviewer TEXT NOT NULL REFERENCES reviewer (ref),
  document TEXT NOT NULL,
  draft TEXT NOT NULL,          -- label that "now" was about
  digest TEXT NOT NULL,         -- hash of the answers in it
  answers INTEGER NOT NULL,     -- how many
  folder TEXT NOT NULL,         -- where it was written
  file TEXT NOT NULL,           -- its name there
  written TEXT NOT NULL,        -- instant
  written_by TEXT NOT NULL,     -- the officer's name
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX letter_reviewer ON letter (reviewer, document);

CREATE VIEW reaction_now AS
  -- The last reaction to the answer in force.
  SELECT x.comment AS comment, x.reaction AS reaction, x.note AS note, x.given AS given,
         x.recorded AS recorded, x.recorded_by AS recorded_by, d.decision AS decision
  FROM reaction AS x JOIN disposition AS d ON d.number = x.disposition
  WHERE x.number = (SELECT max(l.number) FROM reaction AS l WHERE l.comment = x.comment)
    AND x.reaction <> 'none'
    AND x.disposition = (SELECT max(r.number) FROM disposition AS r
                         WHERE r.comment = x.comment AND r.released IS NOT NULL);
