import { memo } from 'react';
import type { GridRows } from './rows';

interface RowProps {
  rows: GridRows;
  row: number;
  source: number;
  top: number;
  from: number;
  to: number;
  starts: number[];
  focus: number;
  /** The selected columns; -1 for none. */
  selectedFrom: number;
  selectedTo: number;
}

const LONGEST = 400;
const BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/** What is seen of a text in one line: its beginning, with a mark for each of its ends of lines. */
function seen(text: string): string {
  return text.slice(0, LONGEST).replace(BREAKS, '↵');
}

/** A row of a grid, as far as it is seen. */
export const Row = memo(function Row(props: RowProps) {
  const { rows, row, source, top, from, to, starts, focus, selectedFrom, selectedTo } = props;
  const cells = [];
  for (let column = from; column < to; column++) {
    const left = starts[column] ?? 0;
    const text = rows.text(source, column);
    const kind = rows.columns[column]?.kind ?? 'text';
    cells.push(
      <div
        key={column}
        id={`cell-${row}-${column}`}
        role="gridcell"
        tabIndex={-1}
        aria-colindex={column + 1}
        data-cell={`${row},${column}`}
        data-focus={focus === column || undefined}
        data-selected={(column >= selectedFrom && column <= selectedTo) || undefined}
        aria-selected={(column >= selectedFrom && column <= selectedTo) || focus === column}
        className={text === null ? 'grid-cell grid-null' : `grid-cell grid-${kind}`}
        style={{ left, width: (starts[column + 1] ?? left) - left }}
        dir="auto"
      >
        {text === null ? 'null' : seen(text)}
      </div>,
    );
  }
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className="grid-row"
      data-odd={row % 2 === 1 || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {cells}
    </div>
  );
});
