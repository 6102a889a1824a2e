import { expect, test } from 'vitest';
import { errorPlace } from './errorPlace';

test('the word at the line and column of the message is marked', () => {
  const text = 'select 1\nfrom air.flight x';
  const place = errorPlace(
    text,
    'Table air.flight does not exist. (line 2, column 6)\nfrom …\n   ^',
  );
  expect(place && text.slice(place.from, place.to)).toBe('air.flight');
  expect(place?.message).toBe('Table air.flight does not exist.');
});

test('a place behind the end stays within the text', () => {
  const place = errorPlace('select', 'Syntax error at end of input (line 1, column 40)');
  expect(place).toMatchObject({ from: 6, to: 6 });
});

test('a message without a place marks nothing', () => {
  expect(errorPlace('select 1', 'The queue is full.')).toBeUndefined();
});
