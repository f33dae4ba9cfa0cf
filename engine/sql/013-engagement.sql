-- Events and what was said there, assessments, actions. All truth, sealed as the tables before. Free
-- words may name people. Keys are folded names.

CREATE TABLE event (
  id TEXT NOT NULL PRIMARY KEY,  -- "e-…"
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  held TEXT,                     -- instant; the day it was held
  host TEXT NOT NULL,
  place TEXT NOT NULL,
  round TEXT NOT NULL,           -- of assessment; empty: its own
  about TEXT NOT NULL,
  source TEXT NOT NULL,          -- where the write-up is kept
  made TEXT NOT NULL,            -- instant
  made_by TEXT NOT NULL,         -- the officer's name
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event_part (
  -- Prompts, objectives, groups, and who was present, each list in its order.
  event TEXT NOT NULL REFERENCES event (id),
  kind TEXT NOT NULL,            -- prompt, objective, group, presence
  position INTEGER NOT NULL,     -- 0 for the first of its kind
  name TEXT NOT NULL,            -- of a presence, the organisation
  detail TEXT NOT NULL,          -- of a presence, the sector
  seal TEXT NOT NULL,
  PRIMARY KEY (event, kind, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE remark (
  -- One thing said at an event.
  number INTEGER PRIMARY KEY,    -- in the order they were taken in
  id TEXT NOT NULL UNIQUE,       -- "m-…"
  event TEXT NOT NULL REFERENCES event (id),
  source_id TEXT,                -- the source's own id
  line INTEGER NOT NULL,         -- of the write-up, from 1; 0: from none
  prompt TEXT NOT NULL,          -- as event_part has it, or empty; so the next two
  objective TEXT NOT NULL,
  party TEXT NOT NULL,           -- the group
  body TEXT NOT NULL,            -- as it reads now; bodies before are in remark_edit
  reviewer TEXT REFERENCES reviewer (ref),  -- who said it; NULL: nobody knows
  attribution TEXT NOT NULL,     -- none, sector, organisation, named: the most that may be told
  consent TEXT NOT NULL,         -- not asked, refused, given: whether the words may be published
  headline INTEGER NOT NULL,     -- 1: reported back as one
  withdrawn INTEGER NOT NULL,    -- 1: no longer counted
  edits INTEGER NOT NULL,        -- rows in remark_edit
  created TEXT NOT NULL,         -- instant
  seal TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX remark_source ON remark (event, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX remark_event ON remark (event, prompt, objective);
CREATE INDEX remark_reviewer ON remark (reviewer);

CREATE TABLE remark_edit (
  -- Bodies before each edit. Only ever added to.
  remark TEXT NOT NULL REFERENCES remark (id),
  position INTEGER NOT NULL,     -- 0 for the first edit
  body TEXT NOT NULL,
  replaced TEXT NOT NULL,        -- instant
  seal TEXT NOT NULL,
  PRIMARY KEY (remark, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE remark_link (
  -- Where a remark led.
  number INTEGER PRIMARY KEY,
  remark TEXT NOT NULL REFERENCES remark (id),
  use TEXT NOT NULL,             -- comment, evidence, source
  document TEXT NOT NULL,
  draft TEXT NOT NULL,           -- label it was linked on, or "working"
  anchor TEXT NOT NULL,          -- statement; empty: a change note alone
  note TEXT NOT NULL,            -- id of a change note, or empty
  made TEXT NOT NULL,            -- instant
  made_by TEXT NOT NULL,
  seal TEXT NOT NULL,
  UNIQUE (remark, use, document, anchor, note)
) STRICT;
CREATE INDEX remark_link_place ON remark_link (document, anchor);

CREATE TABLE remark_moderation (
  -- Whether everyone may see a remark. The last one counts; without any it is pending.
  number INTEGER PRIMARY KEY,
  remark TEXT NOT NULL REFERENCES remark (id),
  state TEXT NOT NULL,           -- pending, approved, withheld
  reason TEXT NOT NULL,
  decided TEXT NOT NULL,         -- instant
  decided_by TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX remark_moderation_remark ON remark_moderation (remark);

CREATE TABLE remark_redaction (
  -- Words of a body that are replaced wherever they are shown.
  number INTEGER PRIMARY KEY,
  remark TEXT NOT NULL REFERENCES remark (id),
  span_start INTEGER NOT NULL,   -- code points of the body, half-open
  span_end INTEGER NOT NULL,
  reason TEXT NOT NULL,          -- a code: s40
  explanation TEXT NOT NULL,
  made TEXT NOT NULL,
  made_by TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX remark_redaction_remark ON remark_redaction (remark);

CREATE TABLE assessment (
  -- A group's score of a dimension at an event.
  number INTEGER PRIMARY KEY,    -- in the order they were taken in
  id TEXT NOT NULL UNIQUE,       -- "s-…"
  event TEXT NOT NULL REFERENCES event (id),
  document TEXT NOT NULL,
  draft TEXT NOT NULL,           -- label of the draft whose descriptors were used
  dimension TEXT NOT NULL,       -- anchor
  dimension_name TEXT NOT NULL,  -- as that draft has it
  party TEXT NOT NULL,           -- the group
  organisation TEXT NOT NULL,
  sector TEXT NOT NULL,
  low INTEGER NOT NULL,          -- half levels: 3 is 1.5
  high INTEGER NOT NULL,
  words TEXT NOT NULL,           -- the score as it was said
  made TEXT NOT NULL,            -- instant
  made_by TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_event ON assessment (event);

CREATE TABLE assessment_note (
  assessment TEXT NOT NULL REFERENCES assessment (id),
  position INTEGER NOT NULL,     -- 0 for the first
  kind TEXT NOT NULL,            -- reason, exception, challenge
  body TEXT NOT NULL,
  scope TEXT NOT NULL,           -- of an exception: where it holds
  low INTEGER,                   -- of an exception: what holds there, in half levels
  high INTEGER,
  seal TEXT NOT NULL,
  PRIMARY KEY (assessment, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE action (
  -- What is needed to progress.
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,       -- "x-…"
  body TEXT NOT NULL,
  event TEXT REFERENCES event (id),
  document TEXT NOT NULL,        -- of the dimension, or empty
  dimension TEXT NOT NULL,       -- anchor, or empty
  dimension_name TEXT NOT NULL,
  low INTEGER,                   -- the level it is to bring about, in half levels
  high INTEGER,
  owner TEXT NOT NULL,           -- organisation, or empty
  due TEXT,                      -- instant; the day
  remark TEXT REFERENCES remark (id),  -- it was taken from
  made TEXT NOT NULL,            -- instant
  made_by TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX action_remark ON action (remark);
CREATE INDEX action_event ON action (event);

CREATE TABLE action_step (
  -- States of an action. Only ever added to: the last one counts.
  number INTEGER PRIMARY KEY,
  action TEXT NOT NULL REFERENCES action (id),
  state TEXT NOT NULL,           -- proposed, agreed, under way, done, dropped
  note TEXT NOT NULL,
  since TEXT NOT NULL,           -- instant
  decided_by TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX action_step_action ON action_step (action);

CREATE TABLE action_evidence (
  number INTEGER PRIMARY KEY,
  action TEXT NOT NULL REFERENCES action (id),
  body TEXT NOT NULL,            -- a link or words
  made TEXT NOT NULL,            -- instant
  made_by TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX action_evidence_action ON action_evidence (action);

CREATE TABLE action_commitment (
  -- Statements that commit to an action.
  action TEXT NOT NULL REFERENCES action (id),
  document TEXT NOT NULL,
  anchor TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (action, document, anchor)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_commitment_place ON action_commitment (document, anchor);
