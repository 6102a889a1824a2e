/** A name as SQL takes it, whatever is in it. */
export function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A name of several parts. */
export function path(...names: string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.');
}

export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
