-- What statements did, on its way into the tables of the catalog "system": batches of JSON lines
-- without a text or a value of a statement.
CREATE TABLE pending_records (
  sequence BIGINT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL
);

-- One row once something was recorded. The id tells whose sequence it is, so that tables that
-- outlive this database do not take a new one's records for known.
CREATE TABLE record_sequence (
  id TEXT NOT NULL PRIMARY KEY,
  last_sequence BIGINT NOT NULL
);

-- The statements of each user, with their texts, unless these are not to be kept.
CREATE TABLE statement_history (
  statement_id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  content TEXT NOT NULL,
  statement_text TEXT,
  error_text TEXT
);

CREATE INDEX statement_history_by_user ON statement_history (user_id, started_at);

CREATE INDEX statement_history_by_time ON statement_history (started_at);
