import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask';
import { answer, api, type Schemas } from '../api/client';
import { count, counted, duration, size } from '../format/numbers';
import { text } from '../format/sql';
import { useWarehouse } from '../sql/useWarehouse';
import { Badge } from '../ui/Badge';
import { TableBox } from '../ui/TableBox';
import { predicateInWords } from './predicates';

type Operator = Schemas['Operator'];
type ReadTable = Schemas['ReadTable'];

interface Profile {
  tables: ReadTable[];
  predicates: string[];
  operators: Operator[];
}

function longestFirst(operators: Operator[]): Operator[] {
  return operators.toSorted((one, other) => other.time_us - one.time_us);
}

/** How many of its files were read, and of what size; empty where that is not told. */
function readNote(table: ReadTable): string {
  if (table.access !== 'READ') return ` · ${table.access.toLowerCase()}`;
  if (table.files_before === 0) return '';
  const files = `${count(table.files)} of ${counted(table.files_before, 'file')}`;
  return ` · ${files}, ${size(table.bytes)} of ${size(table.bytes_before)}`;
}

/** Of one of the reader's own statements, without what lies beneath its views. */
async function ownProfile(id: string): Promise<Profile> {
  const told = await answer(
    api.GET('/api/v1/statements/{id}/operators', { params: { path: { id } } }),
  );
  return {
    tables: told.tables,
    predicates: told.predicates,
    operators: longestFirst(told.operators),
  };
}

async function profileOf(
  id: string,
  warehouse: string,
  signal: AbortSignal,
): Promise<Profile | null> {
  const rows = await ask(
    `SELECT (SELECT to_json(list({name: table_full_name, access: access_type, files_before: files_before,
         files: files_read, bytes_before: bytes_before, bytes: bytes_read}))::varchar
         FROM system.access.table_access WHERE statement_id = ${text(id)}) AS tables,
       to_json(predicates)::varchar AS predicates, to_json(operator_metrics)::varchar AS operators
     FROM system.query.profile WHERE statement_id = ${text(id)}`,
    warehouse,
    signal,
  );
  const row = rows[0];
  if (!row) return null;
  const read = <T,>(name: string) => JSON.parse(String(row[name] ?? '[]')) as T;
  return {
    tables: read<ReadTable[] | null>('tables') ?? [],
    predicates: read<string[]>('predicates'),
    operators: longestFirst(read<Operator[] | null>('operators') ?? []),
  };
}

/**
 * The engine's operators with their rows and times, and which tables were used by which conditions:
 * for who may read the records all, else those that the statement named itself.
 */
export function Operators({ id, byRecords }: { id: string; byRecords: boolean }) {
  const [warehouse] = useWarehouse();
  const profile = useQuery({
    queryKey: ['profile-of', id],
    queryFn: ({ signal }) => (byRecords ? profileOf(id, warehouse, signal) : ownProfile(id)),
    staleTime: Number.POSITIVE_INFINITY,
    // A statement of one's own is recorded a moment after it has ended.
    retry: byRecords ? false : 3,
  });
  const told = profile.data;
  if (!told || told.operators.length + told.tables.length === 0) return null;
  const most = Math.max(1, ...told.operators.map((operator) => operator.time_us));
  return (
    <section className="card operators" aria-label="Operators">
      <h2>How it was computed</h2>
      <p className="badges">
        {told.tables.map((table, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a table may be there twice, and the list stays.
          <Badge key={index}>
            <bdi>{table.name}</bdi>
            {readNote(table)}
          </Badge>
        ))}
        {told.predicates.map((predicate) => (
          <Badge key={predicate} tone="busy">
            {predicateInWords(predicate)}
          </Badge>
        ))}
      </p>
      {told.operators.length > 0 && (
        <TableBox label="Operators" plain>
          <thead>
            <tr>
              <th scope="col">Operator</th>
              <th scope="col" className="table-number">
                Rows out
              </th>
              <th scope="col" className="table-number">
                Time of all threads
              </th>
              <th scope="col">
                <span className="hidden">Share</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {told.operators.map((operator) => (
              <tr key={operator.operator}>
                <th scope="row">{operator.operator.replaceAll('_', ' ').toLowerCase()}</th>
                <td className="table-number">{count(operator.rows)}</td>
                <td className="table-number">{duration(operator.time_us / 1000)}</td>
                <td className="operators-share">
                  <span style={{ width: `${(operator.time_us / most) * 100}%` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </section>
  );
}
