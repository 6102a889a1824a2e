import { useQuery } from '@tanstack/react-query';
import { send } from '../api/client';

/** Users, service principals and groups by SCIM 2.0, as far as the console needs it. */
const PATH = '/api/2.0/preview/scim/v2';
const CORE = 'urn:ietf:params:scim:schemas:core:2.0';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** More than these are not shown; whoever has more asks SCIM itself. */
const MOST = 10_000;

export type Kind = 'Users' | 'ServicePrincipals' | 'Groups';

export interface Reference {
  value: string;
  display: string;
}

interface Resource {
  id: string;
  userName?: string;
  applicationId?: string;
  displayName: string;
  active?: boolean;
  groups?: Reference[];
  members?: Reference[];
  meta: { created: string };
}

export interface Principal {
  kind: Kind;
  id: string;
  /** What grants call it. */
  name: string;
  displayName: string;
  active: boolean;
  groups: Reference[];
  members: Reference[];
  createdAt: string;
}

const SCHEMAS: Record<Kind, string> = {
  Users: `${CORE}:User`,
  ServicePrincipals: `${CORE}:ServicePrincipal`,
  Groups: `${CORE}:Group`,
};

/** A group that the server computes. */
export const ADMINS = 'admins';
export const EVERYBODY = 'account users';

function principal(kind: Kind, resource: Resource): Principal {
  return {
    kind,
    id: resource.id,
    name: resource.userName ?? resource.applicationId ?? resource.displayName,
    displayName: resource.displayName,
    active: resource.active ?? true,
    groups: resource.groups ?? [],
    members: resource.members ?? [],
    createdAt: resource.meta.created,
  };
}

async function all(kind: Kind): Promise<Principal[]> {
  const answer = await send<{ Resources: Resource[] }>('GET', `${PATH}/${kind}?count=${MOST}`);
  return answer.Resources.map((resource) => principal(kind, resource)).sort((one, other) =>
    one.name.localeCompare(other.name),
  );
}

export function usePrincipals(kind: Kind) {
  return useQuery({ queryKey: ['principals', kind], queryFn: () => all(kind) });
}

export function create(kind: Kind, name: string, displayName: string): Promise<Resource> {
  const names: Record<Kind, object> = {
    Users: { userName: name, displayName: displayName || name },
    ServicePrincipals: { applicationId: name, displayName: displayName || name },
    Groups: { displayName: name },
  };
  return send('POST', `${PATH}/${kind}`, { schemas: [SCHEMAS[kind]], ...names[kind] });
}

function patch(kind: Kind, id: string, operation: object): Promise<Resource> {
  return send('PATCH', `${PATH}/${kind}/${encodeURIComponent(id)}`, {
    schemas: [PATCH],
    Operations: [operation],
  });
}

export function setActive({ kind, id }: Principal, active: boolean): Promise<Resource> {
  return patch(kind, id, { op: 'replace', path: 'active', value: active });
}

export function rename({ kind, id }: Principal, name: string): Promise<Resource> {
  const attributes: Record<Kind, string> = {
    Users: 'userName',
    ServicePrincipals: 'applicationId',
    Groups: 'displayName',
  };
  return patch(kind, id, { op: 'replace', path: attributes[kind], value: name });
}

export function addMember(group: Principal, id: string): Promise<Resource> {
  return patch('Groups', group.id, { op: 'add', path: 'members', value: [{ value: id }] });
}

export function removeMember(group: Principal, id: string): Promise<Resource> {
  return patch('Groups', group.id, { op: 'remove', path: `members[value eq "${id}"]` });
}

export function remove({ kind, id }: Principal): Promise<unknown> {
  return send('DELETE', `${PATH}/${kind}/${encodeURIComponent(id)}`);
}
