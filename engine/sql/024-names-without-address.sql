-- Somebody with a name and no address is found without a look at everybody of that name.
DROP INDEX person_name;
CREATE INDEX person_name ON person (name_key, email_key) WHERE name_key <> '';
