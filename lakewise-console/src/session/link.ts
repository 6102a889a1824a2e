/** What lets in once, as the link has it that the server prints. */
export type LinkCredentials = { code: string } | { token: string };

/** What stands in a link behind the `#`, so that it is never sent or logged. */
export function credentialsOf(hash: string): LinkCredentials | null {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const code = given.get('code');
  const token = given.get('token');
  if (code) return { code };
  return token ? { token } : null;
}

/** Where an issuer is asked who comes; it sends the browser back to the page that is open. */
export function issuerPath(): string {
  const { pathname, search } = window.location;
  const page = pathname === '/sign-in' ? '/' : pathname + search;
  return `/oidc/login?${new URLSearchParams({ return_to: page })}`;
}
