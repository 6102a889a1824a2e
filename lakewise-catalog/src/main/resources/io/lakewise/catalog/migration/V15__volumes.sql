-- Folders of files with names of their own; tables, functions and volumes may be called the same.
CREATE TABLE volumes (
  id TEXT NOT NULL PRIMARY KEY,
  catalog_key TEXT NOT NULL,
  schema_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name TEXT NOT NULL,
  owner TEXT NOT NULL,
  comment TEXT,
  created_at BIGINT NOT NULL,
  location TEXT NOT NULL UNIQUE,
  managed BIGINT NOT NULL CHECK (managed IN (0, 1)),
  UNIQUE (catalog_key, schema_key, name_key),
  FOREIGN KEY (catalog_key, schema_key) REFERENCES schemas (catalog_key, schema_key)
);

-- Rights on declared folders are kept by id. Those that were there before have their name for one.
ALTER TABLE locations ADD COLUMN id TEXT;

ALTER TABLE locations ADD COLUMN comment TEXT;

UPDATE locations SET id = name_key;

CREATE UNIQUE INDEX locations_by_id ON locations (id);
