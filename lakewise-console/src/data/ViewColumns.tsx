import { useQueries, useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask';
import { answer, api, type Schemas } from '../api/client';
import { path } from '../format/sql';
import { useWarehouse } from '../sql/useWarehouse';
import { Link } from '../ui/Link';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { described, type ViewColumn } from './described';
import { type Table, tableNamed, tablePath } from './tables';

/** Columns up to which it is asked of each where it comes from. */
const MOST_TRACED = 60;

/** The columns that a view's query has, where each comes from, and the query. */
export function ViewColumns({ table }: { table: Table }) {
  const { catalog, schema, name } = table;
  const [warehouse] = useWarehouse();
  const columns = useQuery({
    queryKey: ['described', catalog, schema, name, table.definition],
    queryFn: async ({ signal }) =>
      described(await ask(`DESCRIBE TABLE ${path(catalog, schema, name)}`, warehouse, signal)),
    retry: false,
  });
  return (
    <>
      {columns.isPending && <Loading what="the columns" />}
      {columns.isError && <Problem error={columns.error} again={() => void columns.refetch()} />}
      {columns.data && <List table={table} columns={columns.data} />}
      <section className="definition" aria-labelledby="definition-title">
        <h2 id="definition-title">Query</h2>
        <pre className="card">{table.definition}</pre>
      </section>
    </>
  );
}

function List({ table, columns }: { table: Table; columns: ViewColumn[] }) {
  const { catalog, schema, name } = table;
  const traced = useQueries({
    queries: columns.slice(0, MOST_TRACED).map((column) => ({
      queryKey: ['lineage', catalog, schema, name, column.name, 'near'],
      queryFn: () =>
        answer(
          api.GET('/api/v1/lineage/columns/{catalog}/{schema}/{table}/{column}', {
            params: {
              path: { catalog, schema, table: name, column: column.name },
              query: { direction: 'upstream', depth: 1 },
            },
          }),
        ),
      retry: false,
    })),
  });
  return (
    <Listing title="Columns" heads={['Column', 'Type', 'From', 'Comment']} stacked>
      {columns.map((column, at) => (
        <tr key={column.name}>
          <th scope="row" dir="auto">
            {column.name}
          </th>
          <td data-head="Type">
            <code>{column.type}</code>
          </td>
          <td data-head="From" className="table-text">
            {(traced[at]?.data?.upstream ?? []).length > 0 && (
              <ul className="view-sources">
                {traced[at]?.data?.upstream.map(({ source }) => (
                  <Source key={`${source.name} ${source.column}`} source={source} />
                ))}
              </ul>
            )}
          </td>
          <td data-head="Comment" className="table-text" dir="auto">
            {column.comment}
          </td>
        </tr>
      ))}
    </Listing>
  );
}

function Source({ source }: { source: Schemas['End'] }) {
  const table = source.type === 'PATH' ? undefined : tableNamed(source.name);
  const short = table && table.catalog === 'main' ? `${table.schema}.${table.name}` : source.name;
  return (
    <li>
      {table ? (
        <Link href={tablePath(table)}>
          <bdi>{short}</bdi>
        </Link>
      ) : (
        <bdi>{short}</bdi>
      )}{' '}
      <bdi>{source.column}</bdi>
    </li>
  );
}
