-- Reports and alerts: what is run at which times on behalf of its owner, and to whom that is sent.
-- An alert is one with a condition (alert_column and those that follow). next_run_at is empty while
-- it is paused; whoever moves it on runs what was due. The secret signs what goes to the webhook.
-- query_version is what the owner agreed to; revision counts the changes. detail is the owner's alone.
CREATE TABLE schedules (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  owner TEXT NOT NULL,
  query_id TEXT NOT NULL,
  query_version BIGINT NOT NULL,
  warehouse TEXT NOT NULL,
  cron TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  paused BIGINT NOT NULL,
  formats TEXT NOT NULL,
  emails TEXT NOT NULL,
  webhook TEXT,
  webhook_secret TEXT,
  alert_column TEXT,
  alert_aggregation TEXT,
  alert_operator TEXT,
  alert_threshold TEXT,
  alert_threshold_type TEXT,
  alert_if_empty TEXT,
  alert_notify_on_ok BIGINT NOT NULL,
  alert_retrigger_seconds BIGINT,
  alert_state TEXT NOT NULL,
  alert_notified_at BIGINT,
  next_run_at BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE INDEX schedules_due ON schedules (next_run_at);
CREATE INDEX schedules_owner ON schedules (owner);

CREATE TABLE schedule_runs (
  id TEXT NOT NULL PRIMARY KEY,
  schedule_id TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  asked_for BIGINT NOT NULL,
  state TEXT NOT NULL,
  alert_state TEXT,
  alert_value TEXT,
  statement_id TEXT,
  sent_to TEXT NOT NULL,
  message TEXT,
  detail TEXT
);

CREATE INDEX schedule_runs_started ON schedule_runs (schedule_id, started_at);
