import createClient from 'openapi-fetch';
import { type Failure, failureOf, unreachable } from './failure';
import { presence } from './presence';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

const NO_CONTENT = 204;
/** What a proxy says when the server behind it does not answer. */
const NOBODY_BEHIND = [502, 504];
const listeners = new Set<(failure: Failure) => void>();

/** Calls back whenever the server says that nobody is signed in; answers how to stop that. */
export function onSignedOut(listener: (failure: Failure) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function reach(request: Request): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(request);
  } catch (thrown) {
    if (request.signal.aborted) throw thrown;
    presence.told(true);
    throw unreachable();
  }
  presence.told(NOBODY_BEHIND.includes(response.status));
  if (presence.isAway()) throw unreachable();
  if (response.ok) return response;
  const failure = failureOf(response.status, await response.json().catch(() => undefined));
  if (failure.isSignedOut) for (const listener of listeners) listener(failure);
  throw failure;
}

/** Lakewise's own API, typed by the document that the server publishes about it. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: reach });

/** What a call answered; whatever was refused has been thrown before. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  if (data === undefined) throw unreachable();
  return data;
}

/**
 * Sends JSON to one of the interfaces that are not in the document, such as Databricks'; answers
 * undefined where the server has nothing to say.
 */
export async function send<T>(
  method: 'GET' | 'POST' | 'DELETE' | 'PATCH' | 'PUT',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const request = new Request(new URL(path, window.location.origin), {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const response = await reach(request);
  return (response.status === NO_CONTENT ? undefined : await response.json()) as T;
}

/** The bytes at a path of the server. */
export async function bytes(path: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await reach(new Request(new URL(path, window.location.origin), { signal }));
  return new Uint8Array(await response.arrayBuffer());
}
