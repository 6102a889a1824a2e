import { DateDay, TimestampMicrosecond, TimestampSecond } from 'apache-arrow';
import { expect, test } from 'vitest';
import { cellText } from './cells';

const DAY = 86_400_000;
const MOST = 9_223_372_036_854_775_807n;

test('days are those of the calendar, however far', () => {
  const day = (days: number) => cellText(new DateDay(), days * DAY);
  expect(day(0)).toBe('1970-01-01');
  expect(day(19_782)).toBe('2024-02-29');
  expect(day(-719_529)).toBe('-0001-12-31');
  expect(day(-719_528)).toBe('0000-01-01');
  expect(day(2_932_897)).toBe('+10000-01-01');
  expect(day(2_147_483_646)).toBe('+5881580-07-10');
});

test('what never comes is said so', () => {
  expect(cellText(new DateDay(), 2_147_483_647 * DAY)).toBe('infinity');
  expect(cellText(new DateDay(), -2_147_483_647 * DAY)).toBe('-infinity');
  expect(cellText(new TimestampSecond(), Number(MOST) * 1000)).toBe('infinity');
  expect(cellText(new TimestampMicrosecond(), Number(-MOST) / 1000)).toBe('-infinity');
  expect(cellText(new TimestampMicrosecond(), Date.UTC(2024, 1, 29))).toBe('2024-02-29 00:00:00');
});
