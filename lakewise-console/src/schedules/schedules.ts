import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../api/client';

export type Report = Schemas['ScheduleSummary'];
export type Alert = Schemas['AlertSummary'];
export type Run = Schemas['RunSummary'];
/** A report, or an alert: which one it is tells its evaluation. */
export type Scheduled = Report | Alert;

const MOST = 1000;
const LIVE = 3000;

export function isAlert(one: Scheduled): one is Alert {
  return 'evaluation' in one;
}

/** Reports and alerts in order of name. */
export const scheduled = queryOptions({
  queryKey: ['schedules'],
  queryFn: async (): Promise<Scheduled[]> => {
    const params = { query: { limit: MOST } };
    const [{ schedules }, { alerts }] = await Promise.all([
      answer(api.GET('/api/v1/schedules', { params })),
      answer(api.GET('/api/v1/alerts', { params })),
    ]);
    return [...schedules, ...alerts].sort((one, other) => one.name.localeCompare(other.name));
  },
  refetchInterval: LIVE,
});

function path(one: Scheduled) {
  return { params: { path: { id: one.id } } };
}

/** What became of one, the newest first. */
export function runs(one: Scheduled) {
  return queryOptions({
    queryKey: ['schedules', one.id, 'runs'],
    queryFn: () =>
      answer(
        isAlert(one)
          ? api.GET('/api/v1/alerts/{id}/runs', path(one))
          : api.GET('/api/v1/schedules/{id}/runs', path(one)),
      ),
    refetchInterval: LIVE,
  });
}

export function runNow(one: Scheduled): Promise<Run> {
  return answer(
    isAlert(one)
      ? api.POST('/api/v1/alerts/{id}/run', { ...path(one), body: {} })
      : api.POST('/api/v1/schedules/{id}/run', { ...path(one), body: {} }),
  );
}

export function drop(one: Scheduled): Promise<unknown> {
  return answer(
    isAlert(one)
      ? api.DELETE('/api/v1/alerts/{id}', path(one))
      : api.DELETE('/api/v1/schedules/{id}', path(one)),
  );
}

/** Lets one wait, or go on. */
export function pause(one: Scheduled, paused: boolean): Promise<unknown> {
  const { name, query_id, warehouse_id, emails } = one;
  const shared = {
    name,
    query_id,
    warehouse_id,
    emails,
    ...(one.webhook_url === undefined ? {} : { webhook_url: one.webhook_url }),
    schedule: {
      ...one.schedule,
      pause_status: paused ? ('PAUSED' as const) : ('UNPAUSED' as const),
    },
  };
  return isAlert(one)
    ? answer(
        api.PUT('/api/v1/alerts/{id}', {
          ...path(one),
          body: { ...shared, evaluation: one.evaluation },
        }),
      )
    : answer(
        api.PUT('/api/v1/schedules/{id}', {
          ...path(one),
          body: { ...shared, formats: one.formats },
        }),
      );
}
