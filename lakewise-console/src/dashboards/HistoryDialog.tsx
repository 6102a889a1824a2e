import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../api/client';
import '../saved/saved.css';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { Loading } from '../ui/Loading';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { type Dashboard, dashboards, describe } from './dashboards';
import { RemoveDialog } from './RemoveDialog';

const PAGE = 50;

/** Where a dashboard is kept, what it was before, and the way to take it away. */
export function HistoryDialog(props: { dashboard: Dashboard; onClose: () => void }) {
  const { dashboard, onClose } = props;
  const { id } = dashboard;
  const [isGoing, setGoing] = useState(false);
  const versions = useInfiniteQuery({
    queryKey: ['dashboards', id, 'versions'],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/dashboards/{id}/versions', {
          params: {
            path: { id },
            query: { limit: PAGE, ...(pageParam ? { page_token: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token,
  });
  if (isGoing) return <RemoveDialog dashboard={dashboard} onClose={onClose} />;
  return (
    <Overlay title="Folder, and earlier versions" isOpen onOpenChange={(open) => open || onClose()}>
      {dashboard.manageable && (
        <PlaceForm dashboard={dashboard} onClose={onClose} onRemove={() => setGoing(true)} />
      )}
      <h3>Versions</h3>
      {versions.isPending && <Loading what="the versions" />}
      {versions.isError && <Problem error={versions.error} again={() => versions.refetch()} />}
      <ul className="saved-versions">
        {versions.data?.pages
          .flatMap((page) => page.versions)
          .map(({ version, author, created_at }) => (
            <li key={version}>
              <span>
                {version}, <bdi>{author}</bdi>, <Time at={created_at} />
              </span>
              {version === dashboard.version ? (
                <span className="quiet">the newest</span>
              ) : (
                <Link href={`/dashboards/${id}/versions/${version}`}>See version {version}</Link>
              )}
            </li>
          ))}
      </ul>
      {versions.hasNextPage && (
        <Button
          size="small"
          onPress={() => void versions.fetchNextPage()}
          isPending={versions.isFetchingNextPage}
        >
          Show older ones
        </Button>
      )}
    </Overlay>
  );
}

function PlaceForm(props: { dashboard: Dashboard; onClose: () => void; onRemove: () => void }) {
  const { dashboard, onClose } = props;
  const queries = useQueryClient();
  const move = useMutation({
    mutationFn: (place: { folder: string; name: string }) => describe(dashboard, place),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['dashboards', dashboard.id], exact: true });
      await queries.invalidateQueries({ ...dashboards, exact: true });
      onClose();
    },
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    move.mutate({
      folder: String(form.get('folder') ?? '').trim(),
      name: String(form.get('name') ?? '').trim(),
    });
  }
  return (
    <form className="form" onSubmit={submit}>
      <Field label="Name" name="name" defaultValue={dashboard.name} isRequired />
      <Field label="Folder" name="folder" defaultValue={dashboard.folder} placeholder="none" />
      {move.isError && <Problem error={move.error} />}
      <div className="dialog-actions">
        <Button look="danger" onPress={props.onRemove}>
          Remove the dashboard
        </Button>
        <Button type="submit" isPending={move.isPending}>
          Move it there
        </Button>
      </div>
    </form>
  );
}
