import { count } from '../format/numbers';
import type { TableSummary } from './tables';

export type Leaf = Pick<TableSummary, 'catalog' | 'schema' | 'name' | 'kind' | 'comment'>;

/** A catalog, a schema, or the table that is a leaf. */
export interface Branch {
  id: string;
  name: string;
  children: Branch[];
  /** Whether it only says that there are more. */
  isRest?: boolean;
  table?: Leaf;
}

/** Names of one schema that are shown at once. */
const MOST_SHOWN = 300;

/** Tables as a tree of those whose name has every word that was typed. */
export function branches(tables: Leaf[], typed: string): Branch[] {
  const words = typed.toLowerCase().split(/[\s.]+/);
  const roots = new Map<string, Branch>();
  const schemas = new Map<string, Branch>();
  for (const table of tables) {
    const full = `${table.catalog}.${table.schema}.${table.name}`.toLowerCase();
    if (!words.every((word) => full.includes(word))) continue;
    const root = branch(roots, table.catalog, table.catalog);
    const key = `${table.catalog}\u0000${table.schema}`;
    const known = schemas.has(key);
    const schema = branch(schemas, key, table.schema);
    if (!known) root.children.push(schema);
    schema.children.push({
      id: `${key}\u0000${table.name}`,
      name: table.name,
      children: [],
      table,
    });
  }
  for (const schema of schemas.values()) {
    const more = schema.children.length - MOST_SHOWN;
    if (more > 0)
      schema.children.splice(MOST_SHOWN, more, {
        id: `${schema.id}\u0000`,
        name: `and ${count(more)} more: search`,
        children: [],
        isRest: true,
      });
  }
  return [...roots.values()];
}

function branch(all: Map<string, Branch>, id: string, name: string): Branch {
  const known = all.get(id) ?? { id, name, children: [] };
  all.set(id, known);
  return known;
}
