import { expect, test } from 'vitest';
import { addresses, cadenceOf, cronOf, inWords, zones } from './cadence';

test('expressions are said in words where they can be', () => {
  expect(inWords('0 5 17 * * ?')).toBe('Every day at 17:05');
  expect(inWords('0 30 6 ? * SUN')).toBe('Every Sunday at 6:30');
  expect(inWords('0 30 6 ? * MON-FRI')).toBe('On weekdays at 6:30');
  expect(inWords('0 0 8 1 * ?')).toBe('On the first of each month at 8:00');
  expect(inWords('0 0 * * * ?')).toBe('Every hour');
  expect(inWords('0 0/15 * * * ?')).toBe('Every 15 minutes');
  for (const said of ['0 0 6 L * ?', '0 0 6 ? * XYZ', '0 0 25 * * ?', '5 0 6 * * ?', '<b>'])
    expect(inWords(said)).toBe(said);
});

test('what is chosen and what is kept are the same', () => {
  for (const cron of [
    '0 0 8 * * ?',
    '0 45 23 ? * MON-FRI',
    '0 0 0 ? * SAT',
    '0 5 9 1 * ?',
    '0 0 * * * ?',
    '0 0/15 * * * ?',
    '0 0 6 L * ?',
    '7 0/5 9-17 ? * MON#2 2030',
  ])
    expect(cronOf(cadenceOf(cron))).toBe(cron);
  expect(cronOf({ often: 'week', time: '07:05', day: 'TUE', cron: '' })).toBe('0 5 7 ? * TUE');
});

test('zones begin with the own one, and each is told once', () => {
  expect(zones('Europe/Vienna').slice(0, 2)).toEqual(['Europe/Vienna', 'UTC']);
  expect(zones('UTC').filter((zone) => zone === 'UTC')).toHaveLength(1);
});

test('addresses are typed in any way, and each is told once', () => {
  expect(addresses(' a@x.org, b@x.org;a@x.org\n')).toEqual(['a@x.org', 'b@x.org']);
  expect(addresses(' ')).toEqual([]);
});
