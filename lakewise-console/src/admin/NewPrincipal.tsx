import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button';
import { Choice, type Option } from '../ui/Choice';
import { Field } from '../ui/Field';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { create, type Kind } from './scim';

const HELP: Record<Kind, string> = {
  Users: 'The name to sign in with and to grant to, such as an address of e-mail.',
  ServicePrincipals: 'The name to grant to. A program is let in by tokens, never by a password.',
  Groups: 'The name to grant to.',
};

/** Asks who is new. */
export function NewPrincipal(props: { kinds: Option[]; onClose: () => void }) {
  const { kinds, onClose } = props;
  const [kind, setKind] = useState((kinds[0]?.id ?? 'Users') as Kind);
  const queries = useQueryClient();
  const making = useMutation({
    mutationFn: (form: FormData) =>
      create(kind, String(form.get('name')).trim(), String(form.get('shown') ?? '').trim()),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['principals'] });
      onClose();
    },
  });
  return (
    <Overlay
      title={kind === 'Groups' ? 'New group' : 'Add someone'}
      isOpen
      onOpenChange={(open) => open || onClose()}
    >
      <form
        className="form"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          making.mutate(new FormData(event.currentTarget));
        }}
      >
        {kinds.length > 1 && (
          <Choice label="Who" options={kinds} value={kind} onChange={(id) => setKind(id as Kind)} />
        )}
        <Field label="Name" name="name" isRequired autoFocus help={HELP[kind]} />
        {kind !== 'Groups' && <Field label="Shown as (if it is another name)" name="shown" />}
        {making.isError && <Problem error={making.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" isPending={making.isPending}>
            {kind === 'Groups' ? 'Make the group' : 'Add'}
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
