import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { type Principal, rename } from './scim';

/** Asks for another name, and says what goes with it. */
export function RenameDialog(props: { principal: Principal; onClose: () => void }) {
  const { principal, onClose } = props;
  const queries = useQueryClient();
  const renaming = useMutation({
    mutationFn: (name: string) => rename(principal, name),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['principals'] });
      onClose();
    },
  });
  return (
    <Overlay title="Rename" isOpen onOpenChange={(open) => open || onClose()}>
      <form
        className="form"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          renaming.mutate(String(new FormData(event.currentTarget).get('name')).trim());
        }}
      >
        <p>
          Grants, memberships, tokens and what it owns go along. Functions and views that name it in
          their text go on naming the former name.
        </p>
        <Field label="Name" name="name" defaultValue={principal.name} isRequired autoFocus />
        {renaming.isError && <Problem error={renaming.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" isPending={renaming.isPending}>
            Rename
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
