import { expect, test } from 'vitest';
import { changesByKey, changesOf, isNumber } from './changes';

const row = (change: string, version: number, values: Record<string, string>) => ({
  change,
  version,
  values,
});

test('a row before and one after of the same commit are one change', () => {
  expect(
    changesOf([
      row('delete', 2, { id: '1', name: 'a', city: 'x' }),
      row('delete', 2, { id: '2', name: 'b', city: 'y' }),
      row('insert', 2, { id: '2', name: 'B', city: 'y' }),
      row('insert', 3, { id: '1', name: 'a', city: 'x' }),
    ]),
  ).toEqual([
    { kind: 'removed', before: { id: '1', name: 'a', city: 'x' } },
    {
      kind: 'changed',
      before: { id: '2', name: 'b', city: 'y' },
      after: { id: '2', name: 'B', city: 'y' },
    },
    { kind: 'added', after: { id: '1', name: 'a', city: 'x' } },
  ]);
});

test('rows that have little in common are one removed and one added', () => {
  expect(
    changesOf([row('delete', 1, { a: '1', b: '2' }), row('insert', 1, { a: '3', b: '2' })]),
  ).toHaveLength(2);
});

test('by a key rows are paired that have nothing else in common, also over several commits', () => {
  const fed = [
    row('delete', 1, { id: '1', a: 'x', b: 'y' }),
    row('insert', 1, { id: '1', a: 'p', b: 'q' }),
    row('update_preimage', 2, { id: '1', a: 'p', b: 'q' }),
    row('update_postimage', 2, { id: '1', a: 'p', b: 'r' }),
    row('insert', 2, { id: '2', a: 'x' }),
  ];
  expect(changesByKey(fed, ['id'])).toEqual([
    {
      kind: 'changed',
      before: { id: '1', a: 'x', b: 'y' },
      after: { id: '1', a: 'p', b: 'r' },
    },
    { kind: 'added', after: { id: '2', a: 'x' } },
  ]);
  expect(changesByKey(fed, ['id', 'a']).map((change) => change.kind)).toEqual([
    'removed',
    'added',
    'added',
  ]);
});

test('what came and went again is no change, and rows that share a key are counted', () => {
  expect(
    changesByKey(
      [
        row('insert', 1, { a: 'x', id: '1' }),
        row('delete', 2, { id: '1', a: 'x' }),
        row('delete', 3, { a: '1' }),
        row('delete', 3, { a: '1' }),
        row('insert', 4, { a: '1' }),
        row('insert', 4, { a: '2' }),
      ],
      ['id'],
    ),
  ).toEqual([{ kind: 'changed', before: { a: '1' }, after: { a: '2' } }]);
});

test('numbers are known by the type of their column', () => {
  const types = [
    'INT',
    'BIGINT',
    'DECIMAL(10,2)',
    'double',
    'INTERVAL',
    'STRING',
    'ARRAY<INT>',
    'INTEGER[]',
  ];
  expect(types.filter(isNumber)).toEqual(['INT', 'BIGINT', 'DECIMAL(10,2)', 'double']);
});
