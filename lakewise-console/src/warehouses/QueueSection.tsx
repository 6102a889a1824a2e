import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { answer, api, type Schemas } from '../api/client';
import { SOURCE_TAG } from '../api/source';
import { cancel } from '../api/statements';
import { duration } from '../format/numbers';
import '../queries/queries.css';
import { statusOf } from '../queries/status';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';
import { TableBox } from '../ui/TableBox';

const LIVE = 2000;

type QueuedStatement = Schemas['QueuedStatement'];

interface Standing extends QueuedStatement {
  warehouse: string;
}

/** What runs and waits on all warehouses now: everyone's where one may change the warehouse. */
export function QueueSection({ warehouses }: { warehouses: Schemas['Warehouse'][] }) {
  const queues = useQueries({
    queries: warehouses.map(({ id, name }) => ({
      queryKey: ['queue', id],
      queryFn: async (): Promise<Standing[]> => {
        const told = await answer(
          api.GET('/api/v1/warehouses/{warehouse}/queue', { params: { path: { warehouse: id } } }),
        );
        return told.statements.map((each) => ({ ...each, warehouse: name }));
      },
      refetchInterval: LIVE,
    })),
  });
  const error = queues.find((queue) => queue.error)?.error;
  const standing = queues
    .flatMap((queue) => queue.data ?? [])
    .sort((one, other) => Number(one.state === 'QUEUED') - Number(other.state === 'QUEUED'));
  return (
    <section className="queue" aria-label="Now">
      <h2>Now</h2>
      {error && <Problem error={error} />}
      {standing.length === 0 ? (
        <p className="quiet">
          Nothing runs and nothing waits. Statements that you may see appear here while they do.
        </p>
      ) : (
        <TableBox label="Statements that run or wait" headed className="table-flow">
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">Statement</th>
              <th scope="col">Who</th>
              <th scope="col">Warehouse</th>
              <th scope="col" className="table-number">
                Waited
              </th>
              <th scope="col" className="table-number">
                Runs for
              </th>
              <th scope="col">
                <span className="hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {standing.map((each, index) => (
              <Line key={each.id ?? `${each.asked_at} ${index}`} standing={each} />
            ))}
          </tbody>
        </TableBox>
      )}
    </section>
  );
}

function Line({ standing }: { standing: Standing }) {
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => cancel(standing.id ?? ''),
    onSettled: () => queries.invalidateQueries({ queryKey: ['queue'] }),
  });
  const [tone, state] = statusOf(standing.state);
  const asked = Date.parse(standing.asked_at);
  const started = standing.started_at === undefined ? undefined : Date.parse(standing.started_at);
  const now = Date.now();
  return (
    <tr>
      <td>
        <Badge tone={tone}>{state}</Badge>
      </td>
      <th scope="row" className="queries-text">
        <code dir="auto">{standing.text?.slice(0, 300) ?? standing.type ?? 'by Flight'}</code>
        {SOURCE_TAG in standing.tags && <small className="quiet"> the console’s own</small>}
      </th>
      <td dir="auto">{standing.user}</td>
      <td dir="auto">{standing.warehouse}</td>
      <td className="table-number">{duration(Math.max(0, (started ?? now) - asked))}</td>
      <td className="table-number">
        {started !== undefined && duration(Math.max(0, now - started))}
      </td>
      <td className="table-actions">
        {standing.text !== undefined && standing.id && (
          <Button
            size="small"
            look="quiet"
            tip="Cancel this statement"
            onPress={() => end.mutate()}
            isPending={end.isPending}
          >
            <X aria-hidden size={16} />
          </Button>
        )}
      </td>
    </tr>
  );
}
