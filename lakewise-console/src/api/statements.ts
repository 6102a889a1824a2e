import { bytes, send } from './client';
import { Failure } from './failure';

/** Databricks' SQL Statement Execution API 2.0, as far as the console needs it. */
const PATH = '/api/2.0/sql/statements';

export type StatementState = 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELED' | 'CLOSED';

export interface ResultColumn {
  name: string;
  type_name: string;
  type_text: string;
}

interface Chunk {
  chunk_index: number;
  row_offset: number;
  row_count: number;
  byte_count?: number;
}

interface Link extends Chunk {
  external_link: string;
}

export interface Manifest {
  schema: { column_count: number; columns?: ResultColumn[] };
  total_chunk_count: number;
  total_row_count: number;
  total_byte_count?: number;
  chunks?: Chunk[];
  truncated: boolean;
}

export interface StatementAnswer {
  statement_id: string;
  status: { state: StatementState; error?: { error_code: string; message: string } };
  manifest?: Manifest;
  result?: { external_links?: Link[] };
}

export interface StatementParameter {
  name: string;
  value: string | null;
  type: string;
}

export interface Asked {
  text: string;
  warehouse: string;
  rowLimit: number;
  parameters: StatementParameter[];
  tags?: { key: string; value: string }[];
  /** Whether the server refuses what is not a query: for what runs because somebody looks. */
  queryOnly?: boolean;
}

export function submit(asked: Asked): Promise<StatementAnswer> {
  return send('POST', PATH, {
    statement: asked.text,
    warehouse_id: asked.warehouse,
    disposition: 'EXTERNAL_LINKS',
    format: 'ARROW_STREAM',
    wait_timeout: '0s',
    row_limit: asked.rowLimit,
    ...(asked.parameters.length > 0 ? { parameters: asked.parameters } : {}),
    ...(asked.tags ? { query_tags: asked.tags } : {}),
    ...(asked.queryOnly ? { lakewise_query_only: true } : {}),
  });
}

export function look(id: string, signal?: AbortSignal): Promise<StatementAnswer> {
  return send('GET', `${PATH}/${encodeURIComponent(id)}`, undefined, signal);
}

export function cancel(id: string): Promise<unknown> {
  return send('POST', `${PATH}/${encodeURIComponent(id)}/cancel`, {});
}

/** An Arrow stream with the rows of one chunk, by way of a link that the server signs. */
export async function chunk(id: string, index: number, signal: AbortSignal): Promise<Uint8Array> {
  const told = await send<{ external_links: Link[] }>(
    'GET',
    `${PATH}/${encodeURIComponent(id)}/result/chunks/${index}`,
    undefined,
    signal,
  );
  const link = told.external_links[0];
  if (!link) return new Uint8Array();
  // The server may stand behind a proxy under another name: only the path is its own.
  const { pathname, search } = new URL(link.external_link);
  return bytes(pathname + search, signal);
}

const FIRST_PAUSE = 40;
const LONGEST_PAUSE = 800;

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Asks until an answer comes, as a server that is starting anew gives none; `missed` is told of each time. */
export async function patiently<T>(
  call: () => Promise<T>,
  missed: () => void,
  signal: AbortSignal,
): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (thrown) {
      if (!(thrown instanceof Failure && thrown.isUnreachable)) throw thrown;
      missed();
      await wait(LONGEST_PAUSE);
      signal.throwIfAborted();
    }
  }
}

/** Waits until a statement has ended; `seen` is told every state on the way. */
export async function ended(
  first: StatementAnswer,
  seen: (answer: StatementAnswer) => void,
  signal: AbortSignal,
  lookAgain = look,
): Promise<StatementAnswer> {
  let answer = first;
  let pause = FIRST_PAUSE;
  while (answer.status.state === 'PENDING' || answer.status.state === 'RUNNING') {
    seen(answer);
    await wait(pause);
    signal.throwIfAborted();
    pause = Math.min(LONGEST_PAUSE, pause * 1.4);
    answer = await lookAgain(answer.statement_id, signal);
  }
  return answer;
}
