import { text } from '../format/sql';

/** What stands in a catalog or a schema, or one of these itself. */
export interface Name {
  kind: 'CATALOG' | 'SCHEMA' | 'TABLE' | 'VIEW' | 'FUNCTION' | 'VOLUME';
  name: string;
  owner: string;
  comment: string | null;
  created: number | null;
  /** How many there are in all, this one included, of which only the first were asked for. */
  total: bigint;
}

/** Where names are looked for: a catalog, or one schema of it. */
export interface Around {
  catalog: string;
  schema?: string | undefined;
}

const OF_SCHEMAS: [relation: string, of: string, name: string, kind: string][] = [
  ['tables', 'table', 'table', "if(table_type = 'VIEW', 'VIEW', 'TABLE')"],
  ['routines', 'routine', 'routine', "'FUNCTION'"],
  ['volumes', 'volume', 'volume', "'VOLUME'"],
];

function part(relation: string, kind: string, prefix: string, where: string[]): string {
  return `SELECT ${kind} AS kind, ${prefix}_name AS name, ${prefix}_owner AS owner, comment, epoch_ms(created) AS created
  FROM system.information_schema.${relation} WHERE ${where.join(' AND ')}`;
}

/** Asks for itself, and for the first schemas of a catalog or the first names of a schema. */
export function namesQuery({ catalog, schema }: Around, most: number): string {
  const inCatalog = `catalog_name = ${text(catalog)}`;
  const parts =
    schema === undefined
      ? [
          part('catalogs', "'CATALOG'", 'catalog', [inCatalog]),
          part('schemata', "'SCHEMA'", 'schema', [inCatalog]),
        ]
      : [
          part('schemata', "'SCHEMA'", 'schema', [inCatalog, `schema_name = ${text(schema)}`]),
          ...OF_SCHEMAS.map(([relation, of, name, kind]) =>
            part(relation, kind, name, [
              `${of}_catalog = ${text(catalog)}`,
              `${of}_schema = ${text(schema)}`,
            ]),
          ),
        ];
  const own = schema === undefined ? 'CATALOG' : 'SCHEMA';
  return `SELECT *, count(*) OVER () AS total FROM (
${parts.join('\nUNION ALL ')})
ORDER BY kind <> '${own}', name, kind LIMIT ${most + 1}`;
}

function place(...names: string[]): string {
  return `/data/${names.map(encodeURIComponent).join('/')}`;
}

/** Where the page of a catalog or a schema is. */
export function namesPath({ catalog, schema }: Around): string {
  return schema === undefined ? place(catalog) : place(catalog, schema);
}

interface Spelled {
  /** As the server spells it: `TABLE`. */
  kind: string;
  name: string;
}

/** Where one of the names that stand somewhere is looked at. */
export function pathOf(around: Around, { kind, name }: Spelled): string {
  const { catalog, schema } = around;
  if (schema === undefined) return place(catalog, name);
  const path = place(catalog, schema, name);
  // A schema may have a function and a volume by the name of a table.
  return kind === 'TABLE' || kind === 'VIEW' ? path : `${path}?kind=${kind.toLowerCase()}`;
}

/** Where a name that was found is looked at. */
export function placeOf(found: Spelled & { catalog: string; schema: string }): string {
  const { kind, catalog, schema } = found;
  return pathOf(kind === 'SCHEMA' ? { catalog } : { catalog, schema }, found);
}
