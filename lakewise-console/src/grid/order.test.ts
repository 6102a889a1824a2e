import { expect, test, vi } from 'vitest';
import { orderOf } from './order';
import type { ColumnKind, GridRows } from './rows';
import { summarize } from './summary';

function rowsOf(kind: ColumnKind, values: (string | null)[], type: string = kind): GridRows {
  return {
    columns: [{ name: 'a', type, kind }],
    count: values.length,
    text: (row) => values[row] ?? null,
    value: (row) => values[row],
    number: (row) =>
      values[row] == null
        ? Number.NaN
        : kind === 'time'
          ? Date.parse(values[row])
          : Number(values[row]),
  };
}

const numbers = rowsOf('number', ['10', null, '9', '2', '10']);

function sorted(rows: GridRows, descending: boolean) {
  const order = orderOf(rows, rows.count, { column: 0, descending }, {}) ?? [];
  return [...order].map((row) => rows.text(row, 0));
}

function filtered(rows: GridRows, filter: string) {
  return [...(orderOf(rows, rows.count, undefined, { 0: filter }) ?? [])];
}

test('numbers are sorted as numbers, texts with their numbers, nulls last either way', () => {
  expect(sorted(numbers, false)).toEqual(['2', '9', '10', '10', null]);
  expect(sorted(numbers, true)).toEqual(['10', '10', '9', '2', null]);
  const texts = rowsOf('text', ['b10', null, 'B2', 'a', '']);
  expect(sorted(texts, false)).toEqual(['', 'a', 'B2', 'b10', null]);
});

test('what is equal stays in its order', () => {
  expect([...(orderOf(numbers, 5, { column: 0, descending: true }, {}) ?? [])]).toEqual([
    0, 4, 2, 3, 1,
  ]);
});

test('filters know parts of texts, comparisons, ranges, null and not', () => {
  expect(filtered(numbers, '1')).toEqual([0, 4]);
  expect(filtered(numbers, '>= 9')).toEqual([0, 2, 4]);
  expect(filtered(numbers, '3..9')).toEqual([2]);
  expect(filtered(numbers, '9..')).toEqual([0, 2, 4]);
  expect(filtered(numbers, 'null')).toEqual([1]);
  expect(filtered(numbers, '!null')).toEqual([0, 2, 3, 4]);
  const days = rowsOf('time', ['2026-01-01', '2026-02-01', null]);
  expect(filtered(days, '> 2026-01-15')).toEqual([1]);
});

test('times are looked for as cells show them: instants by the clock of whoever looks', () => {
  vi.stubEnv('TZ', 'Asia/Kolkata');
  const values = ['2026-01-31T18:00:00Z', '2026-01-31T18:30:00Z', '2026-02-01T00:00:00Z'];
  const instants = rowsOf('time', values, 'TIMESTAMP WITH TIME ZONE');
  expect(filtered(instants, '>= 2026-02-01')).toEqual([1, 2]);
  expect(filtered(instants, '> 2026-02-01 00:00:00')).toEqual([2]);
  expect(filtered(instants, '= 2026-02-01 00:00:00+05:30')).toEqual([1]);
  expect(filtered(instants, '..2026-01-31T18:00:00+00')).toEqual([0]);
  const walls = rowsOf('time', values, 'TIMESTAMP');
  expect(filtered(walls, '>= 2026-02-01')).toEqual([2]);
  expect(filtered(walls, '= 2026-01-31T18:30:00')).toEqual([1]);
  vi.unstubAllEnvs();
});

test('numbers that JavaScript rounds are told apart', () => {
  const large = rowsOf('number', ['9007199254740993', '9007199254740992', '-9007199254740993']);
  expect(filtered(large, '= 9007199254740993')).toEqual([0]);
  expect(filtered(large, '!= 9007199254740993')).toEqual([1, 2]);
  expect(sorted(large, false)).toEqual([
    '-9007199254740993',
    '9007199254740992',
    '9007199254740993',
  ]);
});

test('without sort and filter the rows stay as they came', () => {
  expect(orderOf(numbers, 5, undefined, { 0: ' ' })).toBeUndefined();
});

test('a summary counts nulls and different values, and puts numbers into ranges', () => {
  const told = summarize(numbers, 0, 5);
  expect(told).toMatchObject({ nulls: 1, distinct: 3, least: '2', greatest: '10', average: 7.75 });
  expect(told.bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(4);
  expect(told.bars.at(-1)?.count).toBe(2);
});

test('a summary of many rows is not led astray by values that repeat', () => {
  const days = Array.from({ length: 200_000 }, (_, row) => String(row % 30));
  const told = summarize(rowsOf('text', days), 0, days.length);
  expect(told).toMatchObject({ looked: 50_000, sampled: true, distinct: 30 });
  for (const bar of told.bars) expect(Math.abs(bar.count - 50_000 / 30)).toBeLessThan(100);
});

test('a summary of texts has the most frequent first', () => {
  const told = summarize(rowsOf('text', ['x', 'y', 'x', null]), 0, 4);
  expect(told.bars).toEqual([
    { label: 'x', count: 2 },
    { label: 'y', count: 1 },
  ]);
});
