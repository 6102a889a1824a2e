import { ask } from '../api/ask';
import { fileAddress, putFile } from '../api/files';
import { path, printed } from '../format/sql';

export interface Volume {
  catalog: string;
  schema: string;
  name: string;
}

/** The volumes that the user sees. */
export async function volumes(warehouse: string, signal: AbortSignal): Promise<Volume[]> {
  const rows = await ask(
    `SELECT volume_catalog AS "catalog", volume_schema AS "schema", volume_name AS "name"
     FROM system.information_schema.volumes ORDER BY ALL LIMIT 1000`,
    warehouse,
    signal,
  );
  return rows as unknown as Volume[];
}

export function fullName({ catalog, schema, name }: Volume): string {
  return printed(catalog, schema, name);
}

/** What makes a volume for uploads in a schema. */
export function volumeStatement(catalog: string, schema: string): string {
  return `CREATE VOLUME IF NOT EXISTS ${path(catalog, schema, 'uploads')} COMMENT 'Files on their way into tables'`;
}

/** Sends a file into a volume, under a name that listings of folders leave out; answers its path. */
export async function stage(file: File, volume: Volume, signal: AbortSignal): Promise<string> {
  const safe = file.name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-80);
  const staged = `/Volumes/${volume.catalog}/${volume.schema}/${volume.name}/_upload-${crypto.randomUUID()}-${safe}`;
  await putFile(staged, file, false, signal);
  return staged;
}

/** Takes a staged file away, also while the page is being left. */
export async function unstage(staged: string): Promise<void> {
  await fetch(fileAddress(staged), { method: 'DELETE', keepalive: true }).catch(() => undefined);
}
