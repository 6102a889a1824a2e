import { type RecordBatch, type Table, tableFromIPC } from 'apache-arrow';
import { Failure } from './failure';
import { SOURCE_TAG } from './source';
import { type Asked, chunk, ended, submit } from './statements';

const MOST_ROWS = 10_000;

/** Marks what a page asks for itself, so that lists of statements can leave it out. */
const OWN = [{ key: SOURCE_TAG, value: 'console' }];

/** The rows of a small query that a page asks for itself, as plain objects. */
export function ask(text: string, warehouse: string, signal: AbortSignal) {
  return run({ text, warehouse, rowLimit: MOST_ROWS, parameters: [], tags: OWN }, signal);
}

/** The same for a statement that somebody wants by a button: it is theirs, as one in the editor. */
export function act(text: string, warehouse: string, signal: AbortSignal) {
  return run({ text, warehouse, rowLimit: MOST_ROWS, parameters: [] }, signal);
}

async function run(asked: Asked, signal: AbortSignal): Promise<Record<string, unknown>[]> {
  const first = await submit(asked);
  const answer = await ended(first, () => {}, signal);
  if (answer.status.state !== 'SUCCEEDED') {
    const error = answer.status.error;
    throw new Failure(
      400,
      error?.error_code ?? answer.status.state,
      error?.message ?? 'The query was ended.',
    );
  }
  const rows: Record<string, unknown>[] = [];
  for (let index = 0; index < (answer.manifest?.total_chunk_count ?? 0); index++) {
    const table: Table = tableFromIPC(await chunk(answer.statement_id, index, signal));
    for (const batch of table.batches) append(batch, rows);
  }
  return rows;
}

function append(batch: RecordBatch, rows: Record<string, unknown>[]): void {
  for (let row = 0; row < batch.numRows; row++) {
    const made: Record<string, unknown> = {};
    batch.schema.fields.forEach((field, column) => {
      made[field.name] = batch.getChildAt(column)?.get(row);
    });
    rows.push(made);
  }
}
