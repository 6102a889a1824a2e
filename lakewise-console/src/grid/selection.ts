import type { Place } from './move';
import type { GridRows } from './rows';

/** The cells between two corners, both among them. */
export interface Selection {
  first: Place;
  last: Place;
}

/** Cells that are copied at once: what a spreadsheet takes without a pause. */
const MOST_CELLS = 500_000;

export function between(one: Place, other: Place): Selection {
  return {
    first: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
    last: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
  };
}

/** The first and the last column of a selection in a row; undefined in rows beside it. */
export function columnsIn(
  { first, last }: Selection,
  row: number,
): [from: number, to: number] | undefined {
  return row >= first.row && row <= last.row ? [first.column, last.column] : undefined;
}

/** How many rows of a selection are copied: as many whole ones as fit. */
export function copiedRows({ first, last }: Selection): number {
  const columns = last.column - first.column + 1;
  return Math.min(last.row - first.row + 1, Math.max(1, Math.floor(MOST_CELLS / columns)));
}

/**
 * A selection as spreadsheets take it: tabs between cells, and NULL as nothing. A single cell is
 * its text as it is.
 */
export function copied(
  rows: GridRows,
  order: Int32Array | undefined,
  selection: Selection,
): string {
  const { first, last } = selection;
  const text = (row: number, column: number) => rows.text(order?.[row] ?? row, column) ?? '';
  if (first.row === last.row && first.column === last.column) return text(first.row, first.column);
  return Array.from({ length: copiedRows(selection) }, (_, at) =>
    Array.from({ length: last.column - first.column + 1 }, (_, side) =>
      cell(text(first.row + at, first.column + side)),
    ).join('\t'),
  ).join('\n');
}

/** In quotes where it has what would part it. */
function cell(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
