import { type RecordBatch, type Table, tableFromIPC } from 'apache-arrow';
import { Failure } from './failure';
import { chunk, ended, submit } from './statements';

const MOST_ROWS = 10_000;

/** The rows of a small query that a page asks for itself, as plain objects. */
export async function ask(
  text: string,
  warehouse: string,
  signal: AbortSignal,
): Promise<Record<string, unknown>[]> {
  const first = await submit({ text, warehouse, rowLimit: MOST_ROWS, parameters: [] });
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
