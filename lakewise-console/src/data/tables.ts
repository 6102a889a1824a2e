import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../api/client';
import { partsOf } from '../format/sql';

export type TableSummary = Schemas['TableSummary'];
export type Table = Schemas['Table'];

/** Names up to which all are fetched; whoever has more searches. */
export const MOST = 10_000;
const PAGE = 1000;

async function all(): Promise<TableSummary[]> {
  const tables: TableSummary[] = [];
  let next: string | undefined;
  do {
    const page = await answer(
      api.GET('/api/v1/tables', {
        params: { query: { limit: PAGE, ...(next ? { page_token: next } : {}) } },
      }),
    );
    tables.push(...page.tables);
    next = page.next_page_token;
  } while (next && tables.length < MOST);
  return tables.sort((one, other) => order(one).localeCompare(order(other)));
}

function order(table: TableSummary): string {
  return `${table.catalog}\u0000${table.schema}\u0000${table.name}`;
}

/** The tables and views that the user sees. */
export function useTables(enabled = true) {
  return useQuery({ queryKey: ['tables'], queryFn: all, staleTime: 30_000, enabled });
}

/** Where the page of a table is. */
export function tablePath(table: Pick<TableSummary, 'catalog' | 'schema' | 'name'>): string {
  return `/data/${[table.catalog, table.schema, table.name].map(encodeURIComponent).join('/')}`;
}

/** The parts of a name as lineage has it; undefined for what is no name of a table. */
export function tableNamed(full: string): Named | undefined {
  const [catalog, schema, name, ...rest] = partsOf(full);
  return catalog && schema && name && rest.length === 0 ? { catalog, schema, name } : undefined;
}

type Named = Pick<TableSummary, 'catalog' | 'schema' | 'name'>;

/** One table at its newest version, or at the one that is named. */
export function fetchTable({ catalog, schema, name }: Named, version?: number) {
  return queryOptions({
    queryKey: ['table', catalog, schema, name, version ?? 'newest'],
    queryFn: () =>
      answer(
        api.GET('/api/v1/tables/{catalog}/{schema}/{table}', {
          params: {
            path: { catalog, schema, table: name },
            query: version === undefined ? {} : { version },
          },
        }),
      ),
    staleTime: 30_000,
  });
}

/** What has a part in its name or its columns' names, as the server ranks them; it looks through all names. */
export function useSearch(typed: string, most = 30) {
  return useQuery({
    queryKey: ['search', typed, most],
    queryFn: async ({ signal }) => {
      const answered = await answer(
        api.GET('/api/v1/search', { params: { query: { q: typed, limit: most } }, signal }),
      );
      return answered.found;
    },
    enabled: typed.trim() !== '',
    placeholderData: (before) => before,
  });
}
