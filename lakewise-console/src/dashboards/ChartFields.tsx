import { useMutation } from '@tanstack/react-query';
import { ChartPanel } from '../chart/ChartPanel';
import type { ChartSpec } from '../chart/suggestion';
import { useWarehouse } from '../sql/useWarehouse';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';
import { askRows } from './askRows';
import { type Filter, parametersOf, type Values } from './filters';
import { ITEM_ROWS } from './ItemBody';

const NAMES: Record<ChartSpec['kind'], string> = {
  bar: 'Bars',
  line: 'Lines',
  area: 'Areas',
  dot: 'Dots',
  histogram: 'How often',
};

function told({ kind, x, y, series }: ChartSpec): string {
  const of = y ? ` of ${y} by ${x}` : ` values of ${x} occur`;
  return `${NAMES[kind]}${of}${series ? `, for each ${series}` : ''}`;
}

/** Which chart an item shows: it is chosen by its look, once the query was asked. */
export function ChartFields(props: {
  chart: ChartSpec | undefined;
  filters: Filter[];
  values: Values;
  /** The query as it stands in the form. */
  query: () => Promise<string>;
  onChange: (chart: ChartSpec | undefined) => void;
}) {
  const { chart, filters, values, onChange } = props;
  const [warehouse] = useWarehouse();
  const asking = useMutation({
    mutationFn: async () => {
      const sql = await props.query();
      if (sql.trim() === '') throw new Error('There is no query yet. Write one above.');
      const parameters = parametersOf(sql, filters, values);
      return askRows({ sql, warehouse, parameters, rowLimit: ITEM_ROWS });
    },
  });
  return (
    <section className="chart-fields" aria-label="Chart">
      <header>
        <strong>Chart</strong>
        <span className="quiet" dir="auto">
          {chart ? told(chart) : 'As its columns suggest'}
        </span>
        {chart && (
          <Button size="small" look="quiet" onPress={() => onChange(undefined)}>
            Leave it to the columns
          </Button>
        )}
        <Button size="small" onPress={() => asking.mutate()} isPending={asking.isPending}>
          {asking.data ? 'Ask again' : 'Choose by its look'}
        </Button>
      </header>
      {asking.isError && <Problem error={asking.error} />}
      {asking.data?.rows === 0 && <p className="quiet">The query has no rows to draw.</p>}
      {asking.data && asking.data.rows > 0 && (
        <div className="chart-fields-look">
          <ChartPanel
            rows={asking.data.result}
            count={asking.data.rows}
            chosen={chart}
            onChoose={onChange}
          />
        </div>
      )}
    </section>
  );
}
