import { expect, test, vi } from 'vitest';

vi.stubGlobal('window', { location: { origin: 'http://localhost' } });
const { byFolder, tabOf } = await import('./saved');

const query = (folder: string, name: string) => ({
  id: name,
  folder,
  name,
  owner: 'ada',
  version: 1,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  updated_by: 'ada',
  editable: true,
  manageable: true,
});

test('queries stand in their folders by name, numbers as numbers', () => {
  const all = [query('b', 'q10'), query('b', 'q9'), query('', 'z')];
  expect(
    byFolder(all, '').map(([folder, found]) => [folder, found.map(({ name }) => name)]),
  ).toEqual([
    ['', ['z']],
    ['b', ['q9', 'q10']],
  ]);
  expect(byFolder(all, 'B/q9')).toHaveLength(1);
});

test('damaged settings of a query are no parameters', () => {
  const content = {
    version: 2,
    text: 'select 1',
    author: 'ada',
    created_at: '',
    settings: { parameters: '{' },
  };
  expect(tabOf({ query: query('', 'q'), content })).toMatchObject({
    parameters: {},
    saved: { id: 'q', version: 2, text: 'select 1' },
  });
});
