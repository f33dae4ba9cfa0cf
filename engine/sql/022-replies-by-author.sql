-- What somebody replied is found without a look at every reply.
CREATE INDEX reply_author ON reply (author);
