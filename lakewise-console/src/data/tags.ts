import { path, text } from '../format/sql';
import type { Table } from './tables';

export interface Tag {
  /** Null where the tag is the table's own. */
  column: string | null;
  key: string;
  value: string;
}

/** What is asked for the tags of a table or view, and of its columns. */
export function tagsQuery({ catalog, schema, name }: Pick<Table, 'catalog' | 'schema' | 'name'>) {
  const here = `catalog_name = ${text(catalog)} AND schema_name = ${text(schema)} AND table_name = ${text(name)}`;
  return `SELECT NULL AS "column", tag_name AS "key", tag_value AS "value"
  FROM system.information_schema.table_tags WHERE ${here}
UNION ALL SELECT column_name, tag_name, tag_value
  FROM system.information_schema.column_tags WHERE ${here} ORDER BY 2`;
}

/** What sets a tag, or with null as its value takes it away. */
export function tagStatement(
  table: Pick<Table, 'catalog' | 'schema' | 'name' | 'kind'>,
  { column, key, value }: { column: string | null; key: string; value: string | null },
) {
  const kind = table.kind === 'VIEW' ? 'VIEW' : 'TABLE';
  const place = column === null ? '' : ` ALTER COLUMN ${path(column)}`;
  const change =
    value === null ? `UNSET TAGS (${text(key)})` : `SET TAGS (${text(key)} = ${text(value)})`;
  return `ALTER ${kind} ${path(table.catalog, table.schema, table.name)}${place} ${change}`;
}
