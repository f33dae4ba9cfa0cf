-- The confidential lane. What a concern says and who raised it are sealed to the lane's public key;
-- handlers open it with passphrases of their own. No row says when, about what or about whom.

CREATE TABLE concern_lane (
  -- In one row.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  public_key TEXT NOT NULL,         -- base64
  seal TEXT NOT NULL
) STRICT;

CREATE TABLE concern_handler (
  -- Who can read the lane.
  name_key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,               -- an officer's, as with --as
  locked TEXT NOT NULL,             -- the lane's secret key under the handler's passphrase
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE concern (
  id TEXT NOT NULL PRIMARY KEY,
  party TEXT NOT NULL,              -- sealed: who raised it; empty where that was erased
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE concern_entry (
  -- Sealed: the statement and the first words, then a step each.
  number INTEGER PRIMARY KEY,
  concern TEXT NOT NULL REFERENCES concern (id),
  words TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX concern_entry_concern ON concern_entry (concern);
