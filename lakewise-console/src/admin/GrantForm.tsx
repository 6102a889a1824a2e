import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Problem } from '../ui/Problem';
import { Suggest } from '../ui/Suggest';
import { useEverybody } from './everybody';
import { changePermissions, type Thing } from './permissions';
import { privilegesOn, spelled } from './privileges';
import { EVERYBODY } from './scim';

/** Grants one privilege on a thing to somebody. */
export function GrantForm({ thing }: { thing: Thing }) {
  const everybody = useEverybody();
  const privileges = privilegesOn(thing.kind);
  const [who, setWho] = useState('');
  const [privilege, setPrivilege] = useState(privileges[0] ?? '');
  const queries = useQueryClient();
  const granting = useMutation({
    mutationFn: () => changePermissions(thing, { principal: who.trim(), add: [privilege] }),
    onSuccess: async () => {
      setWho('');
      await queries.invalidateQueries({ queryKey: ['grants'] });
    },
  });
  return (
    <form
      className="admin-bar admin-bar-fields"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        granting.mutate();
      }}
    >
      <Suggest
        label="To whom"
        options={[
          { id: EVERYBODY, label: EVERYBODY, note: 'everybody' },
          ...everybody.map((one) => ({ id: one.name, label: one.name, note: one.note })),
        ]}
        value={who}
        onChange={setWho}
        placeholder="Person, program or group"
      />
      <Choice
        label="What"
        options={privileges.map((id) => ({ id, label: spelled(id) }))}
        value={privilege}
        onChange={setPrivilege}
      />
      <Button look="primary" type="submit" isDisabled={!who.trim()} isPending={granting.isPending}>
        Grant
      </Button>
      {granting.isError && <Problem error={granting.error} />}
    </form>
  );
}
