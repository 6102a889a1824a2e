-- SQL that SQLite and PostgreSQL both understand. A *_key is a name as it compares (NameRules.key),
-- beside it stands the name as it is spelled. Times are microseconds since the epoch.

CREATE TABLE catalogs (
  catalog_key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  owner TEXT NOT NULL,
  comment TEXT,
  created_at BIGINT NOT NULL
);

CREATE TABLE schemas (
  catalog_key TEXT NOT NULL REFERENCES catalogs (catalog_key),
  schema_key TEXT NOT NULL,
  name TEXT NOT NULL,
  owner TEXT NOT NULL,
  comment TEXT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (catalog_key, schema_key)
);

-- Tables and views share the names of a schema.
CREATE TABLE relations (
  id TEXT NOT NULL PRIMARY KEY,
  catalog_key TEXT NOT NULL,
  schema_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('TABLE', 'VIEW')),
  owner TEXT NOT NULL,
  comment TEXT,
  created_at BIGINT NOT NULL,
  format TEXT,
  location TEXT UNIQUE,
  managed INTEGER CHECK (managed IN (0, 1)),
  definition TEXT,
  UNIQUE (catalog_key, schema_key, name_key),
  FOREIGN KEY (catalog_key, schema_key) REFERENCES schemas (catalog_key, schema_key),
  CHECK ((kind = 'TABLE' AND location IS NOT NULL AND format IS NOT NULL AND managed IS NOT NULL
          AND definition IS NULL)
      OR (kind = 'VIEW' AND location IS NULL AND format IS NULL AND managed IS NULL
          AND definition IS NOT NULL))
);

-- Tables that can come back; the schema may be gone, so its name is kept as spelled.
CREATE TABLE dropped_tables (
  id TEXT NOT NULL PRIMARY KEY,
  catalog_key TEXT NOT NULL,
  schema_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  catalog_name TEXT NOT NULL,
  schema_name TEXT NOT NULL,
  name TEXT NOT NULL,
  owner TEXT NOT NULL,
  comment TEXT,
  created_at BIGINT NOT NULL,
  format TEXT NOT NULL,
  location TEXT NOT NULL,
  managed INTEGER NOT NULL CHECK (managed IN (0, 1)),
  dropped_at BIGINT NOT NULL
);

CREATE INDEX dropped_tables_by_name ON dropped_tables (catalog_key, schema_key, name_key);

CREATE INDEX dropped_tables_by_time ON dropped_tables (dropped_at);

CREATE TABLE functions (
  id TEXT NOT NULL PRIMARY KEY,
  catalog_key TEXT NOT NULL,
  schema_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name TEXT NOT NULL,
  owner TEXT NOT NULL,
  comment TEXT,
  created_at BIGINT NOT NULL,
  definition TEXT NOT NULL,
  UNIQUE (catalog_key, schema_key, name_key),
  FOREIGN KEY (catalog_key, schema_key) REFERENCES schemas (catalog_key, schema_key)
);

CREATE TABLE schema_tags (
  catalog_key TEXT NOT NULL,
  schema_key TEXT NOT NULL,
  tag TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (catalog_key, schema_key, tag),
  FOREIGN KEY (catalog_key, schema_key) REFERENCES schemas (catalog_key, schema_key)
    ON DELETE CASCADE
);

-- Without a foreign key, because the tags of a dropped table wait with it. An empty column_key is
-- the table or view itself.
CREATE TABLE relation_tags (
  relation_id TEXT NOT NULL,
  column_key TEXT NOT NULL,
  column_name TEXT NOT NULL,
  tag TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (relation_id, column_key, tag)
);

CREATE TABLE clones (
  clone_id TEXT NOT NULL,
  clone_location TEXT NOT NULL,
  source_id TEXT,
  source_location TEXT NOT NULL,
  source_version BIGINT NOT NULL CHECK (source_version >= 0),
  created_at BIGINT NOT NULL,
  PRIMARY KEY (clone_id, source_location)
);

CREATE INDEX clones_by_source ON clones (source_location);

CREATE TABLE locations (
  name_key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  owner TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

INSERT INTO catalogs (catalog_key, name, owner, comment, created_at)
VALUES ('main', 'main', 'everyone', NULL, ${now});

INSERT INTO schemas (catalog_key, schema_key, name, owner, comment, created_at)
VALUES ('main', 'default', 'default', 'everyone', NULL, ${now});
