-- Who is let in at the web desk. Secrets are kept as hashes only; rows go when they are used or over.
-- `name` is an officer's or editor's name, or a reviewer's ref.

CREATE TABLE sign_in_link (
  -- Works once, until it expires.
  hash TEXT NOT NULL PRIMARY KEY,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  expires TEXT NOT NULL,        -- instant
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  hash TEXT NOT NULL PRIMARY KEY,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  expires TEXT NOT NULL,        -- instant
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;
