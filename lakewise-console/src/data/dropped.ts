import type { TableSummary } from './tables';

/** A table that was dropped, and can still come back. */
export interface Dropped {
  catalog: string;
  schema: string;
  name: string;
  id: string;
  owner: string;
  droppedAt: number;
  /** Why it cannot come back as things are. */
  hindrance?: string;
}

/** What `SHOW TABLES DROPPED` answered; by each name the newest is the one that UNDROP takes. */
export function droppedOf(
  rows: Record<string, unknown>[],
  tables: Pick<TableSummary, 'catalog' | 'schema' | 'name'>[],
): Dropped[] {
  const full = (one: Pick<Dropped, 'catalog' | 'schema' | 'name'>) =>
    JSON.stringify([one.catalog, one.schema, one.name]);
  const taken = new Set(tables.map(full));
  const seen = new Set<string>();
  return rows
    .map((row) => ({
      catalog: String(row.catalogName),
      schema: String(row.schemaName),
      name: String(row.tableName),
      id: String(row.tableId),
      owner: String(row.owner ?? ''),
      droppedAt: Number(row.deletedAt),
    }))
    .sort((one, other) => other.droppedAt - one.droppedAt)
    .map((one) => {
      const name = full(one);
      const older = seen.has(name);
      seen.add(name);
      if (taken.has(name)) return { ...one, hindrance: 'Another has its name: rename that first.' };
      if (older) return { ...one, hindrance: 'A later one by its name comes back first.' };
      return one;
    });
}
