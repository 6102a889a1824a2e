import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { answer, api, onSignedOut } from '../api/client';
import { Failure } from '../api/failure';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { SignIn } from './SignIn';
import { SessionContext, type Who } from './session';

/** Whoever shows no session is not asked who it is of, which would be refused. */
async function whoAmI(): Promise<Who | null> {
  try {
    const { session } = await answer(api.GET('/api/v1/sign-in'));
    if (!session) return null;
    return await answer(api.GET('/api/v1/session'));
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.isSignedOut) return null;
    throw thrown;
  }
}

/**
 * Shows the pages to who is signed in. When a session ends meanwhile, the question who comes goes
 * over the page, which keeps all that was written in it. For another person, who may also have come
 * by another tab of the browser, all is loaded anew: nothing of what somebody saw is another's.
 */
export function SessionGate(props: { children: ReactNode }) {
  const queries = useQueryClient();
  const session = useQuery({
    queryKey: ['session'],
    queryFn: whoAmI,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: 'always',
  });
  const [last, setLast] = useState<Who | null>(null);
  const [ended, setEnded] = useState(false);
  const who = session.data ?? null;

  useEffect(() => onSignedOut(() => setEnded(true)), []);
  const another = !!who && !!last && who.principal !== last.principal;
  if (who && who !== last && !another) setLast(who);
  useEffect(() => {
    if (another) window.location.reload();
  }, [another]);

  const entered = useCallback(async () => {
    await queries.refetchQueries({ queryKey: ['session'] });
    setEnded(false);
    await queries.invalidateQueries();
  }, [queries]);

  if (another) return <Loading what="your pages" />;
  if (session.isPending) return <Loading what="your session" />;
  if (session.isError && !last) {
    return (
      <main className="page">
        <Problem error={session.error} again={() => session.refetch()} />
      </main>
    );
  }
  const shown = who ?? last;
  return (
    <>
      {shown && (
        <div inert={!who || ended} className="session">
          <SessionContext value={shown}>{props.children}</SessionContext>
        </div>
      )}
      {(!who || ended) && (
        <SignIn entered={entered} {...(shown ? { before: shown.principal } : {})} />
      )}
    </>
  );
}
