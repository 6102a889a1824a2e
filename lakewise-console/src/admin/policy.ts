import { partsOf, path, printed, text } from '../format/sql';

/** A row filter or a mask as it holds. */
export interface Policy {
  catalog: string;
  schema: string;
  table: string;
  /** The masked column; null of a row filter. */
  column: string | null;
  function: string;
  /** The columns that the function gets; of a mask, those after the masked one. */
  usage: string | null;
}

/** The policies on tables that one manages: all, or those of one table. */
export function policiesQuery(table?: { catalog: string; schema: string; name: string }): string {
  const only = table
    ? ` WHERE catalog_name = ${text(table.catalog)} AND schema_name = ${text(table.schema)} AND table_name = ${text(table.name)}`
    : '';
  return `SELECT catalog_name AS "catalog", schema_name AS "schema", table_name AS "table", NULL AS "column",
    concat_ws('.', filter_catalog, filter_schema, filter_name) AS "function", filter_col_usage AS "usage"
  FROM system.information_schema.row_filters${only}
  UNION ALL SELECT catalog_name, schema_name, table_name, column_name,
    concat_ws('.', mask_catalog, mask_schema, mask_name), mask_col_usage
  FROM system.information_schema.column_masks${only} ORDER BY 1, 2, 3, 4 NULLS FIRST LIMIT 1000`;
}

/** A policy as the form that replaces it begins. */
export function draftOf(policy: Policy): PolicyDraft {
  return {
    table: printed(policy.catalog, policy.schema, policy.table),
    column: policy.column ?? '',
    function: policy.function,
    columns: policy.usage ?? '',
  };
}

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
  return path(...partsOf(name).map((part) => part.trim()));
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
    (name) => name !== '' && partsOf(name).every((part) => part.trim() !== ''),
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
