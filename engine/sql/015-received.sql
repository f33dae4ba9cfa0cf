-- What comments were taken from, as it came in: e-mail, pasted text, words said to an officer. Sealed
-- as the tables before.

CREATE TABLE received (
  number INTEGER PRIMARY KEY,
  reviewer TEXT NOT NULL REFERENCES reviewer (ref),  -- whose it is
  format TEXT NOT NULL,         -- mail, text, words
  content TEXT NOT NULL,        -- with encoding "bytes", every byte as the code point of its value
  encoding TEXT NOT NULL,       -- utf-8, bytes
  digest TEXT NOT NULL,         -- hash of the bytes: the same is kept once
  recorded TEXT NOT NULL,       -- instant it was taken in
  seal TEXT NOT NULL
) STRICT;
CREATE INDEX received_reviewer ON received (reviewer);

CREATE TABLE entry (
  -- Comments that somebody other than their reviewer put in.
  comment TEXT NOT NULL PRIMARY KEY REFERENCES comment (id),
  entered_by TEXT NOT NULL,     -- the officer's name
  agreed TEXT NOT NULL,         -- whether the reviewer agreed to publishing: yes, no, not asked
  received INTEGER REFERENCES received (number),  -- what it was taken from; NULL: not kept
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_received ON entry (received) WHERE received IS NOT NULL;
