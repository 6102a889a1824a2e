import { expect, test } from 'vitest';
import { alertOf, draftOf, fresh, reportOf } from './draft';
import type { Alert, Report } from './kinds';

const REPORT: Report = {
  id: 'r',
  name: 'Sales',
  owner: 'ann',
  dashboard_id: 'd1',
  warehouse_id: 'small',
  schedule: {
    quartz_cron_expression: '0 0 6 L * ?',
    timezone_id: 'Europe/Vienna',
    pause_status: 'PAUSED',
  },
  formats: ['CSV', 'HTML'],
  emails: ['a@x.org', 'b@x.org'],
  webhook_url: 'https://x.org/hook',
  created_at: '2026-01-01T00:00:00Z',
};

const { dashboard_id: _, formats: __, ...OTHERS } = REPORT;
const ALERT: Alert = {
  ...OTHERS,
  query_id: 'q1',
  state: 'OK',
  evaluation: {
    source: { name: 'late', aggregation: 'SUM' },
    comparison_operator: 'GREATER_THAN',
    threshold: { value: { double_value: 0.5 } },
    empty_result_state: 'TRIGGERED',
    notification: { notify_on_ok: true, retrigger_seconds: 90 },
  },
};

test('a report that is opened and kept again is as it was', () => {
  const { name, schedule, formats, emails, webhook_url, warehouse_id, dashboard_id } = REPORT;
  expect(reportOf(draftOf(REPORT), REPORT)).toEqual({
    name,
    schedule,
    formats,
    emails,
    webhook_url,
    warehouse_id,
    dashboard_id,
  });
});

test('an alert that is opened and kept again is as it was', () => {
  for (const evaluation of [
    ALERT.evaluation,
    { ...ALERT.evaluation, threshold: { value: { string_value: '7' } } },
    { ...ALERT.evaluation, threshold: { value: { bool_value: false } } },
  ]) {
    const again = alertOf(draftOf({ ...ALERT, evaluation }), ALERT);
    expect(again.evaluation).toEqual(evaluation);
    expect(again.query_id).toBe('q1');
  }
});

test('what is compared with nothing has no threshold', () => {
  const draft = fresh('A', { kind: 'query', id: 'q' }, 'UTC', 'small');
  const rule = { ...draft.rule, column: ' n ', operator: 'IS_NULL' as const, threshold: '7' };
  expect(alertOf({ ...draft, rule }).evaluation).toEqual({
    source: { name: 'n', aggregation: 'NONE' },
    comparison_operator: 'IS_NULL',
    empty_result_state: 'OK',
    notification: { notify_on_ok: false },
  });
  expect(reportOf(draft)).toEqual({
    name: 'A',
    query_id: 'q',
    formats: ['CSV', 'XLSX', 'HTML'],
    emails: [],
    warehouse_id: 'small',
    schedule: { quartz_cron_expression: '0 0 8 * * ?', timezone_id: 'UTC' },
  });
});
