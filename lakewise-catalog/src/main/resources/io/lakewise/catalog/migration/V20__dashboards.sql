-- Dashboards: kept, versioned and shared as saved queries are. The text of a version is JSON.
CREATE TABLE dashboards (
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

CREATE TABLE dashboard_versions (
  dashboard_id TEXT NOT NULL REFERENCES dashboards (id) ON DELETE CASCADE,
  version BIGINT NOT NULL CHECK (version >= 1),
  text TEXT NOT NULL,
  settings TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (dashboard_id, version)
);
