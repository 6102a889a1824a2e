/** What a column holds, as far as a grid, a summary or a chart treats it differently. */
export type ColumnKind = 'number' | 'time' | 'boolean' | 'text' | 'nested';

export interface GridColumn {
  name: string;
  type: string;
  kind: ColumnKind;
}

/** Rows that a grid shows; there may be millions, so they are asked for one by one. */
export interface GridRows {
  columns: GridColumn[];
  count: number;
  /** The text of a cell, or null for NULL. */
  text: (row: number, column: number) => string | null;
  value: (row: number, column: number) => unknown;
  number: (row: number, column: number) => number;
}

const NUMBERS = /^(BYTE|SHORT|INT|LONG|FLOAT|DOUBLE|DECIMAL)$/;
const TIMES = /^(DATE|TIMESTAMP)$/;
const NESTED = /^(ARRAY|STRUCT|MAP|BINARY)$/;

/** The kind of a type as Databricks' API names it. */
export function kindOf(typeName: string): ColumnKind {
  if (NUMBERS.test(typeName)) return 'number';
  if (TIMES.test(typeName)) return 'time';
  if (typeName === 'BOOLEAN') return 'boolean';
  return NESTED.test(typeName) ? 'nested' : 'text';
}
