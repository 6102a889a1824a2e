import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, type Schemas } from '../api/client';
import { useSession } from '../session/session';
import { Actions } from '../ui/Actions';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { agentWords } from './agent';
import { PasswordForm } from './PasswordForm';

type Session = Schemas['Session'];

const MOST = 1000;
const METHODS: Record<string, string> = {
  password: 'a password',
  token: 'a token',
  link: 'the link of the start',
  oidc: 'the issuer',
};

/** One's password, and where one is signed in; for admins, where all are. */
export function SigningIn() {
  const { has_password: hasPassword } = useSession();
  return (
    <div className="admin-pair">
      <section className="card admin-card" aria-labelledby="password-title">
        <h2 id="password-title">Your password</h2>
        <p className="quiet">
          {hasPassword
            ? 'Another one ends all your other sessions.'
            : 'You have none: with one you can sign in by your name.'}
        </p>
        <PasswordForm />
      </section>
      <section className="admin-part" aria-labelledby="sessions-title">
        <h2 id="sessions-title">Sessions</h2>
        <Sessions />
      </section>
    </div>
  );
}

function Sessions() {
  const { admin } = useSession();
  const queries = useQueryClient();
  const [ending, setEnding] = useState<Session>();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: () => answer(api.GET('/api/v1/sessions', { params: { query: { limit: MOST } } })),
  });
  if (sessions.isPending) return <Loading what="the sessions" />;
  if (sessions.isError)
    return <Problem error={sessions.error} again={() => void sessions.refetch()} />;
  return (
    <>
      <Listing
        headed
        className="table-flow"
        title="Sessions"
        heads={[...(admin ? ['Who'] : []), 'With', 'By', 'Used', 'Ends', <Actions key="actions" />]}
      >
        {sessions.data.sessions.map((session) => (
          <tr key={session.id} data-marked={session.current || undefined}>
            {admin && (
              <th scope="row" className="table-text" dir="auto">
                {session.principal}
              </th>
            )}
            <td className="table-text">
              <span title={session.agent}>{agentWords(session.agent)}</span>{' '}
              {session.address && <small className="quiet">at {session.address}</small>}
            </td>
            <td>{METHODS[session.method] ?? session.method}</td>
            <td>
              <Time at={session.last_used_at} />
            </td>
            <td>
              <Time at={session.ends_at} />
            </td>
            <td className="table-actions">
              {session.current ? (
                <Badge tone="good">this one</Badge>
              ) : (
                <Button size="small" look="danger" onPress={() => setEnding(session)}>
                  End …
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Listing>
      {ending && (
        <Confirm
          title="End the session"
          action="End the session"
          run={async () => {
            await answer(
              api.DELETE('/api/v1/sessions/{id}', { params: { path: { id: ending.id } } }),
            );
            await queries.invalidateQueries({ queryKey: ['sessions'] });
          }}
          onClose={() => setEnding(undefined)}
        >
          <p>
            <bdi>{ending.principal}</bdi> is signed out of {agentWords(ending.agent)} at once, and
            can sign in again.
          </p>
        </Confirm>
      )}
    </>
  );
}
