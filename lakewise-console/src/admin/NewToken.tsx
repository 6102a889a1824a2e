import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api, send } from '../api/client';
import { useSession } from '../session/session';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { Secret } from '../ui/Secret';
import { Suggest } from '../ui/Suggest';
import { useEverybody } from './everybody';

const SECONDS_PER_DAY = 86_400;
const LIVES = [
  { id: '7', label: 'a week' },
  { id: '30', label: 'a month' },
  { id: '90', label: 'three months' },
  { id: '365', label: 'a year' },
];
const SCOPES = [
  { id: '', label: 'all that its holder may' },
  { id: 'sql', label: 'ask and write by SQL' },
  { id: 'unity-catalog', label: 'tables and grants' },
  { id: 'files', label: 'files of volumes' },
  { id: 'scim', label: 'people and groups' },
  { id: 'authentication', label: 'tokens' },
];

interface Wanted {
  principal: string;
  comment: string;
  days: number;
  scope: string;
}

/** One's own by the way that everybody has, others' by that of admins. */
async function make(wanted: Wanted, own: boolean): Promise<string> {
  const { principal, comment, days, scope } = wanted;
  if (own) {
    const made = await send<{ token_value: string }>('POST', '/api/2.0/token/create', {
      comment,
      lifetime_seconds: days * SECONDS_PER_DAY,
      ...(scope ? { scopes: [scope] } : {}),
    });
    return made.token_value;
  }
  const made = await answer(
    api.POST('/api/v1/tokens', { body: { principal, comment, days, ...(scope ? { scope } : {}) } }),
  );
  return made.value;
}

/** Asks what a token is for, and shows it the one time. */
export function NewToken(props: { whose: string; onClose: () => void }) {
  const { admin, principal: self } = useSession();
  const { onClose } = props;
  const [whose, setWhose] = useState(props.whose || self);
  const [days, setDays] = useState('90');
  const [scope, setScope] = useState('');
  const queries = useQueryClient();
  const everybody = useEverybody().filter((one) => one.note !== 'group');
  const making = useMutation({
    mutationFn: (comment: string) => {
      const principal = whose.trim();
      if (principal !== self && !everybody.some((one) => one.name === principal))
        throw new Error(`Nobody is known as “${principal}”. Add who is new under “People”.`);
      return make({ principal, comment, days: Number(days), scope }, principal === self);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
  if (making.data !== undefined) {
    return (
      <Overlay title="The new token" isOpen onOpenChange={(open) => open || onClose()}>
        <p>Copy it now: it is shown this once, and nobody can look it up later.</p>
        <Secret label="Token" value={making.data} />
        <div className="dialog-actions">
          <Button onPress={onClose}>I have it</Button>
        </div>
      </Overlay>
    );
  }
  return (
    <Overlay title="New token" isOpen onOpenChange={(open) => open || onClose()}>
      <form
        className="form"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          making.mutate(String(new FormData(event.currentTarget).get('comment')).trim());
        }}
      >
        <Field
          label="What it is for"
          name="comment"
          isRequired
          autoFocus
          placeholder="Such as: dashboards on the ground floor"
        />
        {admin && (
          <Suggest
            label="Whose"
            options={everybody.map((one) => ({ id: one.name, label: one.name, note: one.note }))}
            value={whose}
            onChange={setWhose}
          />
        )}
        <Choice label="It works for" options={LIVES} value={days} onChange={setDays} />
        <Choice label="It may" options={SCOPES} value={scope} onChange={setScope} />
        {making.isError && <Problem error={making.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" isPending={making.isPending}>
            Make the token
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
