import {
  type KeyboardEvent,
  type MouseEvent,
  type UIEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import './grid.css';
import { counted } from '../format/numbers';
import { HEADER, layout, ROW, shownColumns, window as windowOf } from './layout';
import { move, type Place } from './move';
import { Row } from './Row';
import type { GridRows } from './rows';
import { between, columnsIn, copied, copiedRows } from './selection';

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
  /** The other corner of what is selected. */
  const [anchor, setAnchor] = useState<Place>({ row: 0, column: 0 });
  const [said, setSaid] = useState('');
  // A filter may have left fewer rows than were selected.
  const kept = ({ row, column }: Place) => ({ row: Math.max(0, Math.min(row, count - 1)), column });
  const selection = between(kept(anchor), kept(focus));
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

  function select(next: Place, isFurther: boolean) {
    setFocus(next);
    if (!isFurther) setAnchor(next);
  }

  function show(next: Place) {
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
      void navigator.clipboard.writeText(copied(rows, order, selection)).then(() => {
        const columns = selection.last.column - selection.first.column + 1;
        setSaid(`${counted(copiedRows(selection), 'row')}, ${counted(columns, 'column')} copied`);
      });
      event.preventDefault();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') {
      setAnchor({ row: 0, column: 0 });
      setFocus({ row: Math.max(0, count - 1), column: Math.max(0, columns - 1) });
      event.preventDefault();
      return;
    }
    const next = move(event, focus, { rows: count, columns, page: Math.floor(body / ROW) });
    if (!next) return;
    event.preventDefault();
    select(next, event.shiftKey);
    show(next);
  }

  /** A press begins a selection, or with Shift moves its end; a drag moves its end. */
  function pointed(event: MouseEvent) {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]');
    const [row, column] = (cell?.dataset.cell ?? '').split(',').map(Number);
    if (!cell || row === undefined || column === undefined || event.buttons !== 1) return;
    const isDrag = event.type === 'mousemove';
    if (isDrag && row === focus.row && column === focus.column) return;
    select({ row, column }, isDrag || event.shiftKey);
    // What is marked as text would be copied by nobody, and hides which cells are.
    if (isDrag || event.shiftKey) window.getSelection()?.removeAllRanges();
  }

  const isMany =
    selection.first.row < selection.last.row || selection.first.column < selection.last.column;
  const selectedIn = (row: number) => {
    const [selectedFrom = -1, selectedTo = -1] = isMany ? (columnsIn(selection, row) ?? []) : [];
    return { selectedFrom, selectedTo };
  };
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
        {...selectedIn(row)}
      />,
    );
  }

  return (
    <>
      <div
        ref={box}
        className="grid"
        role="grid"
        aria-multiselectable
        aria-label={props.label}
        aria-rowcount={count + 1}
        aria-colcount={columns}
        aria-activedescendant={count > 0 ? `cell-${focus.row}-${focus.column}` : undefined}
        tabIndex={0}
        onScroll={scrolled}
        onKeyDown={pressed}
        onMouseDown={pointed}
        onMouseMove={pointed}
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
      <span className="hidden" role="status">
        {said}
      </span>
    </>
  );
}
