import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Play, Square } from 'lucide-react';
import { useEffect } from 'react';
import { answer, api, type Schemas, send } from '../api/client';
import { useSession } from '../session/session';
import { Badge, type Tone } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { QueueSection } from './QueueSection';
import { Records } from './Records';
import './warehouses.css';

type Warehouse = Schemas['Warehouse'];

const LIVE = 2000;
const SIZES = [
  '2X-Small',
  'X-Small',
  'Small',
  'Medium',
  'Large',
  'X-Large',
  '2X-Large',
  '3X-Large',
  '4X-Large',
];
const TONES: Record<string, Tone> = { RUNNING: 'good', STARTING: 'busy', STOPPED: 'neutral' };

/** Where statements run: what each warehouse does now, and what it costs. */
export default function WarehousesPage() {
  const who = useSession();
  const warehouses = useQuery({
    queryKey: ['warehouses'],
    queryFn: () => answer(api.GET('/api/v1/warehouses')),
    refetchInterval: LIVE,
  });
  useEffect(() => {
    document.title = 'Warehouses · Lakewise';
  }, []);
  return (
    <main className="page">
      <header className="page-head">
        <h1>Warehouses</h1>
      </header>
      {warehouses.isPending && <Loading what="the warehouses" />}
      {warehouses.isError && (
        <Problem error={warehouses.error} again={() => warehouses.refetch()} />
      )}
      <div className="warehouses">
        {warehouses.data?.warehouses.map((warehouse) => (
          <WarehouseCard key={warehouse.id} warehouse={warehouse} />
        ))}
      </div>
      {warehouses.data && <QueueSection warehouses={warehouses.data.warehouses} />}
      {who.admin && warehouses.data && <Records warehouses={warehouses.data.warehouses} />}
    </main>
  );
}

function WarehouseCard({ warehouse }: { warehouse: Warehouse }) {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: ({ action, body }: { action: 'start' | 'stop' | 'edit'; body?: unknown }) =>
      send(
        'POST',
        `/api/2.0/sql/warehouses/${encodeURIComponent(warehouse.id)}/${action}`,
        body ?? {},
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['warehouses'] }),
  });
  const isStopped = warehouse.state === 'STOPPED';
  const load = warehouse.running + warehouse.waiting;
  return (
    <section className="card warehouse" aria-label={warehouse.name}>
      <header>
        <h2 dir="auto">{warehouse.name}</h2>
        <Badge tone={TONES[warehouse.state] ?? 'warn'}>{warehouse.state.toLowerCase()}</Badge>
        <span className="warehouse-actions">
          {isStopped ? (
            <Button
              size="small"
              onPress={() => change.mutate({ action: 'start' })}
              isPending={change.isPending}
            >
              <Play aria-hidden size={14} /> Start
            </Button>
          ) : (
            <Button
              size="small"
              onPress={() => change.mutate({ action: 'stop' })}
              isPending={change.isPending}
            >
              <Square aria-hidden size={14} /> Stop
            </Button>
          )}
        </span>
      </header>
      {warehouse.problem && <Problem error={warehouse.problem} />}
      {change.isError && <Problem error={change.error} />}
      <div
        className="load"
        role="img"
        aria-label={`${warehouse.running} running, ${warehouse.waiting} waiting`}
      >
        {warehouse.running > 0 && (
          <span data-load="running" style={{ flexGrow: warehouse.running }} />
        )}
        {warehouse.waiting > 0 && (
          <span data-load="waiting" style={{ flexGrow: warehouse.waiting }} />
        )}
        {load === 0 && <span data-load="idle" style={{ flexGrow: 1 }} />}
      </div>
      <dl className="warehouse-facts">
        <div>
          <dt>Running</dt>
          <dd>{warehouse.running}</dd>
        </div>
        <div>
          <dt>Waiting</dt>
          <dd>{warehouse.waiting}</dd>
        </div>
        <div>
          <dt>Workers</dt>
          <dd>
            {warehouse.workers} <small>of {warehouse.max_workers}</small>
          </dd>
        </div>
        <div>
          <dt>Size</dt>
          <dd>
            {warehouse.name === 'default' ? (
              warehouse.size
            ) : (
              <Choice
                label="Size"
                hiddenLabel
                options={SIZES.map((id) => ({ id, label: id }))}
                value={warehouse.size}
                onChange={(size) => change.mutate({ action: 'edit', body: { cluster_size: size } })}
              />
            )}
          </dd>
        </div>
        <div>
          <dt>Stops after</dt>
          <dd>
            {warehouse.auto_stop_minutes === 0 ? 'never' : `${warehouse.auto_stop_minutes} min`}
          </dd>
        </div>
        <div>
          <dt>Owner</dt>
          <dd dir="auto">{warehouse.owner}</dd>
        </div>
      </dl>
    </section>
  );
}
