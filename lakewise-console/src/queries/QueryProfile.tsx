import { useQuery } from '@tanstack/react-query';
import { Lightbulb, SearchX, SquareTerminal } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { agentWords } from '../admin/agent';
import { compact, count, duration, size } from '../format/numbers';
import { useSession } from '../session/session';
import { tabsOf } from '../sql/tabs';
import { useWarehouse } from '../sql/useWarehouse';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Link } from '../ui/Link';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { advise } from './advice';
import { anyOne, type Measures, ownOne, type PastQuery } from './history';
import { Operators } from './Operators';
import { statusOf } from './status';

const LIVE = 1000;

/** One statement: what it took, where, and what could be done. */
export function QueryProfile({ id }: { id: string }) {
  const who = useSession();
  const [warehouse] = useWarehouse();
  const found = useQuery({
    queryKey: ['query', id],
    queryFn: async ({ signal }) =>
      (await ownOne(id)) ?? (who.admin ? await anyOne(id, warehouse, signal) : undefined) ?? null,
    refetchInterval: (state) => (state.state.data?.isFinal === false ? LIVE : false),
  });
  useEffect(() => {
    document.title = 'Query · Lakewise';
  }, []);
  return (
    <main className="page">
      <header className="page-head">
        <div>
          <p className="quiet way">
            <Link href="/queries">Queries</Link>
          </p>
          <h1>What one statement did</h1>
        </div>
        {found.data?.text !== undefined && <OpenButton text={found.data.text} />}
      </header>
      {found.isPending && <Loading what="the statement" />}
      {found.isError && <Problem error={found.error} again={() => found.refetch()} />}
      {found.data === null && (
        <Empty title="The statement is not known" icon={<SearchX aria-hidden size={32} />}>
          <p>It may be older than what is kept, or somebody else’s.</p>
        </Empty>
      )}
      {found.data && <Told query={found.data} />}
      {found.data?.isFinal && <Operators id={id} byRecords={who.admin} />}
    </main>
  );
}

function OpenButton({ text }: { text: string }) {
  const [, navigate] = useLocation();
  const tabs = tabsOf(useSession().principal);
  return (
    <Button
      look="primary"
      onPress={() => {
        tabs.open(text);
        navigate('/sql');
      }}
    >
      <SquareTerminal aria-hidden size={16} /> Open in SQL
    </Button>
  );
}

function Told({ query }: { query: PastQuery }) {
  const [tone, state] = statusOf(query.status);
  const { measures } = query;
  const advice = measures && query.status === 'FINISHED' ? advise(measures) : undefined;
  return (
    <>
      <p className="table-facts">
        <Badge tone={tone}>{state}</Badge>
        <span>
          asked <Time at={query.startedAt} />
        </span>
        <span>
          by <bdi>{query.user}</bdi>
        </span>
        <span>
          in <bdi>{query.warehouse}</bdi>
        </span>
        <span dir="auto">from {agentWords(query.client)}</span>
      </p>
      {query.text !== undefined && (
        <pre className="card query-text" dir="auto">
          {query.text}
        </pre>
      )}
      {query.error && <Problem error={query.error} />}
      {advice && (
        <p className="advice">
          <Lightbulb aria-hidden size={18} />
          <span>
            {advice.what} {advice.remedy}
          </span>
        </p>
      )}
      {measures && (
        <>
          <Phases measures={measures} />
          <Tiles measures={measures} isDone={query.status === 'FINISHED'} />
        </>
      )}
    </>
  );
}

const PHASES: [keyof Measures, string][] = [
  ['waiting', 'waiting'],
  ['planning', 'planning'],
  ['executing', 'computing'],
  ['fetching', 'fetching'],
];

/** Where the time went, as one bar. */
function Phases({ measures }: { measures: Measures }) {
  const known = PHASES.map(([key, name]) => ({
    key: String(key),
    name,
    took: Number(measures[key]),
  }));
  const told = known.reduce((total, phase) => total + phase.took, 0);
  const rest = { key: 'rest', name: 'the rest', took: measures.total - told };
  const phases = rest.took > 0 ? [...known, rest] : known;
  const sum = Math.max(1, told, measures.total);
  return (
    <section className="card phases" aria-label="Where the time went">
      <h2>{duration(measures.total)}</h2>
      <div className="phases-bar" aria-hidden="true">
        {phases.map((phase) => (
          <span
            key={phase.key}
            data-phase={phase.key}
            style={{ width: `${(phase.took / sum) * 100}%` }}
          />
        ))}
      </div>
      <ul>
        {phases.map((phase) => (
          <li key={phase.key}>
            <span className="phases-dot" data-phase={phase.key} aria-hidden="true" /> {phase.name}{' '}
            <b>{duration(phase.took)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function filesNote(measures: Measures, all: number): string {
  if (measures.fromCache) return 'answered from the cache';
  if (all === 0) return 'no table was read';
  return `${compact((measures.prunedFiles / all) * 100)} % left out by statistics`;
}

function Tiles({ measures, isDone }: { measures: Measures; isDone: boolean }) {
  const all = measures.readFiles + measures.prunedFiles;
  const tiles: [string, string, (string | undefined)?][] = [
    ['Rows', count(measures.rows)],
    ['Files read', `${count(measures.readFiles)} of ${count(all)}`, filesNote(measures, all)],
    [
      'Bytes read',
      size(measures.readBytes),
      measures.prunedBytes ? `${size(measures.prunedBytes)} left out` : undefined,
    ],
    ['On disk meanwhile', size(measures.spilledBytes)],
  ];
  if (isDone) tiles.push(['Result', measures.fromCache ? 'from the cache' : 'computed']);
  if (measures.peakMemory)
    tiles.push(['Memory', size(measures.peakMemory), 'the worker’s most while it ran']);
  if (measures.credits !== undefined) {
    tiles.push([
      'Credits',
      compact(measures.credits),
      measures.cost ? `cost ${compact(measures.cost)}` : undefined,
    ]);
  }
  return (
    <dl className="tiles">
      {tiles.map(([name, value, note]) => (
        <div key={name} className="card tile">
          <dt>{name}</dt>
          <dd>
            {value}
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
