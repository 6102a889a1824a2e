-- Chains of audit records. The active one goes on; those of restored backups are kept to
-- compare with what the tables have.
CREATE TABLE audit_chains (
  id TEXT NOT NULL PRIMARY KEY,
  active BIGINT NOT NULL CHECK (active IN (0, 1)),
  last_sequence BIGINT NOT NULL,
  last_hash TEXT NOT NULL
);

CREATE UNIQUE INDEX audit_chains_active ON audit_chains (active) WHERE active = 1;

-- Audit records on their way into the table of the catalog "system", as JSON.
CREATE TABLE audit_pending (
  chain TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (chain, sequence)
);
