import { type CSSProperties, useEffect, useMemo, useState } from 'react';
import { counted } from '../format/numbers';
import { ColumnHead } from './ColumnHead';
import './column.css';
import { Grid } from './Grid';
import { ROW } from './layout';
import { type Filters, orderOf, type Sort } from './order';
import type { GridRows } from './rows';

const HEAD = 56;
/** What a grid needs besides its rows: its frame, a bar to scroll sideways, and some air. */
const AROUND = 20;

/** What a box needs to show so many rows whole, for its style sheet to be bounded by. */
export function heightOf(rows: number): CSSProperties {
  return { '--rows-height': `${HEAD + rows * ROW + AROUND}px` } as CSSProperties;
}

/** A grid whose columns can be ordered and filtered, and say what they hold. */
export function DataGrid(props: {
  rows: GridRows;
  count: number;
  label: string;
  /** Told which rows are shown in which order; undefined for all as they came. */
  onShown?: (order: Int32Array | undefined) => void;
}) {
  const { rows, count, onShown } = props;
  const [sort, setSort] = useState<Sort>();
  const [filters, setFilters] = useState<Filters>({});
  const order = useMemo(() => orderOf(rows, count, sort, filters), [rows, count, sort, filters]);
  useEffect(() => onShown?.(order), [order, onShown]);
  const shown = order?.length ?? count;
  const isFiltered = Object.values(filters).some((filter) => filter.trim() !== '');
  return (
    <>
      <Grid
        rows={rows}
        count={count}
        label={props.label}
        order={order}
        headerHeight={HEAD}
        header={(column) => (
          <ColumnHead
            rows={rows}
            column={column}
            count={count}
            sort={sort}
            onSort={setSort}
            filter={filters[column] ?? ''}
            onFilter={(filter) => setFilters({ ...filters, [column]: filter })}
          />
        )}
      />
      {isFiltered && (
        <p className="grid-filtered" role="status">
          {counted(shown, 'row')} {shown === 1 ? 'passes' : 'pass'} the filters.{' '}
          <button type="button" className="link-button" onClick={() => setFilters({})}>
            Show all
          </button>
        </p>
      )}
    </>
  );
}
