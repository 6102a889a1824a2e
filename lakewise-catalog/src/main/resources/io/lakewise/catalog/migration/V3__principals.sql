-- Who may be let in, and by which tokens. Of a token there is only its digest (SHA-256 of 256
-- random bits, in hexadecimal digits).
CREATE TABLE principals (
  name_key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  admin INTEGER NOT NULL CHECK (admin IN (0, 1)),
  created_at BIGINT NOT NULL
);

INSERT INTO principals (name_key, name, admin, created_at) VALUES ('admin', 'admin', 1, ${now});

CREATE TABLE tokens (
  id TEXT NOT NULL PRIMARY KEY,
  principal_key TEXT NOT NULL REFERENCES principals (name_key),
  digest TEXT NOT NULL UNIQUE,
  comment TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT,
  last_used_at BIGINT
);
