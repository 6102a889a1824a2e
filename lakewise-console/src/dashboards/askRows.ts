import type { StatementParameter } from '../api/statements';
import type { Result } from '../sql/result';
import { Run } from '../sql/run';

/** What a query answers, and of how many rows; it only reads. Throws why it does not answer. */
export async function askRows(question: {
  sql: string;
  warehouse: string;
  rowLimit: number;
  parameters: StatementParameter[];
}): Promise<{ result: Result; rows: number }> {
  const { sql, ...asked } = question;
  const run = new Run({ from: 0, to: sql.length, text: sql }, () => {});
  await run.start({ text: sql, ...asked, queryOnly: true }, () => {});
  const { phase, result, rows, error } = run.state;
  if (phase !== 'done' || !result) throw new Error(error ?? 'The query was ended.');
  return { result, rows };
}
