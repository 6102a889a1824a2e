import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../api/client';
import { useSession } from '../session/session';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Problem } from '../ui/Problem';

const SHORTEST = 12;

/** Sets a password: one's own, or by an admin somebody's. */
export function PasswordForm(props: { principal?: string; onDone?: () => void }) {
  const who = useSession();
  const own = props.principal === undefined || props.principal === who.principal;
  const [done, setDone] = useState(false);
  const queries = useQueryClient();
  const setting = useMutation({
    mutationFn: (form: FormData) => {
      const text = (name: string) => String(form.get(name) ?? '');
      if (text('password') !== text('again')) throw new Error('The two passwords differ.');
      return answer(
        api.POST('/api/v1/password', {
          body: {
            password: text('password'),
            ...(own ? {} : { principal: props.principal }),
            ...(own && who.has_password ? { current_password: text('current') } : {}),
          },
        }),
      );
    },
    onSuccess: async () => {
      setDone(true);
      props.onDone?.();
      await queries.invalidateQueries({ queryKey: ['sessions'] });
      if (own) await queries.invalidateQueries({ queryKey: ['session'] });
    },
  });
  return (
    <form
      className="form"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const form = event.currentTarget;
        setDone(false);
        setting.mutate(new FormData(form), { onSuccess: () => form.reset() });
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={props.principal ?? ''} />
      {own && who.has_password && (
        <Field
          label="Password until now"
          name="current"
          type="password"
          autoComplete="current-password"
          isRequired
        />
      )}
      <Field
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={SHORTEST}
        isRequired
        help={`At least ${SHORTEST} characters; a few words that nobody would guess are good.`}
      />
      <Field
        label="New password, again"
        name="again"
        type="password"
        autoComplete="new-password"
        isRequired
      />
      {setting.isError && <Problem error={setting.error} />}
      <div className="form-actions">
        <Button look="primary" type="submit" isPending={setting.isPending}>
          Set the password
        </Button>
        <span role="status">{done && 'It is set. All other sessions have ended.'}</span>
      </div>
    </form>
  );
}
