import { expect, test } from 'vitest';
import { namesPath, namesQuery, pathOf, placeOf } from './names';

test('a name is text in the query, whatever is in it', () => {
  expect(namesQuery({ catalog: "o'neil" }, 200)).toContain("catalog_name = 'o''neil'");
  const asked = namesQuery({ catalog: 'main', schema: "a' OR '1" }, 200);
  expect(asked).toContain("routine_schema = 'a'' OR ''1'");
  expect(asked).not.toContain("'a' OR");
  expect(asked).toMatch(/LIMIT 201$/);
});

test('a catalog has schemas, a schema what is in it, and each is found', () => {
  const schema = { catalog: 'main', schema: 'a/b' };
  expect(namesPath(schema)).toBe('/data/main/a%2Fb');
  expect(pathOf({ catalog: 'main' }, { kind: 'SCHEMA', name: 'a/b' })).toBe('/data/main/a%2Fb');
  expect(pathOf(schema, { kind: 'VIEW', name: 'late' })).toBe('/data/main/a%2Fb/late');
  expect(pathOf(schema, { kind: 'FUNCTION', name: 'f&g' })).toBe(
    '/data/main/a%2Fb/f%26g?kind=function',
  );
  expect(placeOf({ ...schema, kind: 'VOLUME', name: 'v' })).toBe('/data/main/a%2Fb/v?kind=volume');
  expect(placeOf({ ...schema, kind: 'SCHEMA', name: 'a/b' })).toBe('/data/main/a%2Fb');
});
