-- Statements that run longer than a moment, so that those of a server that was killed are not
-- forgotten: which server runs them, and when it last said so.
CREATE TABLE running_statements (
  statement_id TEXT NOT NULL PRIMARY KEY,
  server TEXT NOT NULL,
  seen_at BIGINT NOT NULL,
  user_id TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  content TEXT NOT NULL,
  statement_text TEXT
);
