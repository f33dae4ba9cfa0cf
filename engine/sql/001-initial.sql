-- The comment store. Truth first, then what `redraft rebuild` makes again. Instants are UTC text with
-- milliseconds. Columns that hold one of several words take those of the public headers. `seal` is the
-- hash of the row's other columns (numbers given by SQLite apart).

CREATE TABLE reviewer (
  -- Who commented, as others see them.
  ref TEXT NOT NULL PRIMARY KEY,   -- "r-…": the same person throughout the consultation
  source_ref TEXT,                 -- what an import called them, where that was no ref of ours
  organisation TEXT NOT NULL,
  organisation_key TEXT NOT NULL,  -- folded, to compare without regard to case
  sector TEXT NOT NULL,
  sector_key TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reviewer_source_ref ON reviewer (source_ref) WHERE source_ref IS NOT NULL;
CREATE INDEX reviewer_organisation ON reviewer (organisation_key);
CREATE INDEX reviewer_sector ON reviewer (sector_key);

CREATE TABLE person (
  -- Name and address of a reviewer: personal data, read only when names are asked for.
  reviewer TEXT NOT NULL PRIMARY KEY REFERENCES reviewer (ref),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,   -- folded
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,  -- folded; nobody else has the same, unless it is empty
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX person_email ON person (email_key) WHERE email_key <> '';
CREATE INDEX person_name ON person (name_key) WHERE name_key <> '';

CREATE TABLE comment (
  -- What was said on one draft. Belongs to that draft for ever.
  number INTEGER PRIMARY KEY,   -- row of the full-text index
  id TEXT NOT NULL UNIQUE,      -- "c-…"
  source_id TEXT,               -- the source's own id, where it was no id of ours
  document TEXT NOT NULL,
  draft TEXT NOT NULL CHECK (draft <> ''),  -- label
  kind TEXT NOT NULL,
  body TEXT NOT NULL,           -- as it reads now; bodies before are in comment_edit
  suggestion TEXT,              -- replacement words
  reviewer TEXT NOT NULL REFERENCES reviewer (ref),
  created TEXT NOT NULL,
  channel TEXT NOT NULL,
  status TEXT NOT NULL,         -- kept by rule: withdrawn, answered (a disposition is released), open
  edits INTEGER NOT NULL,       -- rows in comment_edit
  fingerprint TEXT NOT NULL,    -- reviewer, draft, words and places as added: sees the same one again
  seal TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX comment_source ON comment (source_id, document) WHERE source_id IS NOT NULL;
CREATE INDEX comment_created ON comment (document, created, id);
CREATE INDEX comment_reviewer ON comment (reviewer);
CREATE INDEX comment_fingerprint ON comment (fingerprint);

CREATE TABLE target (
  -- The places a comment was made on, as made. Never changed.
  comment TEXT NOT NULL REFERENCES comment (id),
  position INTEGER NOT NULL,    -- 0 for the first
  document TEXT NOT NULL,       -- the comment's
  scope TEXT NOT NULL,
  anchor TEXT NOT NULL,         -- empty for the whole document
  quote_exact TEXT,             -- NULL, with the rest, where no words are quoted
  quote_prefix TEXT,
  quote_suffix TEXT,
  quote_start INTEGER,          -- code points of the statement's plain text, half-open
  quote_end INTEGER,
  seal TEXT NOT NULL,
  PRIMARY KEY (comment, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX target_anchor ON target (document, anchor);

CREATE TABLE comment_edit (
  -- Bodies before each edit. Only ever added to.
  comment TEXT NOT NULL REFERENCES comment (id),
  position INTEGER NOT NULL,    -- 0 for the first edit
  body TEXT NOT NULL,           -- as it read before
  replaced TEXT NOT NULL,       -- instant
  seal TEXT NOT NULL,
  PRIMARY KEY (comment, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE reply (
  number INTEGER PRIMARY KEY,   -- in order of writing
  id TEXT NOT NULL UNIQUE,      -- "y-…"
  comment TEXT NOT NULL REFERENCES comment (id),
  body TEXT NOT NULL,
  author TEXT NOT NULL,         -- reviewer's ref, or the officer's name
  created TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX reply_comment ON reply (comment);

CREATE TABLE disposition (
  -- Decisions on comments, with their history: the last one of a comment counts. Only ever added to;
  -- `released` is filled in later, once, and the label of a change when its draft is published.
  number INTEGER PRIMARY KEY,   -- in order of decision
  comment TEXT NOT NULL REFERENCES comment (id),
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  change TEXT NOT NULL,         -- DOC#ANCHOR@LABEL, LABEL "working" until it is published; or empty
  released TEXT,                -- instant reviewers could see it; NULL: a draft
  decided TEXT NOT NULL,
  decided_by TEXT NOT NULL,     -- the officer's name
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX disposition_comment ON disposition (comment);
CREATE INDEX disposition_unreleased ON disposition (comment) WHERE released IS NULL;

CREATE TABLE placement_decision (
  -- A person's word on where a target stands on one draft. Only ever added to: the last one counts.
  number INTEGER PRIMARY KEY,
  comment TEXT NOT NULL,
  target INTEGER NOT NULL,      -- position
  sequence INTEGER NOT NULL,    -- of the draft
  document TEXT NOT NULL,       -- the comment's
  anchor TEXT NOT NULL,         -- empty: it stands nowhere
  quote_exact TEXT,             -- the words there; NULL, with the rest, for the whole statement
  quote_start INTEGER,
  quote_end INTEGER,
  outcome TEXT NOT NULL,
  confidence INTEGER NOT NULL,  -- per mille
  decided_by TEXT NOT NULL,     -- engine or person
  happened TEXT NOT NULL,       -- words, one a line
  candidates TEXT NOT NULL,     -- anchors, one a line
  reason TEXT NOT NULL,
  decided TEXT NOT NULL,        -- instant
  actor TEXT NOT NULL,          -- the officer's name
  seal TEXT NOT NULL,
  FOREIGN KEY (comment, target) REFERENCES target (comment, position)
) STRICT;
CREATE INDEX placement_decision_target ON placement_decision (comment, target, sequence);

CREATE TABLE publishing (
  -- Publishes under way: written before references move, removed after.
  document TEXT NOT NULL,
  label TEXT NOT NULL,
  path TEXT NOT NULL,
  commit_id TEXT NOT NULL,
  tag TEXT NOT NULL,
  tag_ref TEXT NOT NULL,
  branch_ref TEXT NOT NULL,
  parent TEXT NOT NULL,
  started TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (document, label)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  -- Who did what to which, when. Ids and verbs only: no content, no reviewer's name. Only ever added to.
  number INTEGER PRIMARY KEY,   -- from 1, without gaps
  done TEXT NOT NULL,           -- instant
  actor TEXT NOT NULL,          -- officer's name or reviewer's ref
  verb TEXT NOT NULL,
  subject TEXT NOT NULL,        -- id, or the document for verbs on one
  chain TEXT NOT NULL           -- hash of the chain before and of this row
) STRICT;

CREATE TABLE audit_end (
  -- Where the audit log ends, in one row: a log that was cut short is longer here.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  number INTEGER NOT NULL,      -- of the last entry
  chain TEXT NOT NULL,          -- of the last entry
  seal TEXT NOT NULL
) STRICT;

CREATE TABLE indexed_draft (
  -- Derived: drafts whose placements are known.
  document TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  label TEXT NOT NULL,
  tag_commit TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (document, sequence),
  UNIQUE (document, label)
) STRICT, WITHOUT ROWID;

CREATE TABLE placement (
  -- Derived: where a target stands from one draft on, until its next row. None: as made. Holds what the
  -- engine found and copies of placement_decision, which no engine row replaces.
  comment TEXT NOT NULL,
  target INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  document TEXT NOT NULL,
  anchor TEXT NOT NULL,
  quote_exact TEXT,
  quote_start INTEGER,
  quote_end INTEGER,
  outcome TEXT NOT NULL,
  confidence INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  happened TEXT NOT NULL,
  candidates TEXT NOT NULL,
  reason TEXT NOT NULL,
  decision INTEGER,             -- number of the placement_decision this is a copy of
  seal TEXT NOT NULL,
  PRIMARY KEY (comment, target, sequence),
  FOREIGN KEY (comment, target) REFERENCES target (comment, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX placement_anchor ON placement (document, anchor);
CREATE INDEX placement_unsettled ON placement (document, outcome) WHERE outcome <> 'exact';

CREATE VIEW comment_words AS
  -- What full-text search reads of a comment.
  SELECT comment.number AS number,
         comment.body AS body,
         coalesce(comment.suggestion, '') AS suggestion,
         coalesce((SELECT group_concat(reply.body, char(10)) FROM reply
                   WHERE reply.comment = comment.id), '') AS replies
  FROM comment;

-- Derived: words of bodies, suggestions and replies. Keeps no text of its own, and no sizes: results
-- come by date, never by rank.
CREATE VIRTUAL TABLE comment_search USING fts5(
  body, suggestion, replies,
  content = 'comment_words', content_rowid = 'number', columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 2'
);
