-- The team and programs, for the web desk. Passwords are kept as argon2id hashes, tokens as hashes.

CREATE TABLE staff (
  name TEXT NOT NULL PRIMARY KEY,
  name_key TEXT NOT NULL UNIQUE,  -- folded: two that differ only in case are one
  roles TEXT NOT NULL,            -- words, separated by a space
  password TEXT NOT NULL,         -- empty: lets nobody in
  added TEXT NOT NULL,            -- instant
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE access_token (
  -- What a program shows with each request.
  hash TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,      -- of the program: stands with what it does
  roles TEXT NOT NULL,
  expires TEXT NOT NULL,          -- instant
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;
