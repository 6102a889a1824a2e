import { useQuery } from '@tanstack/react-query';
import { answer, api, send } from '../api/client';
import { partsOf, printed } from '../format/sql';
import { useSession } from '../session/session';

/** Unity Catalog's API of permissions. */
const PATH = '/api/2.1/unity-catalog';

export interface Held {
  privilege: string;
  inherited_from_type?: string;
  inherited_from_name?: string;
}

export interface Assignment {
  principal: string;
  privileges: Held[];
}

export interface Thing {
  kind: string;
  name: string;
}

function place({ kind, name }: Thing): string {
  return `${kind}/${encodeURIComponent(kind === 'metastore' ? 'lake' : name)}`;
}

export function usePermissions(thing: Thing) {
  return useQuery({
    queryKey: ['grants', thing.kind, thing.name],
    queryFn: () =>
      send<{ privilege_assignments: Assignment[] }>(
        'GET',
        `${PATH}/effective-permissions/${place(thing)}`,
      ).then((told) => told.privilege_assignments),
    enabled: thing.kind === 'metastore' || thing.name !== '',
    retry: false,
  });
}

export function changePermissions(
  thing: Thing,
  change: { principal: string; add?: string[]; remove?: string[] },
): Promise<unknown> {
  return send('PATCH', `${PATH}/permissions/${place(thing)}`, { changes: [change] });
}

/**
 * Whether who is signed in may grant: an admin, an owner, or who has MANAGE, which nobody else is
 * told of. What the console does not know of, such as owning the schema around, the server does.
 */
export function useMayGrant(thing: Thing, assignments: Assignment[]): boolean {
  const { admin, principal } = useSession();
  const owner = useQuery({
    queryKey: ['owner', thing.kind, thing.name],
    queryFn: () => ownerOf(thing),
    enabled: !admin && thing.name !== '',
  });
  return (
    admin ||
    owner.data === principal ||
    assignments.some(({ privileges }) => privileges.some((one) => one.privilege === 'MANAGE'))
  );
}

const KINDS: Record<string, string[]> = {
  schema: ['SCHEMA'],
  table: ['TABLE', 'VIEW'],
  function: ['FUNCTION'],
  volume: ['VOLUME'],
};

async function ownerOf({ kind, name }: Thing): Promise<string | null> {
  const kinds = KINDS[kind];
  if (!kinds) return null;
  const last = partsOf(name).at(-1) ?? name;
  const { found } = await answer(
    api.GET('/api/v1/search', { params: { query: { q: last, limit: 1000 } } }),
  );
  const match = found.find((one) => kinds.includes(one.kind) && fullName(one) === name);
  return match?.owner ?? null;
}

export function fullName(one: { kind: string; catalog: string; schema: string; name: string }) {
  return one.kind === 'SCHEMA'
    ? printed(one.catalog, one.name)
    : printed(one.catalog, one.schema, one.name);
}

/** Names of things of a kind that a part of a name could mean. */
export function useThings(kind: string, part: string) {
  return useQuery({
    queryKey: ['things', kind, part],
    queryFn: () => things(kind, part),
    placeholderData: (before) => before,
  });
}

async function things(kind: string, part: string): Promise<string[]> {
  if (kind === 'warehouse') {
    const { warehouses } = await answer(api.GET('/api/v1/warehouses'));
    return warehouses.map((warehouse) => warehouse.name);
  }
  const kinds = kind === 'catalog' ? ['SCHEMA'] : KINDS[kind];
  if (!kinds) return [];
  const q = partsOf(part).at(-1) ?? '';
  const { found } = await answer(
    api.GET('/api/v1/search', {
      params: { query: { limit: 1000, ...(q && kind !== 'catalog' ? { q } : {}) } },
    }),
  );
  const names = found
    .filter((one) => kinds.includes(one.kind))
    .map((one) => (kind === 'catalog' ? one.catalog : fullName(one)));
  return [...new Set(names)].sort();
}
