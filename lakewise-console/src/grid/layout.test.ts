import { expect, test } from 'vitest';
import { ROW, shownColumns, window } from './layout';

test('few rows are scrolled pixel by pixel', () => {
  expect(window(0, 280, 100, 0)).toEqual({ first: 0, end: 10, offset: 0, height: 2800, scale: 1 });
  expect(window(ROW * 3 + 5, 280, 100, 0)).toMatchObject({ first: 3, end: 14, offset: ROW * 3 });
});

test('the last of a hundred million rows is reached at the end of the scroll bar', () => {
  const count = 100_000_000;
  const height = 600;
  const { height: canvas } = window(0, height, count, 0);
  expect(canvas).toBeLessThan(16_000_000);
  const last = window(canvas - height, height, count, 0);
  expect(last.end).toBe(count);
  expect(last.offset + (last.end - last.first) * ROW).toBeCloseTo(canvas, 0);
});

test('columns of which nothing is seen are left out, but one on each side', () => {
  const starts = [0, 100, 200, 300, 400, 500];
  expect(shownColumns(starts, 210, 80)).toEqual({ from: 1, to: 4 });
  expect(shownColumns(starts, 0, 5000)).toEqual({ from: 0, to: 5 });
});
