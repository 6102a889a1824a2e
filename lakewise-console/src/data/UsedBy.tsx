import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask';
import { count } from '../format/numbers';
import { printed, text } from '../format/sql';
import { useWarehouse } from '../sql/useWarehouse';
import { Badge } from '../ui/Badge';
import { Empty } from '../ui/Empty';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import type { Table } from './tables';
import { UsedHow } from './UsedHow';

const DAYS = 30;
const MOST = 500;

/** Who read or changed the table lately, without the texts of what was asked. */
export function UsedBy({ table }: { table: Table }) {
  const [warehouse] = useWarehouse();
  const full = printed(table.catalog, table.schema, table.name);
  const uses = useQuery({
    queryKey: ['used-by', full],
    queryFn: ({ signal }) =>
      ask(
        `SELECT executed_by, access_type, count(DISTINCT statement_id) AS times, epoch_ms(max(event_time)) AS latest
FROM system.access.table_access
WHERE table_full_name = ${text(full)} AND event_date >= current_date - ${DAYS}
GROUP BY ALL ORDER BY latest DESC LIMIT ${MOST}`,
        warehouse,
        signal,
      ),
  });
  if (uses.isPending) return <Loading what="who used it" />;
  if (uses.isError) return <Problem error={uses.error} again={() => void uses.refetch()} />;
  if (uses.data.length === 0) {
    return (
      <Empty title={`Nobody used it in the last ${DAYS} days`}>
        <p>Statements of this lake that read or change the table are counted here.</p>
      </Empty>
    );
  }
  return (
    <>
      <Listing
        title="Who used it"
        heads={['Who', 'What', 'Last', 'Statements']}
        stacked
        numbers={[3]}
        className="table-flow"
      >
        {uses.data.map((use) => (
          <tr key={`${use.access_type} ${use.executed_by}`}>
            <th scope="row" className="table-text" dir="auto">
              {String(use.executed_by)}
            </th>
            <td data-head="What">
              <Badge>{String(use.access_type).toLowerCase().replaceAll('_', ' ')}</Badge>
            </td>
            <td data-head="Last">
              <Time at={new Date(Number(use.latest)).toISOString()} />
            </td>
            <td data-head="Statements" className="table-number">
              {count(Number(use.times))}
            </td>
          </tr>
        ))}
      </Listing>
      <p className="quiet">
        Of the last {DAYS} days, with what this page itself asked. What read a view counts for the
        tables under it.
      </p>
      <UsedHow table={full} days={DAYS} />
    </>
  );
}
