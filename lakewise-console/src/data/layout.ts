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

/** What OPTIMIZE answered, in words. */
export function optimized(rows: Record<string, unknown>[]): string {
  const metrics = parsed<Record<string, number>>(rows[0]?.metrics, {});
  const removed = metrics.numFilesRemoved ?? 0;
  const added = metrics.numFilesAdded ?? 0;
  return removed + added === 0
    ? 'There was nothing to do: no version was made.'
    : `${removed} ${removed === 1 ? 'file was' : 'files were'} written together as ${added}.`;
}
