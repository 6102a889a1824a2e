-- No size: the threads and memory of the server's configuration. No bound of the queue: its bound.
CREATE TABLE warehouses (
  id TEXT NOT NULL PRIMARY KEY,
  name_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  size TEXT,
  min_workers BIGINT NOT NULL,
  max_workers BIGINT NOT NULL,
  auto_stop_minutes BIGINT NOT NULL,
  queued_statements BIGINT,
  statement_seconds BIGINT NOT NULL,
  warm_spare BIGINT NOT NULL,
  owner TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

INSERT INTO warehouses (id, name_key, name, size, min_workers, max_workers, auto_stop_minutes,
  queued_statements, statement_seconds, warm_spare, owner, created_at)
VALUES ('default', 'default', 'default', NULL, 1, 1, 0, NULL, 0, 0, 'everyone', ${now});
