import type { Schemas } from '../api/client';

export type Report = Schemas['ScheduleSummary'];
export type Alert = Schemas['AlertSummary'];
export type Run = Schemas['RunSummary'];
/** A report, or an alert: which one it is tells its evaluation. */
export type Scheduled = Report | Alert;

/** What runs: a saved query, or a dashboard. */
export interface Subject {
  kind: 'query' | 'dashboard';
  id: string;
}

export function isAlert(one: Scheduled): one is Alert {
  return 'evaluation' in one;
}

/** What one runs. */
export function subjectOf(one: Scheduled): Subject {
  const dashboard = isAlert(one) ? undefined : one.dashboard_id;
  return dashboard === undefined
    ? { kind: 'query', id: one.query_id ?? '' }
    : { kind: 'dashboard', id: dashboard };
}

/** What that is called, if one may see it. */
export function subjectName(one: Scheduled): string | undefined {
  return one.query_name ?? (isAlert(one) ? undefined : one.dashboard_name);
}
