import { api } from '../api/client';
import { presence } from '../api/presence';

const RELOADED = 'lakewise:reloaded';
const SOON = 20_000;

/** What parts of the console failed with that are fetched with the page, once the server answers. */
const awaited = new WeakSet<object>();
let isWaiting = false;

export function isAwaited(error: unknown): boolean {
  return typeof error === 'object' && error !== null && awaited.has(error);
}

/**
 * A server that was renewed has other files than the page that is open, and one that is away has
 * none: the page is fetched anew, once, when it answers, as all that somebody has written is kept.
 */
export async function renew({ payload }: { payload: Error }): Promise<void> {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < SOON) return;
  awaited.add(payload);
  if (isWaiting) return;
  isWaiting = true;
  await api.GET('/api/v1/session').catch(() => {});
  if (presence.isAway()) await presence.back();
  sessionStorage.setItem(RELOADED, String(Date.now()));
  window.location.reload();
}
