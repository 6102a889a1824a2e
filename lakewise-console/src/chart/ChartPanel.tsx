import { lazy, Suspense, useMemo } from 'react';
import type { GridRows } from '../grid/rows';
import { Choice } from '../ui/Choice';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { type ChartKind, type ChartSpec, fitting } from './suggestion';

const Chart = lazy(() => import('./Chart'));

const KINDS: { id: ChartKind; label: string }[] = [
  { id: 'bar', label: 'Bars' },
  { id: 'line', label: 'Lines' },
  { id: 'area', label: 'Areas' },
  { id: 'dot', label: 'Dots' },
  { id: 'histogram', label: 'How often' },
];
const NONE = { id: '', label: 'nothing' };

/** A chart, and the few choices that make it another. */
export function ChartPanel(props: {
  rows: GridRows;
  count: number;
  /** The chart that was chosen; whoever shows it keeps it. */
  chosen: ChartSpec | undefined;
  onChoose: (spec: ChartSpec) => void;
}) {
  const { rows, chosen, onChoose } = props;
  const spec = useMemo(() => fitting(rows.columns, chosen), [rows, chosen]);
  if (!spec) {
    return (
      <Empty title="Nothing to draw">
        <p>A chart needs a column of numbers, times or texts.</p>
      </Empty>
    );
  }
  const all = rows.columns.map(({ name, type }) => ({
    id: name,
    label: name,
    note: type.toLowerCase(),
  }));
  const numbers = rows.columns
    .filter(({ kind }) => kind === 'number')
    .map(({ name }) => ({ id: name, label: name }));
  const change = (part: Partial<ChartSpec>) => onChoose({ ...spec, ...part });
  return (
    <div className="chart-panel">
      <div className="chart-choices">
        <Choice
          label="Show"
          options={KINDS}
          value={spec.kind}
          onChange={(kind) => change({ kind: kind as ChartKind })}
        />
        <Choice label="by" options={all} value={spec.x} onChange={(x) => change({ x })} />
        {spec.kind !== 'histogram' && (
          <Choice
            label="of"
            options={numbers}
            value={spec.y ?? ''}
            onChange={(y) => change({ y })}
          />
        )}
        <Choice
          label="for each"
          options={[NONE, ...all]}
          value={spec.series ?? ''}
          onChange={(series) => {
            const { series: _, ...rest } = spec;
            onChoose(series ? { ...rest, series } : rest);
          }}
        />
      </div>
      <Suspense fallback={<Loading what="the chart" />}>
        <Chart rows={rows} count={props.count} spec={spec} />
      </Suspense>
    </div>
  );
}
