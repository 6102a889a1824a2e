import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LayoutDashboard } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { Loading } from '../ui/Loading';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { DashboardPage } from './DashboardPage';
import './dashboards.css';
import { create, type Dashboard, dashboards, sorted } from './dashboards';
import { VersionPage } from './VersionPage';

/** All dashboards that one sees, or the one in the address. */
export default function DashboardsPage() {
  return (
    <Switch>
      <Route path="/dashboards/:id/versions/:version">
        {({ id, version }) => <VersionPage id={id} version={Number(version)} />}
      </Route>
      <Route path="/dashboards/:id">{({ id }) => <DashboardPage key={id} id={id} />}</Route>
      <Route component={DashboardList} />
    </Switch>
  );
}

function DashboardList() {
  const all = useQuery(dashboards);
  const [typed, setTyped] = useState('');
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    document.title = 'Dashboards · Lakewise';
  }, []);
  const found = sorted(all.data?.dashboards ?? [], typed);
  const folders = [...new Set(found.map(({ folder }) => folder))];
  return (
    <main className="page dashboard-list">
      <header className="page-head">
        <h1>Dashboards</h1>
        <Button look="primary" onPress={() => setNew(true)}>
          New dashboard
        </Button>
      </header>
      {all.isPending && <Loading what="the dashboards" />}
      {all.isError && <Problem error={all.error} again={() => all.refetch()} />}
      {all.data?.dashboards.length === 0 && (
        <Empty title="No dashboard yet" icon={<LayoutDashboard aria-hidden size={32} />}>
          <p>
            Make one, then put queries and charts on it. What you ask on the page{' '}
            <Link href="/sql">SQL</Link> can be added from there.
          </p>
        </Empty>
      )}
      {(all.data?.dashboards.length ?? 0) > 0 && (
        <div className="dashboard-search">
          <Field label="Search" placeholder="by name or folder" value={typed} onChange={setTyped} />
        </div>
      )}
      {all.data && found.length === 0 && typed && <p>No dashboard has this name.</p>}
      {folders.map((folder) => (
        <section key={folder} aria-label={folder || 'Without a folder'}>
          {folder && <h2 dir="auto">{folder}</h2>}
          <ul className="card">
            {found
              .filter((each) => each.folder === folder)
              .map((each) => (
                <Row key={each.id} dashboard={each} />
              ))}
          </ul>
        </section>
      ))}
      {isNew && <NewDashboard onClose={() => setNew(false)} />}
    </main>
  );
}

function Row({ dashboard }: { dashboard: Dashboard }) {
  return (
    <li className="dashboard-row">
      <strong dir="auto">
        <Link href={`/dashboards/${dashboard.id}`}>{dashboard.name}</Link>
      </strong>
      <small className="quiet">
        <bdi>{dashboard.owner}</bdi>, changed <Time at={dashboard.updated_at} />
      </small>
    </li>
  );
}

function NewDashboard({ onClose }: { onClose: () => void }) {
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: ({ folder, name }: { folder: string; name: string }) => create(folder, name),
    onSuccess: async ({ dashboard }) => {
      navigate(`/dashboards/${dashboard.id}`);
      await queries.invalidateQueries({ queryKey: ['dashboards'] });
    },
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    make.mutate({
      folder: String(form.get('folder') ?? '').trim(),
      name: String(form.get('name') ?? '').trim(),
    });
  }
  return (
    <Overlay title="New dashboard" isOpen onOpenChange={(open) => open || onClose()}>
      <form className="form" onSubmit={submit}>
        <Field label="Name" name="name" isRequired autoFocus />
        <Field label="Folder" name="folder" placeholder="none" />
        {make.isError && <Problem error={make.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" isPending={make.isPending}>
            Make it
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
