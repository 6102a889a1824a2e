import { expect, test } from 'vitest';
import { duration, readable, size } from './numbers';

test('what is shorter than a millisecond is told too', () => {
  expect([0, 0.002, 0.119, 4.75, 9, 12.4, 1500, 83_000].map(duration)).toEqual([
    '0 ms',
    '< 0.1 ms',
    '0.1 ms',
    '4.8 ms',
    '9 ms',
    '12 ms',
    '1.50 s',
    '1 min 23 s',
  ]);
});

test('a number has as many digits as are read, and a text is left as it is', () => {
  expect(readable('33.98572884811417')).toBe('33.99');
  expect(readable('79')).toBe('79');
  expect(readable('12.50')).toBe('12.50');
  expect(readable('2026-01-01')).toBe('2026-01-01');
});

test('bytes have units', () => {
  expect([0, 999, 1500, 123_456_789].map(size)).toEqual(['0 B', '999 B', '1.5 kB', '123 MB']);
});
