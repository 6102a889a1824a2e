-- Passwords as Argon2id makes them, in the form of the password hashing competition, which says
-- with which parameters.
CREATE TABLE passwords (
  principal_key TEXT NOT NULL PRIMARY KEY REFERENCES principals (name_key) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);

-- Who has signed in with a browser. Of what the browser holds there is only the digest. One that
-- began with a token has that token's scopes, and ends with it.
CREATE TABLE logins (
  id TEXT NOT NULL PRIMARY KEY,
  principal_key TEXT NOT NULL REFERENCES principals (name_key) ON DELETE CASCADE,
  digest TEXT NOT NULL UNIQUE,
  method TEXT NOT NULL,
  token_id TEXT,
  scopes TEXT NOT NULL,
  address TEXT,
  agent TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  last_used_at BIGINT NOT NULL,
  ended_at BIGINT
);

CREATE INDEX logins_by_principal ON logins (principal_key);
