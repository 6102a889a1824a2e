import { ask } from '../api/ask';
import { send } from '../api/client';
import { SOURCE_TAG } from '../api/source';
import { text } from '../format/sql';
import { COLUMNS, everyonesQuery } from './everyones';
import { namesOf, shapesQuery } from './shapes';

/** A statement that was asked, whoever asked it; without a text where it is not the reader's own. */
export interface PastQuery {
  id: string;
  status: string;
  type: string;
  text?: string;
  error?: string;
  user: string;
  warehouse: string;
  client: string;
  startedAt: number;
  fingerprint?: string;
  /** What it reads, where its text is not told. */
  tables?: string[];
  isFinal: boolean;
  measures?: Measures;
}

/** What it took: milliseconds, counts and bytes. */
export interface Measures {
  total: number;
  waiting: number;
  planning: number;
  executing: number;
  fetching: number;
  rows: number;
  readFiles: number;
  prunedFiles: number;
  readBytes: number;
  prunedBytes?: number;
  spilledBytes: number;
  peakMemory?: number;
  fromCache: boolean;
  credits?: number;
  cost?: number;
}

interface Told {
  query_id: string;
  status: string;
  query_text?: string;
  error_message?: string;
  statement_type: string;
  user_name: string;
  warehouse_id: string;
  client_application: string;
  query_start_time_ms: number;
  is_final: boolean;
  metrics?: Record<string, number> & { result_from_cache?: boolean };
}

export interface HistoryPage {
  queries: PastQuery[];
  next?: string;
}

function past(told: Told): PastQuery {
  const metrics = told.metrics;
  const begun = told.query_start_time_ms;
  return {
    id: told.query_id,
    status: told.status,
    type: told.statement_type,
    ...(told.query_text === undefined ? {} : { text: told.query_text }),
    ...(told.error_message === undefined ? {} : { error: told.error_message }),
    user: told.user_name,
    warehouse: told.warehouse_id,
    client: told.client_application,
    startedAt: begun,
    isFinal: told.is_final,
    ...(metrics
      ? {
          measures: {
            total: metrics.total_time_ms ?? 0,
            waiting: (metrics.query_compilation_start_timestamp ?? begun) - begun,
            planning: metrics.compilation_time_ms ?? 0,
            executing: metrics.execution_time_ms ?? 0,
            fetching: metrics.result_fetch_time_ms ?? 0,
            rows: metrics.rows_produced_count ?? 0,
            readFiles: metrics.read_files_count ?? 0,
            prunedFiles: metrics.pruned_files_count ?? 0,
            readBytes: metrics.read_bytes ?? 0,
            prunedBytes: metrics.pruned_bytes ?? 0,
            spilledBytes: metrics.spill_to_disk_bytes ?? 0,
            fromCache: metrics.result_from_cache === true,
          },
        }
      : {}),
  };
}

const PAGE = 100;

export interface Filter {
  statuses: string[];
  /** Milliseconds since the epoch. */
  since: number;
  /** Whether those are shown that pages asked for themselves. */
  withConsole: boolean;
}

/** The reader's own statements, the newest first. */
export async function own(filter: Filter, page: string): Promise<HistoryPage> {
  const { statuses, since } = filter;
  const query = new URLSearchParams({ max_results: String(PAGE), include_metrics: 'true' });
  for (const status of statuses) query.append('filter_by.statuses', status);
  if (since > 0) query.append('filter_by.query_start_time_range.start_time_ms', String(since));
  if (!filter.withConsole) query.append('filter_by.without_query_tag', SOURCE_TAG);
  if (page) query.append('page_token', page);
  const answer = await send<{ res?: Told[]; next_page_token?: string }>(
    'GET',
    `/api/2.0/sql/history/queries?${query}`,
  );
  return {
    queries: (answer.res ?? []).map(past),
    ...(answer.next_page_token ? { next: answer.next_page_token } : {}),
  };
}

/** One of the reader's own statements. */
export async function ownOne(id: string): Promise<PastQuery | undefined> {
  const query = new URLSearchParams({ include_metrics: 'true', 'filter_by.statement_ids': id });
  const answer = await send<{ res?: Told[] }>('GET', `/api/2.0/sql/history/queries?${query}`);
  return answer.res?.[0] && past(answer.res[0]);
}

function recorded(row: Record<string, unknown>): PastQuery {
  const number = (name: string) => Number(row[name] ?? 0);
  const word = (name: string) =>
    row[name] === null || row[name] === undefined ? '' : String(row[name]);
  return {
    id: word('statement_id'),
    status: word('execution_status'),
    type: word('statement_type'),
    ...(word('error_code') ? { error: word('error_code') } : {}),
    user: word('executed_by'),
    warehouse: word('warehouse_name'),
    client: word('client_application'),
    startedAt: number('started'),
    fingerprint: word('fingerprint'),
    isFinal: true,
    measures: {
      total: number('total_duration_ms'),
      waiting: number('waiting_at_capacity_duration_ms'),
      planning: number('compilation_duration_ms'),
      executing: number('execution_duration_ms'),
      fetching: number('result_fetch_duration_ms'),
      rows: number('produced_rows'),
      readFiles: number('read_files'),
      prunedFiles: number('pruned_files'),
      readBytes: number('read_bytes'),
      spilledBytes: number('spilled_local_bytes'),
      peakMemory: number('peak_memory_bytes'),
      fromCache: row.from_result_cache === true,
      credits: number('credits'),
      cost: number('cost'),
    },
  };
}

/** Which tables statements of these shapes read; empty for who may not read the profiles. */
export async function tablesByShape(
  shapes: string[],
  since: number,
  warehouse: string,
  signal: AbortSignal,
): Promise<Map<string, string[]>> {
  if (shapes.length === 0) return new Map();
  const rows = await ask(shapesQuery(shapes, since), warehouse, signal).catch(() => []);
  return new Map(rows.map((row) => [String(row.fingerprint), namesOf(String(row.tables))]));
}

/** Everyone's statements, for who may read the records; they have no texts. */
export async function everyones(
  filter: Filter & { fingerprint: string | null },
  warehouse: string,
  signal: AbortSignal,
): Promise<HistoryPage> {
  const rows = await ask(everyonesQuery(filter), warehouse, signal);
  const queries = rows.map(recorded);
  const shapes = queries.flatMap(({ fingerprint }) => fingerprint || []);
  const tables = await tablesByShape(shapes, filter.since, warehouse, signal);
  return {
    queries: queries.map((query) => ({
      ...query,
      tables: tables.get(query.fingerprint ?? '') ?? [],
    })),
  };
}

/** One statement of anyone, by the records. */
export async function anyOne(id: string, warehouse: string, signal: AbortSignal) {
  const rows = await ask(
    `SELECT ${COLUMNS} FROM system.query.history WHERE statement_id = ${text(id)}`,
    warehouse,
    signal,
  );
  return rows[0] && recorded(rows[0]);
}
