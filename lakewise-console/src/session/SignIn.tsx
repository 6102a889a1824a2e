import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { answer, api, type Schemas } from '../api/client';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Mark } from '../ui/Mark';
import { Problem } from '../ui/Problem';
import { credentialsOf, issuerPath } from './link';

/** Asks who comes, by name and password or by a token; nothing of it is kept in the browser. */
export function SignIn(props: { entered: () => Promise<void>; before?: string }) {
  const [byToken, setByToken] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { entered } = props;
  const ways = useQuery({
    queryKey: ['sign-in'],
    queryFn: () => answer(api.GET('/api/v1/sign-in')),
    staleTime: Number.POSITIVE_INFINITY,
  });

  async function enter(credentials: Schemas['Credentials']) {
    setBusy(true);
    setError(null);
    try {
      await answer(api.POST('/api/v1/session', { body: credentials }));
      await entered();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a link is followed once, when it is opened.
  useEffect(() => {
    const credentials = credentialsOf(window.location.hash);
    if (!credentials) return;
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
    void enter(credentials);
  }, []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    void enter(
      byToken
        ? { token: text('token').trim() }
        : { user: text('user').trim(), password: text('password') },
    );
  }

  return (
    <main className={props.before ? 'sign-in sign-in-over' : 'sign-in'}>
      <form onSubmit={submit} className="card sign-in-card" aria-labelledby="sign-in-title">
        <Mark size={40} />
        <h1 id="sign-in-title">
          {props.before ? 'Your session has ended' : 'Sign in to Lakewise'}
        </h1>
        {props.before && <p>Nothing is lost: sign in as {props.before} to go on where you were.</p>}
        {byToken ? (
          <Field
            key="token"
            label="Token"
            name="token"
            type="password"
            isRequired
            autoFocus
            help={
              <>
                The admin’s lies in the file that the server named when it started:{' '}
                <code>lake/_lakewise/admin-token</code>
              </>
            }
          />
        ) : (
          <>
            <Field
              key="user"
              label="Name"
              name="user"
              autoComplete="username"
              isRequired
              autoFocus
              {...(props.before ? { defaultValue: props.before } : {})}
            />
            <Field
              label="Password"
              name="password"
              type="password"
              autoComplete="current-password"
              isRequired
            />
          </>
        )}
        {error !== null && <Problem error={error} />}
        <Button look="primary" type="submit" isPending={busy}>
          {busy ? 'Signing in …' : 'Sign in'}
        </Button>
        {ways.data?.oidc && (
          <a className="button button-plain button-medium" href={issuerPath()}>
            Sign in with your organisation
          </a>
        )}
        <Button look="quiet" onPress={() => setByToken(!byToken)}>
          {byToken ? 'Use a name and a password' : 'Use a token'}
        </Button>
      </form>
    </main>
  );
}
