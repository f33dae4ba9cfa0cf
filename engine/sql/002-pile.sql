-- Working through many comments: who works on which, tags, themes, what came late, what was applied.
-- All truth. Keys are folded names, to compare without regard to case and spacing.

CREATE TABLE assignment (
  -- The officer who works on a comment. No row: nobody does.
  comment TEXT NOT NULL PRIMARY KEY REFERENCES comment (id),
  assignee TEXT NOT NULL,       -- as the officer is called with --as
  assignee_key TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_assignee ON assignment (assignee_key);

CREATE TABLE comment_tag (
  comment TEXT NOT NULL REFERENCES comment (id),
  tag_key TEXT NOT NULL,
  tag TEXT NOT NULL,            -- as it was first written
  seal TEXT NOT NULL,
  PRIMARY KEY (comment, tag_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_tag_key ON comment_tag (tag_key);

CREATE TABLE allowed_tag (
  -- The controlled list. Empty: tags are free.
  tag_key TEXT NOT NULL PRIMARY KEY,
  tag TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE theme (
  -- A named group of comments that say the same, to be answered together.
  id TEXT NOT NULL PRIMARY KEY,  -- "t-…"
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL,
  made TEXT NOT NULL,            -- instant
  made_by TEXT NOT NULL,         -- the officer's name
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE theme_comment (
  theme TEXT NOT NULL REFERENCES theme (id),
  comment TEXT NOT NULL REFERENCES comment (id),
  joined TEXT NOT NULL,          -- instant
  seal TEXT NOT NULL,
  PRIMARY KEY (theme, comment)
) STRICT, WITHOUT ROWID;
CREATE INDEX theme_comment_comment ON theme_comment (comment);

CREATE TABLE theme_response (
  -- What was answered to a theme; the last one counts. The answers to its comments are in disposition.
  number INTEGER PRIMARY KEY,
  theme TEXT NOT NULL REFERENCES theme (id),
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  change TEXT NOT NULL,          -- DOC#ANCHOR@LABEL as given, or empty
  decided TEXT NOT NULL,         -- instant
  decided_by TEXT NOT NULL,      -- the officer's name
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX theme_response_theme ON theme_response (theme);

CREATE TABLE late_comment (
  -- Comments that came after the consultation on their draft had closed. Said once, when added.
  comment TEXT NOT NULL PRIMARY KEY REFERENCES comment (id),
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE closing_date (
  -- Until when comments on a draft are in time. No row: until it is closed.
  document TEXT NOT NULL,
  draft TEXT NOT NULL,           -- label
  closes TEXT NOT NULL,          -- instant
  seal TEXT NOT NULL,
  PRIMARY KEY (document, draft)
) STRICT, WITHOUT ROWID;

CREATE TABLE applied_suggestion (
  -- Suggestions put into a working text, to see when another wants the same words. Only ever
  -- added to, and lost with the words of the suggestion.
  number INTEGER PRIMARY KEY,
  comment TEXT NOT NULL REFERENCES comment (id),
  document TEXT NOT NULL,
  draft TEXT NOT NULL,           -- label of the last draft then: its range is on that
  anchor TEXT NOT NULL,
  range_start INTEGER NOT NULL,  -- code points of the statement's plain text on that draft, half-open
  range_end INTEGER NOT NULL,
  applied TEXT NOT NULL,         -- instant
  applied_by TEXT NOT NULL,      -- the officer's name
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX applied_suggestion_place ON applied_suggestion (document, draft, anchor);
CREATE INDEX applied_suggestion_comment ON applied_suggestion (comment);
