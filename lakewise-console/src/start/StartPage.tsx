import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Compass, FileUp, Plane, PlugZap, Search } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useTables } from '../data/tables';
import { useSession } from '../session/session';
import { PLACES } from '../shell/places';
import { written } from '../shell/shortcuts';
import { tabsOf } from '../sql/tabs';
import { useWarehouse } from '../sql/useWarehouse';
import { Button } from '../ui/Button';
import { Link } from '../ui/Link';
import { Problem } from '../ui/Problem';
import { FIRST_QUESTION, load, STEPS, TABLE } from './example';
import './start.css';
import { TOUR } from './steps';
import { tourOf } from './tour';

const PATIENCE = 300_000;

/** What to do first in a new lake. */
export default function StartPage() {
  const who = useSession();
  const [, navigate] = useLocation();
  useEffect(() => {
    document.title = 'First steps · Lakewise';
  }, []);
  return (
    <main className="page start">
      <header>
        <h1>Welcome to the lake</h1>
        <p className="quiet">
          Tables here keep every version of themselves: ask them in SQL, change them without fear,
          and take back what went wrong.
        </p>
      </header>
      <div className="start-cards">
        <Example />
        <Card icon={<Compass aria-hidden size={22} />} title="Look around">
          <p>A tour in {TOUR.length} steps. It stays in a corner, and can be left at any time.</p>
          <Button
            onPress={() => {
              tourOf(who.principal).go(0);
              navigate(TOUR[0]?.path ?? '/sql');
            }}
          >
            Take the tour
          </Button>
        </Card>
        <Card icon={<FileUp aria-hidden size={22} />} title="Bring your own data">
          <p>
            A file of CSV, JSON lines or Parquet becomes a table: you see its rows and types before
            anything is made.
          </p>
          <Button onPress={() => navigate('/data/upload')}>Upload a file</Button>
          <p className="quiet">
            On the server’s machine <code>./lakewise import orders.csv</code> does the same.
          </p>
        </Card>
        <Card icon={<PlugZap aria-hidden size={22} />} title="Connect a tool">
          <p>
            BI tools, notebooks and programs ask by JDBC, Flight SQL and HTTP. They are let in by a
            token.
          </p>
          <Button onPress={() => navigate('/admin/tokens?new=')}>Make a token</Button>
        </Card>
      </div>
      <Places />
    </main>
  );
}

/** Where what is, with the keys that lead there. */
function Places() {
  return (
    <section aria-labelledby="start-places">
      <h2 id="start-places">Where things are</h2>
      <ul className="start-places">
        {PLACES.map(({ path, name, icon: Icon, keys, about }) => (
          <li key={path}>
            <Icon aria-hidden size={18} />
            <div>
              <Link href={path}>{name}</Link>
              <p className="quiet">{about}</p>
            </div>
            <kbd>{written(keys)}</kbd>
          </li>
        ))}
        <li>
          <Search aria-hidden size={18} />
          <div>
            <strong>Anything</strong>
            <p className="quiet">Tables, pages and commands, by their names.</p>
          </div>
          <kbd>{written('mod+k')}</kbd>
        </li>
      </ul>
    </section>
  );
}

function Card(props: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section className="card start-card" aria-label={props.title}>
      <h2>
        {props.icon} {props.title}
      </h2>
      {props.children}
    </section>
  );
}

/** Makes the example in a click, then leads to the first question. */
function Example() {
  const who = useSession();
  const [, navigate] = useLocation();
  const [warehouse] = useWarehouse();
  const [step, setStep] = useState(0);
  const queries = useQueryClient();
  const tables = useTables();
  const loading = useMutation({
    mutationFn: () => load(warehouse, setStep, AbortSignal.timeout(PATIENCE)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tables'] }),
  });
  const isThere = (tables.data ?? []).some(
    (table) =>
      table.catalog === TABLE.catalog && table.schema === TABLE.schema && table.name === TABLE.name,
  );
  return (
    <Card icon={<Plane aria-hidden size={22} />} title="Try an example">
      <p>
        200,000 invented flights of one year, made by the server in a few seconds, in the schema{' '}
        <code>{TABLE.schema}</code>.
      </p>
      {loading.isError && <Problem error={loading.error} />}
      <p role="status" className="start-status">
        {loading.isPending && `${STEPS[step]?.says} (${step + 1} of ${STEPS.length}) …`}
        {!loading.isPending && isThere && 'The example is there.'}
      </p>
      {isThere && !loading.isPending ? (
        <Button
          look="primary"
          onPress={() => {
            tabsOf(who.principal).open(FIRST_QUESTION, 'Delays');
            navigate('/sql');
          }}
        >
          Ask the first question
        </Button>
      ) : (
        <Button look="primary" onPress={() => loading.mutate()} isPending={loading.isPending}>
          Load the example
        </Button>
      )}
    </Card>
  );
}
