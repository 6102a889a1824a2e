import { useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Failure } from '../api/failure';
import { useSession } from '../session/session';
import { useShortcuts } from '../shell/shortcuts';
import { Empty } from '../ui/Empty';
import { Link } from '../ui/Link';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { DashboardHead } from './DashboardHead';
import { type DashboardWhole, type Definition, dashboard } from './dashboards';
import { type Draft, draftOf, keepDraft } from './drafts';
import { FilteredBoard } from './FilteredBoard';
import { useFullScreen } from './useFullScreen';

const isUnknown = (error: unknown) => error instanceof Failure && error.status === 404;

/** One dashboard, as it is kept or as it is edited. */
export function DashboardPage({ id }: { id: string }) {
  const whole = useQuery(dashboard(id));
  useEffect(() => {
    document.title = `${whole.data?.dashboard.name ?? 'Dashboard'} · Lakewise`;
  }, [whole.data?.dashboard.name]);
  if (whole.data) return <Shown id={id} whole={whole.data} />;
  return (
    <main className="dashboard">
      <h1 className="hidden">Dashboard</h1>
      {whole.isPending && <Loading what="the dashboard" />}
      {whole.isError && isUnknown(whole.error) && (
        <Empty title="The dashboard is not known" icon={<SearchX aria-hidden size={32} />}>
          <p>It may have been removed, or is not shared with you.</p>
          <Link href="/dashboards">All dashboards</Link>
        </Empty>
      )}
      {whole.isError && !isUnknown(whole.error) && (
        <Problem error={whole.error} again={() => whole.refetch()} />
      )}
    </main>
  );
}

function Shown({ id, whole }: { id: string; whole: DashboardWhole }) {
  const { principal } = useSession();
  const [draft, setDraft] = useState<Draft | undefined>(() => draftOf(principal, id));
  const [round, setRound] = useState(0);
  const [full, setFull] = useFullScreen();
  const { editable } = whole.dashboard;
  const definition = draft?.definition ?? whole.content.definition;

  function put(next: Draft | undefined) {
    setDraft(next);
    keepDraft(principal, id, next);
  }
  function change(next: Definition) {
    put({ version: draft?.version ?? whole.content.version, definition: next });
  }
  useShortcuts({
    f: () => setFull(!full),
    r: () => setRound(round + 1),
    ...(editable && !draft ? { e: () => change(definition) } : {}),
  });

  return (
    <main className="dashboard" data-full={full || undefined}>
      <DashboardHead
        whole={whole}
        draft={draft}
        full={full}
        onFull={setFull}
        onDraft={put}
        onRefresh={() => setRound(round + 1)}
      />
      <FilteredBoard
        definition={definition}
        round={round}
        onChange={draft && editable ? change : undefined}
      />
    </main>
  );
}
