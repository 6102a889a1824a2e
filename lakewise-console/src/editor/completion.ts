import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { TableSummary } from '../data/tables';
import { partsOf, quoted } from '../format/sql';
import { FUNCTIONS, KEYWORDS } from './dialect';
import { type Mention, mentions } from './mentions';
import { statementAt } from './scan';

export interface Names {
  tables: () => TableSummary[];
  /** The columns of a table, fetched when they are first asked for. */
  columns: (table: TableSummary) => Promise<{ name: string; type: string }[]>;
}

const PATH = /(?:[A-Za-z_][\w$]*|"[^"]*")?(?:\.(?:[A-Za-z_][\w$]*|"[^"]*")?)*$/;
const WANTS_TABLE = /\b(from|join|into|update|table|describe|using|history|optimize|vacuum)\s+$/i;

const words: Completion[] = [
  ...[...new Set(KEYWORDS.split(' '))].map((label) => ({ label, type: 'keyword', boost: -2 })),
  ...FUNCTIONS.map((label) => ({
    label,
    type: 'function',
    apply: `${label}(`,
    detail: 'function',
    boost: -1,
  })),
];

/** The table that a mention means, among those that the user sees. */
export function meant(mention: Mention, tables: TableSummary[]): TableSummary | undefined {
  const [name, schema, catalog] = [...mention.parts].reverse();
  const same = (one: string | undefined, other: string) =>
    one === undefined || one.toLowerCase() === other.toLowerCase();
  const found = tables.filter(
    (table) => same(name, table.name) && same(schema, table.schema) && same(catalog, table.catalog),
  );
  return found.find((table) => schema !== undefined || table.schema === 'default') ?? found[0];
}

/** Names, columns and words for the place at which somebody types. */
export async function complete(
  context: CompletionContext,
  names: Names,
): Promise<CompletionResult | null> {
  const line = context.state.doc.lineAt(context.pos);
  const before = context.state.sliceDoc(line.from, context.pos);
  const path = PATH.exec(before)?.[0] ?? '';
  if (path === '' && !context.explicit) return null;
  const dot = path.lastIndexOf('.');
  const from = context.pos - (path.length - dot - 1);
  const parents = dot < 0 ? [] : partsOf(path.slice(0, dot));
  const statement = statementAt(context.state.doc.toString(), context.pos)?.text ?? '';
  const tables = names.tables();
  const named = mentions(statement);

  const lead = context.state.sliceDoc(
    Math.max(0, context.pos - path.length - 40),
    context.pos - path.length,
  );
  let options: Completion[];
  if (parents.length > 0) {
    options = [...(await members(parents, named, tables, names)), ...within(parents, tables)];
  } else if (WANTS_TABLE.test(lead)) {
    options = within([], tables);
  } else {
    const columns = await Promise.all(named.map((mention) => columnsOf(mention, tables, names)));
    options = [...columns.flat(), ...words, ...within([], tables)];
  }
  return { from, options: once(options), validFor: /^[\w$]*$/ };
}

async function columnsOf(
  mention: Mention,
  tables: TableSummary[],
  names: Names,
): Promise<Completion[]> {
  const table = meant(mention, tables);
  if (!table) return [];
  const columns = await names.columns(table).catch(() => []);
  return columns.map(({ name, type }) => ({
    label: quoted(name),
    type: 'property',
    detail: type.toLowerCase(),
    boost: 2,
  }));
}

/** The columns of what is called by an alias. */
async function members(parents: string[], named: Mention[], tables: TableSummary[], names: Names) {
  const alias = parents.join('.').toLowerCase();
  const mention = named.find(
    (one) => one.alias.toLowerCase() === alias || one.parts.join('.').toLowerCase() === alias,
  );
  return mention ? columnsOf(mention, tables, names) : [];
}

/** What lies in a catalog or schema; without one, schemas and the tables with their schemas. */
function within(parents: string[], tables: TableSummary[]): Completion[] {
  const [first = '', second = ''] = parents.map((parent) => parent.toLowerCase());
  return tables.flatMap((table): Completion[] => {
    const [catalog, schema] = [table.catalog.toLowerCase(), table.schema.toLowerCase()];
    const leaf = { label: quoted(table.name), type: 'class', detail: table.kind.toLowerCase() };
    if (parents.length === 0) {
      const own = table.catalog === 'main' && table.schema === 'default';
      const full = own ? leaf.label : `${quoted(table.schema)}.${leaf.label}`;
      return [
        { ...leaf, label: table.catalog === 'main' ? full : `${quoted(table.catalog)}.${full}` },
      ];
    }
    if (parents.length === 1 && first === schema) return [leaf];
    if (parents.length === 1 && first === catalog)
      return [{ label: quoted(table.schema), type: 'namespace', detail: 'schema' }];
    return parents.length === 2 && first === catalog && second === schema ? [leaf] : [];
  });
}

function once(options: Completion[]): Completion[] {
  const seen = new Set<string>();
  return options.filter((option) => !seen.has(option.label) && seen.add(option.label));
}
