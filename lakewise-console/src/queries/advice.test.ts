import { expect, test } from 'vitest';
import { advise } from './advice';
import type { Measures } from './history';

const quick: Measures = {
  total: 1000,
  waiting: 0,
  planning: 10,
  executing: 900,
  fetching: 10,
  rows: 5,
  readFiles: 2,
  prunedFiles: 8,
  readBytes: 80_000_000,
  spilledBytes: 0,
  fromCache: false,
};

test('what took the time is named with its remedy', () => {
  expect(advise({ ...quick, fromCache: true }).what).toContain('known already');
  expect(advise({ ...quick, spilledBytes: 2_000_000 })).toMatchObject({
    what: expect.stringContaining('2.0 MB on disk'),
  });
  expect(advise({ ...quick, waiting: 600 }).what).toContain('600 ms of 1.00 s it waited');
  expect(advise({ ...quick, fetching: 950, executing: 20 }).remedy).toContain('LIMIT');
  expect(advise({ ...quick, readFiles: 400, prunedFiles: 0 }).remedy).toContain(
    'OPTIMIZE makes few',
  );
  expect(advise({ ...quick, readFiles: 100, prunedFiles: 1, readBytes: 9e9 }).remedy).toContain(
    'ZORDER',
  );
});

test('a statement without a fault is told as it was', () => {
  expect(advise(quick)).toEqual({ what: 'It computed for 900 ms on 80.0 MB in 2 of 10 files.' });
});
