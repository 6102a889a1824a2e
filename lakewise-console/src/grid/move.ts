/** A cell of a grid. */
export interface Place {
  row: number;
  column: number;
}

interface Bounds {
  rows: number;
  columns: number;
  page: number;
}

/** Where a key goes from a cell; undefined for keys that go nowhere. */
export function move(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  from: Place,
  bounds: Bounds,
): Place | undefined {
  const far = event.ctrlKey || event.metaKey;
  const { row, column } = from;
  const wanted: Record<string, Place> = {
    ArrowDown: { row: far ? bounds.rows : row + 1, column },
    ArrowUp: { row: far ? 0 : row - 1, column },
    ArrowRight: { row, column: far ? bounds.columns : column + 1 },
    ArrowLeft: { row, column: far ? 0 : column - 1 },
    PageDown: { row: row + bounds.page, column },
    PageUp: { row: row - bounds.page, column },
    Home: { row: far ? 0 : row, column: 0 },
    End: { row: far ? bounds.rows : row, column: bounds.columns },
  };
  const next = wanted[event.key];
  return (
    next && { row: within(next.row, bounds.rows), column: within(next.column, bounds.columns) }
  );
}

function within(at: number, count: number): number {
  return Math.max(0, Math.min(count - 1, at));
}
