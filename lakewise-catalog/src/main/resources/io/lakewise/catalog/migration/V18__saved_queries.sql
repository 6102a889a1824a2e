-- Queries that are kept in folders of whoever wrote them, and shared by grants on their ids. Each
-- change is a version of its own; what the console shows with one (settings) is JSON.
CREATE TABLE saved_queries (
  id TEXT NOT NULL PRIMARY KEY,
  folder TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name TEXT NOT NULL,
  comment TEXT,
  owner TEXT NOT NULL,
  version BIGINT NOT NULL CHECK (version >= 1),
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  updated_by TEXT NOT NULL,
  UNIQUE (owner, folder, name_key)
);

CREATE TABLE saved_query_versions (
  query_id TEXT NOT NULL REFERENCES saved_queries (id) ON DELETE CASCADE,
  version BIGINT NOT NULL CHECK (version >= 1),
  text TEXT NOT NULL,
  settings TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (query_id, version)
);
