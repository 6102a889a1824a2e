import { expect, test } from 'vitest';
import { namesOf, shapesQuery } from './shapes';

test('tables are named once and without their versions', () => {
  expect(namesOf('["main.air.flights@2","main.air.flights@1","main.air.a@b"]')).toEqual([
    'main.air.flights',
    'main.air.a@b',
  ]);
});

test('each shape is asked for once, and is a text', () => {
  const query = shapesQuery(['a', "b'c", 'a'], 1500.4);
  expect(query).toContain("fingerprint IN ('a', 'b''c')");
  expect(query).toContain('make_timestamptz(1500000)');
});
