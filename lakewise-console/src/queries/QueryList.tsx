import { useInfiniteQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import { compact, count, duration, size } from '../format/numbers';
import { useSession } from '../session/session';
import { useWarehouse } from '../sql/useWarehouse';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Empty } from '../ui/Empty';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { TableBox } from '../ui/TableBox';
import { Time } from '../ui/Time';
import { everyones, own, type PastQuery } from './history';
import { statusOf } from './status';

const HOUR = 3_600_000;
const PERIODS = [
  { id: '1', label: 'the last hour' },
  { id: '24', label: 'the last day' },
  { id: '168', label: 'the last week' },
  { id: '720', label: 'the last month' },
];
const STATUSES = [
  { id: '', label: 'any' },
  { id: 'RUNNING,QUEUED', label: 'running' },
  { id: 'FINISHED', label: 'done' },
  { id: 'FAILED', label: 'failed' },
  { id: 'CANCELED', label: 'cancelled' },
];
const WHOSE = [
  { id: 'mine', label: 'mine' },
  { id: 'all', label: 'everyone’s' },
];
const ASKED = [
  { id: '', label: 'by people and programs' },
  { id: 'console', label: 'by pages of the console too' },
];
const LIVE = 4000;

/** Statements with filters, all of which stand in the address. */
export function QueryList() {
  const who = useSession();
  const [warehouse] = useWarehouse();
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState('');
  const period = search.get('hours') ?? '24';
  const status = search.get('status') ?? '';
  const fingerprint = search.get('fingerprint');
  const whose = fingerprint ? 'all' : (search.get('whose') ?? 'mine');
  const statuses = status ? status.split(',') : [];
  const withConsole = search.get('with') === 'console';
  useEffect(() => {
    document.title = 'Queries · Lakewise';
  }, []);

  const history = useInfiniteQuery({
    queryKey: ['queries', whose, period, status, fingerprint, withConsole],
    queryFn: ({ pageParam, signal }) => {
      const since = Date.now() - Number(period) * HOUR;
      return whose === 'all'
        ? everyones({ statuses, since, fingerprint, withConsole }, warehouse, signal)
        : own({ statuses, since, withConsole }, pageParam);
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: whose === 'mine' ? LIVE : false,
  });
  const set = (name: string, value: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  const part = typed.toLowerCase();
  const loaded = (history.data?.pages ?? []).flatMap((page) => page.queries);
  const queries = loaded.filter((query) =>
    [query.text, query.type, query.tables?.join(' '), query.user, query.error]
      .join(' ')
      .toLowerCase()
      .includes(part),
  );
  return (
    <main className="page">
      <header className="page-head">
        <h1>Queries</h1>
      </header>
      <div className="filters">
        {who.admin && (
          <Choice label="Whose" options={WHOSE} value={whose} onChange={(id) => set('whose', id)} />
        )}
        <Choice label="Of" options={PERIODS} value={period} onChange={(id) => set('hours', id)} />
        <Choice
          label="State"
          options={STATUSES}
          value={status}
          onChange={(id) => set('status', id)}
        />
        {!fingerprint && (
          <Choice
            label="Asked"
            options={ASKED}
            value={withConsole ? 'console' : ''}
            onChange={(id) => set('with', id)}
          />
        )}
        <Field
          aria-label="With the words"
          label=""
          value={typed}
          onChange={setTyped}
          placeholder="With the words"
        />
        {fingerprint && (
          <Button size="small" onPress={() => set('fingerprint', '')}>
            Of one shape: show all
          </Button>
        )}
      </div>
      {history.isPending && <Loading what="the statements" />}
      {history.isError && (who.admin || whose === 'mine') && (
        <Problem error={history.error} again={() => history.refetch()} />
      )}
      {history.isError && !who.admin && whose === 'all' && (
        <Empty title="You see your own statements" icon={<Activity aria-hidden size={32} />}>
          <p>
            Those of everyone are in the records, which an admin may let you read. See{' '}
            <Link href="/queries">your own</Link>.
          </p>
        </Empty>
      )}
      {history.data && queries.length === 0 && (
        <Empty title="No statement is like that" icon={<Activity aria-hidden size={32} />}>
          <p>
            Take a longer time or other filters, or <Link href="/sql">ask something</Link>.
          </p>
        </Empty>
      )}
      {part && history.hasNextPage && (
        <p className="quiet">Searched are the {count(loaded.length)} that are shown.</p>
      )}
      {queries.length > 0 && <QueryTable queries={queries} whose={whose} />}
      {history.hasNextPage && (
        <p className="more">
          <Button
            onPress={() => void history.fetchNextPage()}
            isPending={history.isFetchingNextPage}
          >
            Show older ones
          </Button>
        </p>
      )}
    </main>
  );
}

function QueryTable({ queries, whose }: { queries: PastQuery[]; whose: string }) {
  return (
    <TableBox label="Statements" headed className="table-flow">
      <thead>
        <tr>
          <th scope="col">State</th>
          <th scope="col">Statement</th>
          {whose === 'all' && <th scope="col">Who</th>}
          <th scope="col">When</th>
          <th scope="col" className="table-number">
            Took
          </th>
          <th scope="col" className="table-number">
            Rows
          </th>
          <th scope="col" className="table-number">
            Read
          </th>
        </tr>
      </thead>
      <tbody>
        {queries.map((query) => {
          const [tone, state] = statusOf(query.status);
          return (
            <tr key={query.id}>
              <td>
                <Badge tone={tone}>{state}</Badge>
              </td>
              <th scope="row" className="queries-text">
                <Link href={`/queries/${encodeURIComponent(query.id)}`}>
                  <code dir="auto" title={query.text?.slice(0, 2000)}>
                    {query.text?.slice(0, 300) ?? query.type}
                  </code>
                </Link>
                {query.text === undefined && (
                  <small className="quiet" dir="auto">
                    {' '}
                    {query.tables?.join(', ') || `shape ${query.fingerprint?.slice(0, 8) ?? ''}`}
                  </small>
                )}
              </th>
              {whose === 'all' && <td dir="auto">{query.user}</td>}
              <td>
                <Time at={query.startedAt} />
              </td>
              <td className="table-number">{query.measures && duration(query.measures.total)}</td>
              <td className="table-number">{query.measures && compact(query.measures.rows)}</td>
              <td className="table-number">
                {query.measures?.fromCache
                  ? 'from cache'
                  : query.measures && size(query.measures.readBytes)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </TableBox>
  );
}
