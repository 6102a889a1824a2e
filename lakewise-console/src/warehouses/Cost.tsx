import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask';
import { compact, count, credits, duration } from '../format/numbers';
import { namesOf } from '../queries/shapes';
import { useWarehouse } from '../sql/useWarehouse';
import { Choice } from '../ui/Choice';
import { Link } from '../ui/Link';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { TableBox } from '../ui/TableBox';

const PERIODS = [
  { id: '1', label: 'a day' },
  { id: '7', label: 'a week' },
  { id: '30', label: 'a month' },
];

function useRows(name: string, days: string, query: string) {
  const [warehouse] = useWarehouse();
  return useQuery({
    queryKey: ['cost', name, days],
    queryFn: ({ signal }) => ask(query, warehouse, signal),
    // As old as the page: to look at it again after an hour does not start a warehouse.
    refetchOnWindowFocus: false,
    staleTime: 60_000,
    retry: false,
  });
}

/** What warehouses and statements cost, for who may read the records. */
export function Cost() {
  const [days, setDays] = useState('7');
  const since = `now() - INTERVAL ${days} DAY`;
  const used = useRows(
    'used',
    days,
    `SELECT usage_date::varchar AS day, usage_metadata.warehouse_name AS name, sum(usage_quantity) AS credits,
       sum(list_cost) AS cost, sum(worker_seconds) AS alive, sum(idle_seconds) AS idle,
       sum(usage_quantity * idle_seconds / worker_seconds) AS idle_credits,
       sum(list_cost * idle_seconds / worker_seconds) AS idle_cost, any_value(currency_code) AS currency
     FROM system.billing.usage WHERE usage_end_time >= ${since} GROUP BY ALL
     ORDER BY day DESC, credits DESC LIMIT 100`,
  );
  const people = useRows(
    'people',
    days,
    `SELECT executed_by AS name, count(*) AS runs, sum(credits) AS credits, sum(total_duration_ms)::double AS ms
     FROM system.query.history WHERE start_time >= ${since} GROUP BY ALL ORDER BY credits DESC NULLS LAST LIMIT 20`,
  );
  const shapes = useRows(
    'shapes',
    days,
    `WITH shapes AS (
       SELECT fingerprint AS name, any_value(statement_type) AS type, count(*) AS runs, sum(credits) AS credits,
         median(total_duration_ms)::double AS ms
       FROM system.query.history WHERE start_time >= ${since} AND fingerprint IS NOT NULL
       GROUP BY fingerprint ORDER BY credits DESC NULLS LAST LIMIT 10),
     read AS (
       SELECT fingerprint AS name, to_json(any_value(tables))::varchar AS tables
       FROM system.query.profile WHERE start_time >= ${since} AND len(tables) > 0 GROUP BY fingerprint)
     SELECT shapes.*, read.tables FROM shapes LEFT JOIN read USING (name) ORDER BY credits DESC NULLS LAST`,
  );
  const error = used.error ?? people.error ?? shapes.error;
  return (
    <section className="cost" aria-label="Cost">
      <header className="page-head">
        <h2>What it cost</h2>
        <Choice label="in" options={PERIODS} value={days} onChange={setDays} />
      </header>
      {error && <Problem error={error} />}
      {used.isPending && <Loading what="the bill" />}
      <CostTable
        title="Per day and warehouse"
        heads={[
          'Day',
          'Warehouse',
          'Credits',
          'Cost',
          'Alive',
          'Idle',
          'Idle credits',
          'Idle cost',
        ]}
        rows={(used.data ?? []).map((row) => [
          String(row.day),
          String(row.name),
          credits(Number(row.credits)),
          `${compact(Number(row.cost))} ${row.currency ?? ''}`,
          duration(Number(row.alive) * 1000),
          ...idle(row),
        ])}
      />
      <p className="quiet">
        Idle is a worker that no statement needs. A warehouse that stops sooner has less of it: its
        owner sets after how many minutes.
      </p>
      <div className="cost-pair">
        <CostTable
          title="Per person"
          heads={['Who', 'Statements', 'Credits', 'Time']}
          rows={(people.data ?? []).map((row) => [
            String(row.name),
            count(Number(row.runs)),
            credits(Number(row.credits)),
            duration(Number(row.ms)),
          ])}
        />
        <CostTable
          title="The costliest shapes of statements"
          heads={['Shape', 'Statements', 'Credits', 'Usually']}
          rows={(shapes.data ?? []).map((row) => [
            <Shape key="shape" row={row} days={days} />,
            count(Number(row.runs)),
            credits(Number(row.credits)),
            duration(Number(row.ms)),
          ])}
        />
      </div>
    </section>
  );
}

/** A shape by what it does and to which tables, as nobody else's texts are told. */
function Shape({ row, days }: { row: Record<string, unknown>; days: string }) {
  return (
    <>
      <Link href={`/queries?fingerprint=${row.name}&hours=${Number(days) * 24}`}>
        {String(row.type)} {String(row.name).slice(0, 8)}
      </Link>
      {typeof row.tables === 'string' && (
        <small className="quiet cost-tables">{namesOf(row.tables).join(', ')}</small>
      )}
    </>
  );
}

/** How long of their time workers had nothing to do, and what that cost; nothing where it was not recorded yet. */
function idle(row: Record<string, unknown>): string[] {
  if (row.idle === null || row.idle === undefined) return ['', '', ''];
  const share = (Number(row.idle) / Math.max(1e-9, Number(row.alive))) * 100;
  return [
    `${Math.round(share)} %`,
    credits(Number(row.idle_credits)),
    `${compact(Number(row.idle_cost))} ${row.currency ?? ''}`,
  ];
}

function CostTable(props: { title: string; heads: string[]; rows: React.ReactNode[][] }) {
  if (props.rows.length === 0) return null;
  return (
    <div className="cost-table">
      <h3>{props.title}</h3>
      <TableBox label={props.title} headed className="table-flow">
        <thead>
          <tr>
            {props.heads.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={isNumber(index, props.heads.length) ? 'table-number' : ''}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other name, and are replaced as a whole.
            <tr key={line}>
              <th scope="row" dir="auto">
                {row[0]}
              </th>
              {row.slice(1).map((cell, index) => (
                <td
                  key={props.heads[index + 1]}
                  className={isNumber(index + 1, row.length) ? 'table-number' : ''}
                  dir="auto"
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableBox>
    </div>
  );
}

/** The first columns name what the others count. */
function isNumber(index: number, columns: number): boolean {
  return index >= (columns > 4 ? 2 : 1);
}
