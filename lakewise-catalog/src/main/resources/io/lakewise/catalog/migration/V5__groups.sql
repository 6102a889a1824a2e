-- Users, service principals and groups have their names in one set, so that a name in a grant or
-- of an owner means one of them. Those that were there before have their name for an id.
ALTER TABLE principals ADD COLUMN kind TEXT NOT NULL DEFAULT 'USER'
  CHECK (kind IN ('USER', 'SERVICE_PRINCIPAL', 'GROUP'));

ALTER TABLE principals ADD COLUMN id TEXT;

ALTER TABLE principals ADD COLUMN display_name TEXT;

ALTER TABLE principals ADD COLUMN external_id TEXT;

ALTER TABLE principals ADD COLUMN active BIGINT NOT NULL DEFAULT 1 CHECK (active IN (0, 1));

UPDATE principals SET id = name_key;

CREATE UNIQUE INDEX principals_by_id ON principals (id);

-- A member is a user, a service principal or another group.
CREATE TABLE group_members (
  group_key TEXT NOT NULL REFERENCES principals (name_key) ON DELETE CASCADE,
  member_key TEXT NOT NULL REFERENCES principals (name_key) ON DELETE CASCADE,
  PRIMARY KEY (group_key, member_key)
);

CREATE INDEX group_members_by_member ON group_members (member_key, group_key);
