import {
  type KeyboardEvent,
  memo,
  type UIEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import './grid.css';
import { HEADER, layout, ROW, shownColumns, window as windowOf } from './layout';
import { move, type Place } from './move';
import type { GridRows } from './rows';

const SPARE = 6;

interface View {
  top: number;
  left: number;
  width: number;
  height: number;
}

/**
 * Rows as a grid of which only what is seen exists. A browser's page has an end (some 16 million
 * pixels), so above that the scroll bar is scaled, not the rows.
 */
export function Grid(props: {
  rows: GridRows;
  count: number;
  label: string;
  /** Which row of {@code rows} stands where; else as they came. */
  order?: Int32Array | undefined;
  header?: (column: number) => React.ReactNode;
  headerHeight?: number;
}) {
  const { rows, order, header, headerHeight = HEADER } = props;
  const count = order ? order.length : props.count;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>({ top: 0, left: 0, width: 800, height: 400 });
  const [focus, setFocus] = useState<Place>({ row: 0, column: 0 });
  const place = useMemo(() => layout(rows, Math.min(props.count, 200)), [rows, props.count]);
  const columns = rows.columns.length;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setView((before) => ({
        ...before,
        width: element.clientWidth,
        height: element.clientHeight,
      })),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const body = view.height - headerHeight;
  const seen = windowOf(view.top, body, count, SPARE);
  const across = shownColumns(place.starts, view.left, view.width);

  function scrolled(event: UIEvent<HTMLDivElement>) {
    const { scrollTop, scrollLeft } = event.currentTarget;
    setView((before) => ({ ...before, top: scrollTop, left: scrollLeft }));
  }

  function show(next: Place) {
    setFocus(next);
    const element = box.current;
    if (!element) return;
    const scale = seen.scale;
    const top = next.row * ROW;
    const now = element.scrollTop * scale;
    if (top < now) element.scrollTop = top / scale;
    else if (top + ROW > now + body)
      element.scrollTop = (top + ROW - body) / scale + (scale > 1 ? 1 : 0);
    const left = place.starts[next.column] ?? 0;
    const right = place.starts[next.column + 1] ?? left;
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (right > element.scrollLeft + view.width) element.scrollLeft = right - view.width;
  }

  function pressed(event: KeyboardEvent) {
    if ((event.ctrlKey || event.metaKey) && event.key === 'c') {
      const text = rows.text(order?.[focus.row] ?? focus.row, focus.column);
      void navigator.clipboard.writeText(text ?? '');
      event.preventDefault();
      return;
    }
    const next = move(event, focus, { rows: count, columns, page: Math.floor(body / ROW) });
    if (!next) return;
    event.preventDefault();
    show(next);
  }

  const lines = [];
  for (let row = seen.first; row < seen.end; row++) {
    lines.push(
      <Row
        key={row}
        rows={rows}
        row={row}
        source={order?.[row] ?? row}
        top={seen.offset + (row - seen.first) * ROW}
        from={across.from}
        to={across.to}
        starts={place.starts}
        focus={focus.row === row ? focus.column : -1}
      />,
    );
  }

  return (
    <div
      ref={box}
      className="grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-colcount={columns}
      aria-activedescendant={count > 0 ? `cell-${focus.row}-${focus.column}` : undefined}
      tabIndex={0}
      onScroll={scrolled}
      onKeyDown={pressed}
      onClick={(event) => {
        const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]');
        const [row, column] = (cell?.dataset.cell ?? '').split(',').map(Number);
        if (cell && row !== undefined && column !== undefined) setFocus({ row, column });
      }}
    >
      <div
        className="grid-canvas"
        style={{ height: seen.height + headerHeight, width: place.width }}
      >
        <div className="grid-head" role="row" aria-rowindex={1} style={{ height: headerHeight }}>
          {rows.columns.slice(across.from, across.to).map((column, index) => {
            const at = across.from + index;
            return (
              <div
                key={at}
                role="columnheader"
                aria-colindex={at + 1}
                className={`grid-column grid-${column.kind}`}
                style={{
                  left: place.starts[at],
                  width: (place.starts[at + 1] ?? 0) - (place.starts[at] ?? 0),
                }}
                title={`${column.name}: ${column.type}`}
              >
                {header ? header(at) : <span dir="auto">{column.name}</span>}
              </div>
            );
          })}
        </div>
        <div role="rowgroup" className="grid-body" style={{ top: headerHeight }}>
          {lines}
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  rows: GridRows;
  row: number;
  source: number;
  top: number;
  from: number;
  to: number;
  starts: number[];
  focus: number;
}

const LONGEST = 400;

const Row = memo(function Row({ rows, row, source, top, from, to, starts, focus }: RowProps) {
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
        className={text === null ? 'grid-cell grid-null' : `grid-cell grid-${kind}`}
        style={{ left, width: (starts[column + 1] ?? left) - left }}
        dir="auto"
      >
        {text === null ? 'null' : text.slice(0, LONGEST)}
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
