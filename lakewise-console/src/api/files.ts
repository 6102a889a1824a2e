import { send } from './client';
import { failureOf, unreachable } from './failure';

const FILES = '/api/2.0/fs/files';
const FOLDERS = '/api/2.0/fs/directories';

/** A file or a folder of a volume, as the Files API tells of it. */
export interface FileEntry {
  path: string;
  name: string;
  is_directory: boolean;
  /** Bytes; not told of folders. */
  file_size?: number;
  /** Milliseconds since the epoch. */
  last_modified: number;
}

export interface FilePage {
  contents?: FileEntry[];
  next_page_token?: string;
}

function at(prefix: string, path: string): string {
  return prefix + path.split('/').map(encodeURIComponent).join('/');
}

/** Where a file of a volume is fetched from. */
export function fileAddress(path: string): string {
  return at(FILES, path);
}

/** What is in a folder, by name: a page of it. */
export function filesIn(folder: string, page: string, signal: AbortSignal): Promise<FilePage> {
  const query = page ? `?page_token=${encodeURIComponent(page)}` : '';
  return send('GET', at(FOLDERS, folder) + query, undefined, signal);
}

/** Sends a file to a path of a volume, whole or not at all. */
export async function putFile(
  path: string,
  file: File,
  overwrite: boolean,
  signal: AbortSignal,
): Promise<void> {
  let response: Response;
  try {
    response = await fetch(`${fileAddress(path)}?overwrite=${overwrite}`, {
      method: 'PUT',
      body: file,
      headers: { 'content-type': 'application/octet-stream' },
      signal,
    });
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    throw unreachable();
  }
  if (!response.ok) {
    throw failureOf(response.status, await response.json().catch(() => undefined));
  }
}

export function removeFile(path: string): Promise<void> {
  return send('DELETE', fileAddress(path));
}

/** Makes a folder; one that is there is left as it is. */
export function makeFolder(path: string): Promise<void> {
  return send('PUT', at(FOLDERS, path));
}

/** Removes a folder, which must be empty. */
export function removeFolder(path: string): Promise<void> {
  return send('DELETE', at(FOLDERS, path));
}
