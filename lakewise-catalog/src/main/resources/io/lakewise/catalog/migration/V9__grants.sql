-- What was granted: on a securable (its kind, a colon, then its name as it compares or its id) to a
-- principal's name_key, or to the computed groups. Without foreign keys, because a dropped table's
-- grants wait with it, and because the computed groups have no rows.
CREATE TABLE grants (
  securable TEXT NOT NULL,
  grantee_key TEXT NOT NULL,
  privilege TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  granted_at BIGINT NOT NULL,
  PRIMARY KEY (securable, grantee_key, privilege)
);

CREATE INDEX grants_by_grantee ON grants (grantee_key, securable);

-- Until now what belonged to "everyone" was everybody's to see, to fill and to change rows of.
INSERT INTO grants (securable, grantee_key, privilege, granted_by, granted_at)
SELECT 'CATALOG:' || c.catalog_key, 'account users', p.privilege, 'everyone', ${now}
FROM catalogs c CROSS JOIN (SELECT 'USE_CATALOG' AS privilege UNION ALL SELECT 'CREATE_SCHEMA') p
WHERE c.catalog_key = 'main';

INSERT INTO grants (securable, grantee_key, privilege, granted_by, granted_at)
SELECT 'SCHEMA:main.default', 'account users', p.privilege, 'everyone', ${now}
FROM (SELECT 'USE_SCHEMA' AS privilege UNION ALL SELECT 'CREATE_TABLE'
      UNION ALL SELECT 'CREATE_FUNCTION') p;

INSERT INTO grants (securable, grantee_key, privilege, granted_by, granted_at)
SELECT 'TABLE:' || r.id, 'account users', p.privilege, 'everyone', ${now}
FROM relations r CROSS JOIN (SELECT 'SELECT' AS privilege UNION ALL SELECT 'MODIFY') p
WHERE r.owner = 'everyone';

INSERT INTO grants (securable, grantee_key, privilege, granted_by, granted_at)
SELECT 'WAREHOUSE:' || w.id, 'account users', 'CAN_USE', 'everyone', ${now}
FROM warehouses w WHERE w.owner = 'everyone';
