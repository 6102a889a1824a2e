import { expect, test } from 'vitest';
import { foreseen, layoutOf, optimized } from './layout';

const DETAIL = {
  format: 'delta',
  location: '/lake/tables/1',
  partitionColumns: '["day"]',
  clusteringColumns: '[]',
  numFiles: 2n,
  sizeInBytes: 594n,
  minReaderVersion: 3,
  minWriterVersion: 7,
  tableFeatures: '["deletionVectors"]',
  statistics: '{"numDeletionVectors":1,"numRowsDeletedByDeletionVectors":7}',
};

test('a layout is read from what DESCRIBE DETAIL tells', () => {
  expect(layoutOf(DETAIL)).toEqual({
    files: 2,
    bytes: 594,
    deletedRows: 7,
    partitions: ['day'],
    clusters: [],
    place: '/lake/tables/1',
    protocol: 'delta, reader 3, writer 7, deletionVectors',
  });
});

test('numbers that are not told are unknown, not none', () => {
  const told = layoutOf({ ...DETAIL, numFiles: null, sizeInBytes: null, statistics: null });
  expect(told).not.toHaveProperty('files');
  expect(told).not.toHaveProperty('deletedRows');
});

test('what OPTIMIZE did is said in words', () => {
  expect(optimized([{ metrics: '{"numFilesAdded":1,"numFilesRemoved":12}' }])).toBe(
    '12 files were written together as 1.',
  );
  expect(optimized([{ metrics: '{"numFilesAdded":0,"numFilesRemoved":0}' }])).toContain('nothing');
  expect(optimized([])).toBe('It is done.');
});

test('what OPTIMIZE would do is said in words', () => {
  const metrics = (told: object) => [{ metrics: JSON.stringify(told) }];
  const some = {
    numFilesAdded: 2,
    numFilesRemoved: 12,
    totalConsideredFiles: 15,
    numDeletionVectorsRemoved: 1,
    filesAdded: { totalSize: 11_000_000 },
    filesRemoved: { totalSize: 12_000_000 },
  };
  expect(foreseen(metrics(some))).toBe(
    '12 of 15 files, 12.0 MB in all and 1.0 MB on average, would be written together as about 2 of 5.5 MB; 1 of them has deleted rows.',
  );
  expect(foreseen(metrics({ numFilesRemoved: 0, totalConsideredFiles: 1 }))).toBe(
    'There is nothing to do: of 1 file none would be written anew.',
  );
  expect(foreseen(metrics({ ...some, numFilesAdded: 0, numDeletionVectorsRemoved: 0 }))).toMatch(
    /together as none\.$/,
  );
  expect(foreseen([])).toContain('policies');
});
