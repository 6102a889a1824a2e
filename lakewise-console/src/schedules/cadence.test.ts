import { expect, test } from 'vitest';
import { addresses, CADENCES, inWords } from './cadence';

test('expressions are said in words where they can be', () => {
  for (const { id, label } of CADENCES) expect(inWords(id)).toBe(label);
  expect(inWords('0 5 17 * * ?')).toBe('Every day at 17:05');
  expect(inWords('0 30 6 ? * SUN')).toBe('Every Sunday at 6:30');
  expect(inWords('0 30 6 ? * MON-FRI')).toBe('On weekdays at 6:30');
  expect(inWords('0 0 6 L * ?')).toBe('0 0 6 L * ?');
});

test('addresses are typed in any way, and each is told once', () => {
  expect(addresses(' a@x.org, b@x.org;a@x.org\n')).toEqual(['a@x.org', 'b@x.org']);
  expect(addresses(' ')).toEqual([]);
});
