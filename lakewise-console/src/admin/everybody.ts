import { usePrincipals } from './scim';

/** All who can be granted something or be in a group, with what kind each is. */
export function useEverybody(): { id: string; name: string; note: string }[] {
  const users = usePrincipals('Users');
  const programs = usePrincipals('ServicePrincipals');
  const groups = usePrincipals('Groups');
  return [
    ...(groups.data ?? []).map(({ id, name }) => ({ id, name, note: 'group' })),
    ...(users.data ?? []).map(({ id, name }) => ({ id, name, note: 'person' })),
    ...(programs.data ?? []).map(({ id, name }) => ({ id, name, note: 'program' })),
  ];
}
