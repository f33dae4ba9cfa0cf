-- What may be shown to whom, and for how long. Sealed as the tables before.

CREATE TABLE consent (
  -- Answers of a reviewer to the privacy questions. The last one counts.
  number INTEGER PRIMARY KEY,
  reviewer TEXT NOT NULL REFERENCES reviewer (ref),
  publish TEXT NOT NULL,            -- no, anonymous, organisation, named
  confidential INTEGER NOT NULL,    -- 1: asked that nothing be disclosed
  reason TEXT NOT NULL,             -- why
  notice TEXT NOT NULL,             -- version of the privacy notice
  accepted TEXT,                    -- instant it was accepted
  recorded TEXT NOT NULL,           -- instant we wrote this down
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX consent_reviewer ON consent (reviewer);

CREATE TABLE moderation (
  -- Whether everyone may see a comment. The last one counts; without any it is pending.
  number INTEGER PRIMARY KEY,
  comment TEXT NOT NULL REFERENCES comment (id),
  state TEXT NOT NULL,              -- pending, approved, withheld
  reason TEXT NOT NULL,
  decided TEXT NOT NULL,            -- instant; later replies were not looked at
  decided_by TEXT NOT NULL,         -- the officer's name
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX moderation_comment ON moderation (comment);

CREATE TABLE redaction (
  -- Words that are replaced wherever they are shown. The original stays in its own table.
  number INTEGER PRIMARY KEY,
  comment TEXT NOT NULL REFERENCES comment (id),
  part TEXT NOT NULL,               -- body, suggestion, or a reply's id
  span_start INTEGER NOT NULL,      -- code points of the part, half-open
  span_end INTEGER NOT NULL,
  reason TEXT NOT NULL,             -- a code: s40
  explanation TEXT NOT NULL,
  made TEXT NOT NULL,
  made_by TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX redaction_comment ON redaction (comment);

CREATE TABLE erasure (
  -- Reviewers of whom nothing is left but their place in the counts.
  reviewer TEXT NOT NULL PRIMARY KEY REFERENCES reviewer (ref),
  erased TEXT NOT NULL,
  erased_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  words_kept INTEGER NOT NULL,      -- 1: the comments stay, without their author
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE hold (
  -- What may not be erased for now.
  subject TEXT NOT NULL PRIMARY KEY,  -- reviewer's ref or comment's id
  reason TEXT NOT NULL,
  since TEXT NOT NULL,
  held_by TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE retention (
  -- How long the consultation keeps who its reviewers are, in one row.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  until TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;

CREATE TABLE pseudonym_key (
  -- Makes public refs from refs, in one row. Without it nobody can tell whose they were.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  secret TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;

CREATE VIEW consent_now AS
  SELECT k.reviewer AS reviewer,
         CASE WHEN k.confidential <> 0 THEN 'no' ELSE k.publish END AS publish
  FROM consent AS k
  WHERE k.number = (SELECT max(l.number) FROM consent AS l WHERE l.reviewer = k.reviewer);

CREATE VIEW moderation_now AS
  SELECT m.comment AS comment, m.state AS state, m.decided AS decided
  FROM moderation AS m
  WHERE m.number = (SELECT max(l.number) FROM moderation AS l WHERE l.comment = m.comment);
