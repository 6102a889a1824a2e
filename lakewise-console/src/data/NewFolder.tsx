import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FolderPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { makeFolder } from '../api/files';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';

/** What a name of one folder cannot be; a part that climbs would be taken out by the browser. */
function complaint(name: string): string | undefined {
  if (/[/\\]/.test(name)) return 'A name has no slash: make one folder, then the next in it.';
  return /^\s*\.{1,2}\s*$/.test(name) ? 'Points alone are no name.' : undefined;
}

/** Makes a folder in another one, and says its name when it is there. */
export function NewFolder(props: { folder: string; onMade: (name: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        <FolderPlus aria-hidden size={14} /> New folder
      </Button>
      {isOpen && <NewFolderDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function NewFolderDialog(props: {
  folder: string;
  onMade: (name: string) => void;
  onClose: () => void;
}) {
  const { folder, onMade, onClose } = props;
  const queries = useQueryClient();
  const making = useMutation({
    mutationFn: (name: string) => makeFolder(`${folder}/${name}`),
    onSuccess: async (_, name) => {
      await queries.invalidateQueries({ queryKey: ['files', folder] });
      onClose();
      onMade(name);
    },
  });
  return (
    <Overlay title="New folder" isOpen onOpenChange={(open) => open || onClose()}>
      <form
        className="form"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          making.mutate(String(new FormData(event.currentTarget).get('name')).trim());
        }}
      >
        <p className="quiet">
          In <bdi>{folder}</bdi>
        </p>
        <Field
          label="Name"
          name="name"
          isRequired
          autoFocus
          validate={(name) => complaint(name) ?? null}
        />
        {making.isError && <Problem error={making.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" isPending={making.isPending}>
            Make
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
