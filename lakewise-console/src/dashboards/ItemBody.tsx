import { lazy, Suspense } from 'react';
import { type ChartKind, type ChartSpec, suggest } from '../chart/suggestion';
import { compact } from '../format/numbers';
import { DataGrid } from '../grid/DataGrid';
import type { GridRows } from '../grid/rows';
import type { RunState } from '../sql/run';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import type { Item } from './dashboards';

const Chart = lazy(() => import('../chart/Chart'));

/** Rows of one item at most. */
export const ITEM_ROWS = 20_000;

/** What an item shows of an answer. */
export function ItemBody({ item, run }: { item: Item; run: RunState }) {
  const rows = run.result;
  if (run.phase === 'failed' || !rows) return <Problem error={run.error ?? 'There are no rows.'} />;
  if (run.rows === 0) return <p className="item-empty">No rows.</p>;
  switch (item.kind) {
    case 'NUMBER':
      return <Figure rows={rows} />;
    case 'CHART':
      return <ItemChart item={item} rows={rows} count={run.rows} />;
    default:
      return (
        <DataGrid key={run.statement} rows={rows} count={run.rows} label={`Rows: ${item.title}`} />
      );
  }
}

/** Letters above which a value is written smaller, over several lines. */
const LONG = 16;

/** The first value, large; a second is what it is compared with. */
function Figure({ rows }: { rows: GridRows }) {
  const [first, second] = rows.columns;
  const isLong = (rows.text(0, 0) ?? '').length > LONG;
  const value = (column: number) =>
    rows.columns[column]?.kind === 'number' && !Number.isNaN(rows.number(0, column))
      ? compact(rows.number(0, column))
      : (rows.text(0, column) ?? 'null');
  return (
    <p className="item-figure" {...(isLong ? { 'data-long': true, tabIndex: 0 } : {})}>
      <strong dir="auto" title={rows.text(0, 0) ?? 'null'}>
        {value(0)}
      </strong>
      <span dir="auto">{first?.name}</span>
      {second && (
        <span dir="auto">
          {second.name}: {value(1)}
        </span>
      )}
    </p>
  );
}

/** The chart that an item names, as the page draws it. */
export function specOf(item: Pick<Item, 'chart'>): ChartSpec | undefined {
  const { chart } = item;
  return chart && { ...chart, kind: chart.kind.toLowerCase() as ChartKind };
}

function ItemChart(props: { item: Item; rows: GridRows; count: number }) {
  const { item, rows } = props;
  const spec = specOf(item) ?? suggest(rows.columns);
  if (!spec) return <Problem error="A chart needs a column of numbers, times or texts." />;
  const gone = [spec.x, spec.y, spec.series].find(
    (name) => name !== undefined && !rows.columns.some((column) => column.name === name),
  );
  if (gone !== undefined) {
    return (
      <Problem error={`The query has no column ${gone}. Edit the item, and choose another one.`} />
    );
  }
  return (
    <Suspense fallback={<Loading what="the chart" />}>
      <Chart rows={rows} count={props.count} spec={spec} />
    </Suspense>
  );
}
