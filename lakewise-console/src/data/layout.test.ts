import { expect, test } from 'vitest';
import { layoutOf, optimized } from './layout';

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
  expect(optimized([])).toContain('nothing');
});
