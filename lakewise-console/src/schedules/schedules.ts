import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { alertOf, type Draft, draftOf, reportOf } from './draft';
import { isAlert, type Run, type Scheduled } from './kinds';

const MOST = 1000;
const LIVE = 3000;
const PAGE = 50;

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

/** What became of one, the newest first; asked again while nobody looks at what is older. */
export function runs(one: Scheduled) {
  return infiniteQueryOptions({
    queryKey: ['schedules', one.id, 'runs'],
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam ? { page_token: pageParam } : {}) };
      const params = { path: { id: one.id }, query };
      return answer(
        isAlert(one)
          ? api.GET('/api/v1/alerts/{id}/runs', { params })
          : api.GET('/api/v1/schedules/{id}/runs', { params }),
      );
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : LIVE),
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

/** Keeps what was typed as a new one, or in the place of one that is kept. */
export function keep(
  draft: Draft,
  alert: boolean,
  before: Scheduled | undefined,
): Promise<{ webhook_secret?: string }> {
  if (alert) {
    const body = alertOf(draft, before);
    return answer(
      before
        ? api.PUT('/api/v1/alerts/{id}', { ...path(before), body })
        : api.POST('/api/v1/alerts', { body }),
    );
  }
  const body = reportOf(draft, before);
  return answer(
    before
      ? api.PUT('/api/v1/schedules/{id}', { ...path(before), body })
      : api.POST('/api/v1/schedules', { body }),
  );
}

/** Lets one wait, or go on. */
export function pause(one: Scheduled, paused: boolean): Promise<unknown> {
  const pause_status = paused ? ('PAUSED' as const) : ('UNPAUSED' as const);
  const changed = { ...one, schedule: { ...one.schedule, pause_status } };
  return keep(draftOf(one), isAlert(one), changed);
}
