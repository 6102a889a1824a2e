import { count, counted, size } from '../format/numbers';

/** How a table lies on storage, as `DESCRIBE DETAIL` tells it. */
export interface Layout {
  /** Unknown where policies hide rows from the reader. */
  files?: number;
  bytes?: number;
  deletedRows?: number;
  partitions: string[];
  clusters: string[];
  place: string;
  protocol: string;
}

export function layoutOf(row: Record<string, unknown>): Layout {
  const statistics = parsed<Record<string, number>>(row.statistics, {});
  const features = parsed<string[]>(row.tableFeatures, []);
  return {
    ...number('files', row.numFiles),
    ...number('bytes', row.sizeInBytes),
    ...number('deletedRows', statistics.numRowsDeletedByDeletionVectors),
    partitions: parsed<string[]>(row.partitionColumns, []),
    clusters: parsed<string[]>(row.clusteringColumns, []),
    place: String(row.location ?? ''),
    protocol: [
      `${row.format}, reader ${row.minReaderVersion}, writer ${row.minWriterVersion}`,
      ...features,
    ].join(', '),
  };
}

function number<K extends string>(key: K, value: unknown): { [P in K]?: number } {
  return value === null || value === undefined
    ? {}
    : ({ [key]: Number(value) } as { [P in K]: number });
}

function parsed<T>(text: unknown, otherwise: T): T {
  return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : otherwise;
}

interface Metrics {
  numFilesAdded?: number;
  numFilesRemoved?: number;
  totalConsideredFiles?: number;
  numDeletionVectorsRemoved?: number;
  filesAdded?: { totalSize: number };
  filesRemoved?: { totalSize: number };
}

/** What OPTIMIZE … DRY RUN answered, in words. */
export function foreseen(rows: Record<string, unknown>[]): string {
  if (rows.length === 0)
    return 'What it would do is not told, as policies hide rows of it from you.';
  const metrics = parsed<Metrics>(rows[0]?.metrics, {});
  const removed = metrics.numFilesRemoved ?? 0;
  const added = metrics.numFilesAdded ?? 0;
  const considered = metrics.totalConsideredFiles ?? removed;
  if (removed === 0)
    return `There is nothing to do: of ${counted(considered, 'file')} none would be written anew.`;
  const before = metrics.filesRemoved?.totalSize ?? 0;
  const after = metrics.filesAdded?.totalSize ?? 0;
  const old = `${count(removed)} of ${counted(considered, 'file')}, ${size(before)} in all and ${size(before / removed)} on average`;
  const fresh = added === 0 ? 'none' : `about ${count(added)} of ${size(after / added)}`;
  const marked = metrics.numDeletionVectorsRemoved ?? 0;
  const reason =
    marked > 0 ? `; ${count(marked)} of them ${marked === 1 ? 'has' : 'have'} deleted rows` : '';
  return `${old}, would be written together as ${fresh}${reason}.`;
}

/** What OPTIMIZE answered, in words. */
export function optimized(rows: Record<string, unknown>[]): string {
  if (rows.length === 0) return 'It is done.';
  const metrics = parsed<Metrics>(rows[0]?.metrics, {});
  const removed = metrics.numFilesRemoved ?? 0;
  const added = metrics.numFilesAdded ?? 0;
  return removed + added === 0
    ? 'There was nothing to do: no version was made.'
    : `${removed} ${removed === 1 ? 'file was' : 'files were'} written together as ${added}.`;
}
