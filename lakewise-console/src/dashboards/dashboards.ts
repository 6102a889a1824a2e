import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../api/client';
import { free } from './layout';

export type Dashboard = Schemas['SavedItemSummary'];
export type DashboardWhole = Schemas['DashboardWhole'];
export type Definition = Schemas['DashboardDefinition'];
export type Item = Schemas['DashboardItem'];
export type ItemKind = Item['kind'];

/** Items that a dashboard has at most. */
export const MOST_ITEMS = 50;
const MOST = 1000;

/** The dashboards that the user keeps, and those that others share. */
export const dashboards = queryOptions({
  queryKey: ['dashboards'],
  queryFn: () => answer(api.GET('/api/v1/dashboards', { params: { query: { limit: MOST } } })),
});

export function dashboard(id: string) {
  return queryOptions({
    queryKey: ['dashboards', id],
    queryFn: () => answer(api.GET('/api/v1/dashboards/{id}', { params: { path: { id } } })),
    retry: false,
  });
}

/** What a dashboard was in one of its versions. */
export function dashboardVersion(id: string, version: number) {
  return queryOptions({
    queryKey: ['dashboards', id, 'versions', version],
    queryFn: () =>
      answer(api.GET('/api/v1/dashboards/{id}', { params: { path: { id }, query: { version } } })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Gives a dashboard another name and folder. */
export function describe(
  { id, comment }: Dashboard,
  place: { folder: string; name: string },
): Promise<DashboardWhole> {
  return answer(
    api.POST('/api/v1/dashboards/{id}', {
      params: { path: { id } },
      body: { ...place, ...(comment === undefined ? {} : { comment }) },
    }),
  );
}

export function create(folder: string, name: string): Promise<DashboardWhole> {
  const definition = { items: [], filters: [] };
  return answer(api.POST('/api/v1/dashboards', { body: { folder, name, definition } }));
}

export function save(id: string, version: number, definition: Definition): Promise<DashboardWhole> {
  return answer(
    api.POST('/api/v1/dashboards/{id}/versions', {
      params: { path: { id } },
      body: { base_version: version, definition },
    }),
  );
}

const SIZES: Record<ItemKind, [number, number]> = {
  TABLE: [6, 7],
  CHART: [6, 7],
  NUMBER: [3, 3],
  TEXT: [6, 2],
};

/** A new item at the first place that is free. */
export function added(definition: Definition, item: Omit<Item, 'id' | 'place'>): Definition {
  const [w, h] = SIZES[item.kind];
  const place = free(definition.items, w, h);
  return {
    ...definition,
    items: [...definition.items, { ...item, id: crypto.randomUUID(), place }],
  };
}

/** By their folders, both in the order of their names. */
export function sorted(all: Dashboard[], typed: string): Dashboard[] {
  const order = new Intl.Collator(undefined, { numeric: true });
  const part = typed.toLowerCase();
  return all
    .filter(({ folder, name }) => `${folder}/${name}`.toLowerCase().includes(part))
    .sort((a, b) => order.compare(a.folder, b.folder) || order.compare(a.name, b.name));
}
