-- Reports of dashboards: query_id is the dashboard's id where subject says so, and query_version its
-- version. agreed_queries has a line for each saved query that the dashboard asks: its id, a blank,
-- and the version that the owner of the report agreed to.
ALTER TABLE schedules ADD COLUMN subject TEXT NOT NULL DEFAULT 'QUERY';
ALTER TABLE schedules ADD COLUMN agreed_queries TEXT NOT NULL DEFAULT '';
