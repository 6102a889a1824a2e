-- With what service principals ask for tokens. Of a secret there is only the digest, which needs no
-- salt: it is made of 256 random bits. One that is deleted stays, so that no backup brings it back.
CREATE TABLE secrets (
  id TEXT NOT NULL PRIMARY KEY,
  principal_key TEXT NOT NULL REFERENCES principals (name_key) ON DELETE CASCADE,
  digest TEXT NOT NULL UNIQUE,
  scopes TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  deleted_at BIGINT
);

CREATE INDEX secrets_by_principal ON secrets (principal_key);
