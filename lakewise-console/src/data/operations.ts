import { counted, size } from '../format/numbers';

const FACTS: [string, (value: number) => string][] = [
  ['numOutputRows', (value) => `${counted(value, 'row')} written`],
  ['numTargetRowsInserted', (value) => `${counted(value, 'row')} inserted`],
  ['numTargetRowsUpdated', (value) => `${counted(value, 'row')} updated`],
  ['numTargetRowsDeleted', (value) => `${counted(value, 'row')} deleted`],
  ['numUpdatedRows', (value) => `${counted(value, 'row')} updated`],
  ['numDeletedRows', (value) => `${counted(value, 'row')} deleted`],
  ['numAddedFiles', (value) => `${counted(value, 'file')} added`],
  ['numRemovedFiles', (value) => `${counted(value, 'file')} removed`],
  ['numRestoredFiles', (value) => `${counted(value, 'file')} restored`],
  ['numOutputBytes', size],
];

/** What the metrics of a commit say, as far as people ask for it. */
export function told(metrics: Record<string, string>): string {
  return FACTS.flatMap(([name, words]) => {
    const value = Number(metrics[name] ?? 0);
    return value > 0 ? [words(value)] : [];
  }).join(', ');
}
