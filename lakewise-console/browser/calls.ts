import { inject } from 'vitest';
import { run as ask } from './lake';

/** Calls the server that all tests share, as its admin; throws what it says when it refuses. */
export async function send<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(inject('address') + path, {
    method,
    headers: { authorization: `Bearer ${inject('token')}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const said = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${said}`);
  return (said ? JSON.parse(said) : undefined) as T;
}

/** Runs statements there, one after the other. */
export async function run(...statements: string[]): Promise<void> {
  for (const statement of statements) await ask(inject('address'), inject('token'), statement);
}

/** Lets somebody new in; answers a token of theirs. */
export async function newcomer(userName: string, displayName = userName): Promise<string> {
  await send('POST', '/api/2.0/preview/scim/v2/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName,
    displayName,
  });
  const { value } = await send<{ value: string }>('POST', '/api/v1/tokens', {
    principal: userName,
  });
  return value;
}

/** Keeps a saved query; answers its id. */
export async function saveQuery(name: string, text: string, folder = ''): Promise<string> {
  const kept = await send<{ query: { id: string } }>('POST', '/api/v1/saved-queries', {
    name,
    folder,
    text,
  });
  return kept.query.id;
}
