import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { answer, api } from '../api/client';
import type { Tab } from '../sql/tabs';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { Shares } from './Shares';
import { keep } from './saved';

/** Asks for a name and a folder, and keeps the text of a tab there. */
export function SaveDialog(props: {
  tab: Tab;
  onSaved: (saved: NonNullable<Tab['saved']>, name: string) => void;
  onClose: () => void;
}) {
  const { tab, onClose } = props;
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (place: { folder: string; name: string }) => keep(tab, place),
    onSuccess: async (saved, place) => {
      props.onSaved(saved, place.name);
      onClose();
      await queries.invalidateQueries({ queryKey: ['saved'] });
    },
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({
      folder: String(form.get('folder') ?? '').trim(),
      name: String(form.get('name') ?? '').trim(),
    });
  }
  return (
    <Overlay title="Save the query" isOpen onOpenChange={(open) => open || onClose()}>
      <form onSubmit={submit} className="form">
        <Field label="Name" name="name" defaultValue={tab.name} isRequired autoFocus />
        <Field label="Folder" name="folder" placeholder="none" />
        {save.isError && <Problem error={save.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" isPending={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Overlay>
  );
}

/** With whom a saved query is shared, and what it was before. */
export function SharesDialog(props: {
  id: string;
  onText: (text: string) => void;
  onClose: () => void;
}) {
  const { id, onClose } = props;
  const versions = useQuery({
    queryKey: ['saved', id, 'versions'],
    queryFn: () =>
      answer(api.GET('/api/v1/saved-queries/{id}/versions', { params: { path: { id } } })),
  });
  return (
    <Overlay title="Share, and earlier versions" isOpen onOpenChange={(open) => open || onClose()}>
      <Shares
        of="saved-queries"
        id={id}
        words={{ CAN_RUN: 'may run it', CAN_EDIT: 'may change it' }}
      />
      <h3>Versions</h3>
      {versions.isError && <Problem error={versions.error} />}
      <ul className="saved-versions">
        {versions.data?.versions.map((version) => (
          <li key={version.version}>
            <span>
              <strong>Version {version.version}</strong>{' '}
              <span className="quiet">
                by <bdi>{version.author}</bdi>, <Time at={version.created_at} />
              </span>
            </span>
            <Button
              size="small"
              look="quiet"
              onPress={() => {
                props.onText(version.text);
                onClose();
              }}
            >
              Put into the tab
            </Button>
          </li>
        ))}
      </ul>
    </Overlay>
  );
}
