import { expect, test } from 'vitest';
import { graphOf } from './graph';

const step = (depth: number, source: string, target: string) => ({
  depth,
  source: { type: 'TABLE', name: source },
  target: { type: 'TABLE', name: target },
  seen_at: '2026-01-01T00:00:00Z',
});

test('what a table is made of lies before it, what is made of it behind, each once', () => {
  const graph = graphOf(
    'm',
    [step(1, 'a', 'm'), step(2, 'x', 'a'), step(1, 'b', 'm')],
    [step(1, 'm', 'z')],
  );
  expect(graph.nodes.map(({ name, layer }) => [name, layer])).toEqual([
    ['m', 0],
    ['a', -1],
    ['b', -1],
    ['x', -2],
    ['z', 1],
  ]);
  expect(graph.edges.map(([from, to]) => `${from.name}→${to.name}`)).toEqual([
    'a→m',
    'b→m',
    'x→a',
    'm→z',
  ]);
  expect(graph).toMatchObject({ layers: 4, rows: 2, least: -2 });
});

test('columns of one table are places of their own', () => {
  const of = (name: string, column: string) => ({ type: 'TABLE', name, column });
  const graph = graphOf(
    'm',
    [
      { depth: 1, source: of('a', 'x'), target: of('m', 'k'), seen_at: '' },
      { depth: 1, source: of('a', 'y'), target: of('m', 'k'), seen_at: '' },
    ],
    [],
    'k',
  );
  expect(graph.nodes.map(({ name, column }) => `${name}.${column}`)).toEqual(['m.k', 'a.x', 'a.y']);
  expect(graph.edges).toHaveLength(2);
});

test('a table that feeds itself has no way to itself', () => {
  expect(graphOf('m', [step(1, 'm', 'm')], []).edges).toEqual([]);
});
