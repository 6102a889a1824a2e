import { expect, test } from 'vitest';
import { conditionsOn, shapesOf } from './usage';

test('conditions are those on the table alone', () => {
  const json =
    '["main.air.flights.delay GREATER CONSTANT","main.air.flights2.day EQUAL CONSTANT","day LIKE CONSTANT"]';
  expect(conditionsOn('main.air.flights', json)).toEqual(['delay GREATER CONSTANT']);
});

test('a name is text in the query, whatever is in it', () => {
  expect(shapesOf('main.s."o\'neil"', 30, 10)).toContain(`= 'main.s."o''neil"'`);
});
