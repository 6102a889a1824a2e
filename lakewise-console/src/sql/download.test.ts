import { expect, test } from 'vitest';
import { csv, fileName } from './download';

test('formulas in texts stay texts, numbers stay numbers, and signs are quoted', () => {
  const values: (string | null)[][] = [
    ['=1+1', '-5'],
    ['a,"b"', null],
    ['@x', '7'],
  ];
  const rows = {
    columns: [
      { name: 'text', type: 'STRING', kind: 'text' as const },
      { name: 'n', type: 'INT', kind: 'number' as const },
    ],
    count: 3,
    text: (row: number, column: number) => values[row]?.[column] ?? null,
    value: () => null,
    number: () => 0,
  };
  expect(csv(rows, 3)).toBe('text,n\r\n\'=1+1,-5\r\n"a,""b""",\r\n\'@x,7\r\n');
  expect(csv(rows, 3, Int32Array.of(2))).toBe("text,n\r\n'@x,7\r\n");
});

test('a name of a file has no signs of paths', () => {
  expect(fileName('../a:b', 'csv')).toBe('.._a_b.csv');
  expect(fileName('日報', 'csv')).toBe('日報.csv');
});
