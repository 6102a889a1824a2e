import { expect, test } from 'vitest';
import { predicateInWords } from './predicates';

test('a condition is told in words, whatever the column is called', () => {
  expect(predicateInWords('air.flights.delay GREATER CONSTANT')).toBe(
    'air.flights.delay > a value',
  );
  expect(predicateInWords('day BETWEEN CONSTANT')).toBe('day between a value');
  expect(predicateInWords('tail IS_NOT_NULL NOTHING')).toBe('tail is not null');
  expect(predicateInWords('A B.EQUAL TO LESS_OR_EQUAL COLUMN')).toBe('A B.EQUAL TO ≤ a column');
  expect(predicateInWords('name LIKE CONSTANT INSIDE_EXPRESSION')).toBe('… name … like a value');
  expect(predicateInWords('something else')).toBe('something else');
});
