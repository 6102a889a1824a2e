-- What came from where, each way once. A column is empty where the whole is meant.
CREATE TABLE lineage (
  source_name TEXT NOT NULL,
  source_type TEXT NOT NULL,
  source_column TEXT NOT NULL,
  target_name TEXT NOT NULL,
  target_type TEXT NOT NULL,
  target_column TEXT NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (
    source_name, target_name, source_column, target_column, source_type, target_type)
);

CREATE INDEX lineage_by_target ON lineage (target_name);

CREATE INDEX lineage_by_time ON lineage (seen_at);
