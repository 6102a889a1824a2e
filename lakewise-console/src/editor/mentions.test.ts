import { expect, test } from 'vitest';
import { mentions } from './mentions';

test('tables behind FROM and JOIN with their aliases', () => {
  expect(
    mentions('select * from air.flights f join main.shop."order s" as o on f.x = o.y where 1 = 1'),
  ).toEqual([
    { parts: ['air', 'flights'], alias: 'f' },
    { parts: ['main', 'shop', 'order s'], alias: 'o' },
  ]);
});

test('the word after a table is no alias if it goes on with the statement', () => {
  expect(mentions("select 'from x' from flights where a -- join y\n")).toEqual([
    { parts: ['flights'], alias: 'flights' },
  ]);
});
