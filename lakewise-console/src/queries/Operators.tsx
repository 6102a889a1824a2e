import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask';
import { answer, api, type Schemas } from '../api/client';
import { count, duration } from '../format/numbers';
import { text } from '../format/sql';
import { useWarehouse } from '../sql/useWarehouse';
import { Badge } from '../ui/Badge';
import { TableBox } from '../ui/TableBox';
import { predicateInWords } from './predicates';

type Operator = Schemas['Operator'];

interface Profile {
  tables: string[];
  predicates: string[];
  operators: Operator[];
}

function longestFirst(operators: Operator[]): Operator[] {
  return operators.toSorted((one, other) => other.time_us - one.time_us);
}

/** Of one of the reader's own statements, without what lies beneath its views. */
async function ownProfile(id: string): Promise<Profile> {
  const told = await answer(
    api.GET('/api/v1/statements/{id}/operators', { params: { path: { id } } }),
  );
  return { tables: [], predicates: [], operators: longestFirst(told.operators) };
}

async function profileOf(
  id: string,
  warehouse: string,
  signal: AbortSignal,
): Promise<Profile | null> {
  const rows = await ask(
    `SELECT to_json(tables)::varchar AS tables, to_json(predicates)::varchar AS predicates,
       to_json(operator_metrics)::varchar AS operators
     FROM system.query.profile WHERE statement_id = ${text(id)}`,
    warehouse,
    signal,
  );
  const row = rows[0];
  if (!row) return null;
  const read = <T,>(name: string) => JSON.parse(String(row[name] ?? '[]')) as T;
  return {
    tables: read<string[]>('tables'),
    predicates: read<string[]>('predicates'),
    operators: longestFirst(read<Operator[] | null>('operators') ?? []),
  };
}

/**
 * The engine's operators with their rows and times, and for who may read the records which tables
 * were read by what.
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
        {told.tables.map((table) => (
          <Badge key={table}>{table}</Badge>
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
