-- Tags of catalogs, as those of schemas.
CREATE TABLE catalog_tags (
  catalog_key TEXT NOT NULL,
  tag TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (catalog_key, tag),
  FOREIGN KEY (catalog_key) REFERENCES catalogs (catalog_key) ON DELETE CASCADE
);

-- Policies by tag: on a table (its id alone), a schema, or a catalog (an empty schema_key). Without
-- foreign keys, because those of a dropped table wait with it.
CREATE TABLE tag_policies (
  catalog_key TEXT NOT NULL,
  schema_key TEXT NOT NULL,
  relation_id TEXT NOT NULL,
  policy_key TEXT NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (catalog_key, schema_key, relation_id, policy_key)
);
