-- Row filters and column masks. Without a foreign key, because the policies of a dropped table wait
-- with it. An empty column_key is the row filter.
CREATE TABLE policies (
  relation_id TEXT NOT NULL,
  column_key TEXT NOT NULL,
  column_name TEXT NOT NULL,
  function_catalog TEXT NOT NULL,
  function_schema TEXT NOT NULL,
  function_name TEXT NOT NULL,
  arguments TEXT NOT NULL,
  PRIMARY KEY (relation_id, column_key)
);
