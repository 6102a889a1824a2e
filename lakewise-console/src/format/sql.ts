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

/** A part of a name, in quotes of SQL or as it stands. */
const PART = /(?:^|\.)(?:"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|([^.]*))(?=\.|$)/g;

/** The parts of a name with dots between them, of which those with dots of their own are quoted. */
export function partsOf(full: string): string[] {
  return [...full.matchAll(PART)].map(
    ([, double, back, plain]) =>
      double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? plain ?? '',
  );
}

const PLAIN = /^[\p{L}_][\p{L}\p{Nd}_]*$/u;

/** A name of several parts as the server prints and takes it: quoted only where it must be. */
export function printed(...names: string[]): string {
  return names
    .map((name) => (PLAIN.test(name) ? name : `"${name.replaceAll('"', '""')}"`))
    .join('.');
}
