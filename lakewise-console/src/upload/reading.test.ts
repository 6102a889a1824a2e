import { expect, test } from 'vitest';
import {
  type Column,
  creation,
  FOUND_OUT,
  formatOf,
  namesProblem,
  selection,
  tableName,
} from './reading';

const column = (source: string, found: string, change: Partial<Column> = {}): Column => ({
  source,
  found,
  name: source,
  type: found,
  kept: true,
  ...change,
});

test('a name tells the format, packed or not', () => {
  expect(['a.csv', 'a.TSV.gz', 'a.ndjson', 'a.parquet', 'a.xlsx', 'a'].map(formatOf)).toEqual([
    'csv',
    'csv',
    'json',
    'parquet',
    undefined,
    undefined,
  ]);
  expect(['My Orders (2).csv', '2026.csv', 'a.b.csv.gz', 'Größe.csv'].map(tableName)).toEqual([
    'my_orders_2',
    'table_2026',
    'a_b',
    'größe',
  ]);
});

test('corrections stand in the statement, quoted whatever is in them', () => {
  const columns = [
    column(`it's`, 'BIGINT', { type: 'VARCHAR', name: 'a"b' }),
    column('left', 'DATE', { kept: false }),
    column('n', 'DOUBLE'),
  ];
  const reading = { ...FOUND_OUT, delimiter: `'`, header: 'no' as const, short: true };
  expect(creation(['main', 'My', 't'], selection('/Volumes/a.csv', 'csv', reading, columns))).toBe(
    `CREATE TABLE main."My".t AS
SELECT "it's" AS "a""b", "n"
FROM read_csv('/Volumes/a.csv', sample_size => -1, delim => '''', header => false, null_padding => true, types => {'it''s': 'VARCHAR'})`,
  );
});

test('JSON names all types where one is corrected, and Parquet casts', () => {
  const columns = [column('a', 'JSON', { type: 'VARCHAR' }), column('b', 'BIGINT')];
  expect(selection('x.jsonl', 'json', FOUND_OUT, columns)).toContain(
    `columns => {'a': 'VARCHAR', 'b': 'BIGINT'}`,
  );
  expect(selection('x.json', 'json', FOUND_OUT, [column('b', 'BIGINT')])).toBe(
    `SELECT "b"\nFROM read_json('x.json', sample_size => -1)`,
  );
  expect(
    selection('x.parquet', 'parquet', FOUND_OUT, [column('b', 'BIGINT', { type: 'DATE' })]),
  ).toBe(`SELECT CAST("b" AS DATE) AS "b"\nFROM read_parquet('x.parquet')`);
});

test('names are there and differ', () => {
  expect(namesProblem([column('a', 'DATE'), column('b', 'DATE', { name: 'A' })])).toContain('A');
  expect(namesProblem([column('a', 'DATE', { name: ' ' })])).toContain('needs a name');
  expect(namesProblem([column('a', 'DATE', { kept: false })])).toContain('at least one');
  expect(namesProblem([column('a', 'DATE')])).toBeUndefined();
});
