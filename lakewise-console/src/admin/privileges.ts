/** What can be granted on what, by Unity Catalog's names: the server's `Privilege`. */
export const KINDS = [
  { id: 'catalog', label: 'Catalog' },
  { id: 'schema', label: 'Schema' },
  { id: 'table', label: 'Table or view' },
  { id: 'function', label: 'Function' },
  { id: 'volume', label: 'Volume' },
  { id: 'warehouse', label: 'Warehouse' },
  { id: 'external_location', label: 'External location' },
  { id: 'metastore', label: 'The whole lake' },
];

const EVERYWHERE = ['catalog', 'schema', 'table', 'function', 'volume'];

/** The kinds that each privilege can be granted on. */
export const PRIVILEGES: Record<string, string[]> = {
  SELECT: ['catalog', 'schema', 'table'],
  MODIFY: ['catalog', 'schema', 'table'],
  CAN_USE: ['warehouse'],
  USE_CATALOG: ['catalog'],
  USE_SCHEMA: ['catalog', 'schema'],
  BROWSE: ['catalog', 'external_location'],
  EXECUTE: ['catalog', 'schema', 'function'],
  READ_VOLUME: ['catalog', 'schema', 'volume'],
  WRITE_VOLUME: ['catalog', 'schema', 'volume'],
  READ_FILES: ['external_location'],
  WRITE_FILES: ['external_location'],
  CREATE_CATALOG: ['metastore'],
  CREATE_WAREHOUSE: ['metastore'],
  CREATE_EXTERNAL_LOCATION: ['metastore'],
  CREATE_SCHEMA: ['catalog'],
  CREATE_TABLE: ['catalog', 'schema'],
  CREATE_FUNCTION: ['catalog', 'schema'],
  CREATE_VOLUME: ['catalog', 'schema'],
  CREATE_EXTERNAL_TABLE: ['external_location'],
  CREATE_EXTERNAL_VOLUME: ['external_location'],
  APPLY_TAG: ['catalog', 'schema', 'table', 'volume'],
  ALL_PRIVILEGES: [...EVERYWHERE, 'external_location', 'warehouse'],
  MANAGE: [...EVERYWHERE, 'external_location', 'warehouse'],
};

export function privilegesOn(kind: string): string[] {
  return Object.keys(PRIVILEGES).filter((name) => PRIVILEGES[name]?.includes(kind));
}

/** As people write it: `USE CATALOG`. */
export function spelled(privilege: string): string {
  return privilege.replaceAll('_', ' ');
}
