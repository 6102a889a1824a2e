import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../ui/Button';
import { Link } from '../ui/Link';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { dashboard, dashboardVersion, save } from './dashboards';
import { FilteredBoard } from './FilteredBoard';

/** What a dashboard was, with the rows of now, and the way to have it so again. */
export function VersionPage({ id, version }: { id: string; version: number }) {
  const old = useQuery(dashboardVersion(id, version));
  const newest = useQuery(dashboard(id));
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const restore = useMutation({
    mutationFn: async () => {
      if (!old.data || !newest.data) return;
      await save(id, newest.data.content.version, old.data.content.definition);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['dashboards'] });
      navigate(`/dashboards/${id}`);
    },
  });
  const name = old.data?.dashboard.name ?? 'Dashboard';
  useEffect(() => {
    document.title = `${name}, version ${version} · Lakewise`;
  }, [name, version]);
  const definition = old.data?.content.definition;
  return (
    <main className="dashboard">
      <header className="page-head">
        <div>
          <p className="quiet">
            {old.data && (
              <>
                Version {version}, by <bdi>{old.data.content.author}</bdi>,{' '}
                <Time at={old.data.content.created_at} />, with the rows of now
              </>
            )}
          </p>
          <h1 dir="auto">{name}</h1>
        </div>
        <div className="dashboard-actions">
          <Link href={`/dashboards/${id}`}>Back to the newest</Link>
          {old.data?.dashboard.editable && newest.data && (
            <Button
              size="small"
              look="primary"
              onPress={() => restore.mutate()}
              isPending={restore.isPending}
            >
              Restore this version
            </Button>
          )}
        </div>
      </header>
      {restore.isError && <Problem error={restore.error} again={() => void newest.refetch()} />}
      {old.isPending && <Loading what="the version" />}
      {old.isError && <Problem error={old.error} again={() => old.refetch()} />}
      {definition && <FilteredBoard definition={definition} />}
    </main>
  );
}
