import { path } from '../format/sql';

/** What a policy on a table is, as the form has it. */
export interface PolicyDraft {
  /** catalog.schema.table */
  table: string;
  /** The masked column; empty for a row filter. */
  column: string;
  /** catalog.schema.function, or schema.function. */
  function: string;
  /** Further columns, or those of a filter, with commas between. */
  columns: string;
}

function parts(name: string): string {
  return path(...name.split('.').map((part) => part.trim()));
}

function list(columns: string): string[] {
  return columns
    .split(',')
    .map((column) => column.trim())
    .filter((column) => column !== '');
}

/** The statement that sets a policy; undefined while something is missing. */
export function settingOf(draft: PolicyDraft): string | undefined {
  const { table, column, columns } = draft;
  const isNamed = [table, draft.function].every(
    (name) => name !== '' && name.split('.').every((part) => part.trim() !== ''),
  );
  if (!isNamed) return undefined;
  const names = list(columns).map((name) => path(name));
  if (column !== '') {
    const using = names.length > 0 ? ` USING COLUMNS (${names.join(', ')})` : '';
    return `ALTER TABLE ${parts(table)} ALTER COLUMN ${path(column)} SET MASK ${parts(draft.function)}${using}`;
  }
  return `ALTER TABLE ${parts(table)} SET ROW FILTER ${parts(draft.function)} ON (${names.join(', ')})`;
}

/** The statement that takes a policy away. */
export function removalOf(table: [string, string, string], column: string | null): string {
  return column === null
    ? `ALTER TABLE ${path(...table)} DROP ROW FILTER`
    : `ALTER TABLE ${path(...table)} ALTER COLUMN ${path(column)} DROP MASK`;
}
