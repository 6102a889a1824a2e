/** What a stretch of SQL is: statements are cut, and parameters found, in `code` alone. */
export interface Stretch {
  kind: 'code' | 'string' | 'name' | 'comment';
  from: number;
  to: number;
}

/** Where what begins at `from` ends, and what it is; undefined for code. */
function special(text: string, from: number): Stretch | undefined {
  const two = text.slice(from, from + 2);
  if (two === '--') {
    const end = text.indexOf('\n', from);
    return { kind: 'comment', from, to: end < 0 ? text.length : end };
  }
  if (two === '/*') {
    const end = text.indexOf('*/', from + 2);
    return { kind: 'comment', from, to: end < 0 ? text.length : end + 2 };
  }
  const sign = text[from];
  if (sign === "'" || sign === '"' || sign === '`') {
    return { kind: sign === "'" ? 'string' : 'name', from, to: closing(text, from, sign) };
  }
  if (sign === '$') {
    const tag = /^\$[A-Za-z_]*\$/.exec(text.slice(from, from + 64))?.[0];
    if (!tag) return undefined;
    const end = text.indexOf(tag, from + tag.length);
    return { kind: 'string', from, to: end < 0 ? text.length : end + tag.length };
  }
  return undefined;
}

/** After the sign that closes a quotation; twice the sign is the sign itself. */
function closing(text: string, from: number, sign: string): number {
  let at = from + 1;
  while (at < text.length) {
    const end = text.indexOf(sign, at);
    if (end < 0) return text.length;
    if (text[end + 1] !== sign) return end + 1;
    at = end + 2;
  }
  return text.length;
}

/** The whole text as stretches, one after the other. */
export function scan(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let code = 0;
  let at = 0;
  while (at < text.length) {
    const found = special(text, at);
    if (!found) {
      at++;
      continue;
    }
    if (code < at) stretches.push({ kind: 'code', from: code, to: at });
    stretches.push(found);
    at = found.to;
    code = at;
  }
  if (code < text.length) stretches.push({ kind: 'code', from: code, to: text.length });
  return stretches;
}

export interface Piece {
  from: number;
  to: number;
  text: string;
}

/** The statements of a text, without what stands between them; `from` is the first sign of each. */
export function statements(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  function cut(to: number) {
    const piece = trimmed(text, from, to);
    if (piece) pieces.push(piece);
  }
  for (const stretch of scan(text)) {
    if (stretch.kind !== 'code') continue;
    let semicolon = text.indexOf(';', stretch.from);
    while (semicolon >= 0 && semicolon < stretch.to) {
      cut(semicolon);
      from = semicolon + 1;
      semicolon = text.indexOf(';', from);
    }
  }
  cut(text.length);
  return pieces;
}

/** A stretch without blanks around it; undefined if it says nothing. */
function trimmed(text: string, from: number, to: number): Piece | undefined {
  const inside = text.slice(from, to);
  const says = scan(inside).some(
    (stretch) => stretch.kind !== 'comment' && inside.slice(stretch.from, stretch.to).trim() !== '',
  );
  if (!says) return undefined;
  const start = from + (inside.length - inside.trimStart().length);
  const trimmedText = inside.trim();
  return { from: start, to: start + trimmedText.length, text: trimmedText };
}

/** The statement in which a place is, or the one before it. */
export function statementAt(text: string, place: number): Piece | undefined {
  const all = statements(text);
  return all.find((piece) => place <= piece.to) ?? all.at(-1);
}

/** Where the parameters (`:name`) of a text are, with their colons. */
export function parameterPlaces(text: string): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  for (const stretch of scan(text)) {
    if (stretch.kind !== 'code') continue;
    const code = text.slice(stretch.from, stretch.to);
    const before = text[stretch.from - 1] ?? ' ';
    for (const match of `${before}${code}`.matchAll(/(?<![:\w"'`)\]]):[A-Za-z_]\w*/g)) {
      const from = stretch.from + match.index - 1;
      places.push({ from, to: from + match[0].length });
    }
  }
  return places;
}

/** The names of the parameters of a statement, each once, in their order. */
export function parameterNames(text: string): string[] {
  return [...new Set(parameterPlaces(text).map(({ from, to }) => text.slice(from + 1, to)))];
}
