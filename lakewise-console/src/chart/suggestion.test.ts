import { expect, test } from 'vitest';
import type { ColumnKind, GridColumn } from '../grid/rows';
import { suggest } from './suggestion';

const columns = (...all: [string, ColumnKind][]): GridColumn[] =>
  all.map(([name, kind]) => ({ name, type: kind, kind }));

test('a line over time, bars for texts, ranges for one column', () => {
  expect(suggest(columns(['n', 'number'], ['day', 'time']))).toEqual({
    kind: 'line',
    x: 'day',
    y: 'n',
  });
  expect(suggest(columns(['a', 'text'], ['n', 'number']))).toEqual({ kind: 'bar', x: 'a', y: 'n' });
  expect(suggest(columns(['a', 'text'], ['b', 'text'], ['n', 'number']))?.series).toBe('b');
  expect(suggest(columns(['n', 'number']))).toEqual({ kind: 'histogram', x: 'n' });
});

test('nothing to draw is no chart', () => {
  expect(suggest(columns(['a', 'nested']))).toBeUndefined();
});
