import { expect, test } from 'vitest';
import { between, columnsIn, copied, copiedRows } from './selection';

const rows = {
  columns: [],
  count: 3,
  text: (row: number, column: number) => [['a', 'say "hi"\n', null][column], row].join('') || null,
  value: () => null,
  number: () => 0,
};

test('a selection is the same from whichever corner it was drawn', () => {
  const drawn = between({ row: 4, column: 1 }, { row: 2, column: 3 });
  expect(drawn).toEqual({ first: { row: 2, column: 1 }, last: { row: 4, column: 3 } });
  expect([1, 2, 4, 5].map((row) => columnsIn(drawn, row))).toEqual([
    undefined,
    [1, 3],
    [1, 3],
    undefined,
  ]);
});

test('what is copied is in the order that is shown, and stays in its cells', () => {
  const order = Int32Array.of(2, 0, 1);
  const cells = between({ row: 0, column: 0 }, { row: 1, column: 1 });
  expect(copied(rows, order, cells)).toBe('a2\t"say ""hi""\n2"\na0\t"say ""hi""\n0"');
  const one = between({ row: 0, column: 1 }, { row: 0, column: 1 });
  expect(copied(rows, order, one)).toBe('say "hi"\n2');
});

test('of very many cells whole rows are copied, as many as fit', () => {
  expect(copiedRows(between({ row: 0, column: 0 }, { row: 999_999, column: 9 }))).toBe(50_000);
  expect(copiedRows(between({ row: 0, column: 0 }, { row: 9, column: 9 }))).toBe(10);
});
