import { expect, test } from 'vitest';
import { branches } from './branches';

const leaf = (schema: string, name: string) => ({ catalog: 'main', schema, name, kind: 'TABLE' });

test('of a schema with very many names the first are shown, and how many more there are', () => {
  const many = Array.from({ length: 1300 }, (_, at) => leaf('wide', `t${at}`));
  const [main] = branches([leaf('air', 'flights'), ...many], '');
  expect(main?.children.map(({ name, children }) => [name, children.length])).toEqual([
    ['air', 1],
    ['wide', 301],
  ]);
  expect(main?.children[1]?.children.at(-1)).toMatchObject({ isRest: true });
  expect(main?.children[1]?.children.at(-1)?.name).toMatch(/1.?000 more/);
});

test('every word that is typed is in the name, which may be that of the schema', () => {
  const [main] = branches([leaf('air', 'flights'), leaf('air', 'airports')], 'AIR.fli');
  expect(main?.children[0]?.children.map(({ name }) => name)).toEqual(['flights']);
  expect(branches([leaf('air', 'flights')], 'sea')).toEqual([]);
});
