import { scan } from './scan';

/** A table that a statement names, and the alias by which its columns are called there. */
export interface Mention {
  parts: string[];
  alias: string;
}

const NAME = `${String.raw`(?:[A-Za-z_][\w$]*|"(?:[^"]|"")*"|`}\`[^\`]*\`)`;
const MENTION = new RegExp(
  String.raw`\b(?:from|join|update|into|using|,)\s*(${NAME}(?:\s*\.\s*${NAME}){0,2})(?:\s+(?:as\s+)?(${NAME}))?`,
  'gi',
);
const NO_ALIAS =
  /^(where|group|order|limit|join|left|right|inner|outer|full|cross|on|using|set|select|values|having|union|when|qualify|version|timestamp|asof|natural|window|as)$/i;

function bare(name: string): string {
  const quote = name[0];
  return quote === '"' || quote === '`' ? name.slice(1, -1).replaceAll(quote + quote, quote) : name;
}

/** The tables that stand behind FROM, JOIN and the like. */
export function mentions(statement: string): Mention[] {
  const code = scan(statement)
    .filter((stretch) => stretch.kind === 'code' || stretch.kind === 'name')
    .map((stretch) => statement.slice(stretch.from, stretch.to))
    .join('');
  return [...code.matchAll(MENTION)].map((match) => {
    const parts = (match[1] ?? '').match(new RegExp(NAME, 'g'))?.map(bare) ?? [];
    const alias = match[2] && !NO_ALIAS.test(match[2]) ? bare(match[2]) : (parts.at(-1) ?? '');
    return { parts, alias };
  });
}
