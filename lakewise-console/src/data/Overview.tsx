import { Eye, FileUp, Table2 } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { shortened } from '../format/text';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Link } from '../ui/Link';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { TableBox } from '../ui/TableBox';
import { Time } from '../ui/Time';
import { DroppedTables } from './DroppedTables';
import { tablePath, useTables } from './tables';

const MOST_SHOWN = 500;

/** All tables, or how to get the first one. */
export function Overview() {
  const tables = useTables();
  const [, navigate] = useLocation();
  useEffect(() => {
    document.title = 'Data · Lakewise';
  }, []);
  const own = (tables.data ?? []).filter((table) => table.catalog !== 'system');
  return (
    <main className="page">
      <header className="page-head">
        <h1>Data</h1>
        <Button onPress={() => navigate('/data/upload')}>
          <FileUp aria-hidden size={16} /> Upload a file
        </Button>
      </header>
      {tables.isPending && <Loading what="the names of the lake" />}
      {tables.isError && <Problem error={tables.error} again={() => tables.refetch()} />}
      {tables.data && own.length === 0 && (
        <Empty title="The lake is empty" icon={<Table2 aria-hidden size={32} />}>
          <p>
            Begin with the <Link href="/welcome">first steps</Link>, an example among them, or{' '}
            <Link href="/data/upload">upload a file</Link>. Tables of others are here once you may
            read them.
          </p>
          <p>
            Or make a table in <Link href="/sql">SQL</Link>, or on the command line of a file by{' '}
            <code>./lakewise import orders.csv</code>.
          </p>
        </Empty>
      )}
      {own.length > 0 && (
        <TableBox label="Tables and views" stacked className="table-flow">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Comment</th>
              <th scope="col">Owner</th>
              <th scope="col">Made</th>
            </tr>
          </thead>
          <tbody>
            {own.slice(0, MOST_SHOWN).map((table) => (
              <tr key={tablePath(table)}>
                <td className="table-name">
                  {table.kind === 'VIEW' ? (
                    <Eye aria-label="View" size={15} />
                  ) : (
                    <Table2 aria-label="Table" size={15} />
                  )}{' '}
                  <Link href={tablePath(table)}>
                    <bdi>
                      {table.catalog === 'main' ? '' : `${table.catalog}.`}
                      {table.schema}.{table.name}
                    </bdi>
                  </Link>
                </td>
                <td dir="auto" className="table-text" data-head="Comment">
                  <span className="table-clamped">{shortened(table.comment ?? '')}</span>
                </td>
                <td dir="auto" data-head="Owner">
                  {table.owner}
                </td>
                <td data-head="Made">
                  <Time at={table.created_at} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
      <DroppedTables />
    </main>
  );
}
