import { createContext, useContext } from 'react';
import type { Schemas } from '../api/client';

export type Who = Schemas['Who'];

export const SessionContext = createContext<Who | null>(null);

/** Who is signed in; only for what {@link SessionGate} shows. */
export function useSession(): Who {
  const who = useContext(SessionContext);
  if (!who) throw new Error('Nobody is signed in.');
  return who;
}
