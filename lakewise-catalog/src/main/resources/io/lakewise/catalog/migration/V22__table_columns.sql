-- The columns of tables, a line each, as the newest version that was seen has them: for finding
-- tables by them. A table is known by where it lies, so that it need not have its name yet.
CREATE TABLE table_columns (
  location TEXT NOT NULL PRIMARY KEY,
  names TEXT NOT NULL,
  name_keys TEXT NOT NULL
);

-- The order in which names are found.
CREATE INDEX relations_by_length ON relations (LENGTH(name_key), name_key);
