import { expect, test } from 'vitest';
import { loadOf, sizeOf } from './load';

const MINUTE = 60_000;
const NOW = 1000 * MINUTE;
const row = (slot: number, lived: number, idle: number, sku = 'WAREHOUSE_SMALL', name = 'etl') => ({
  name,
  sku,
  slot,
  lived,
  idle,
});

test('workers are averages of a slot, needed and idle, also where nothing was told', () => {
  const [load] = loadOf([row(998, 90, 30), row(999, 60, 60)], [], '1', NOW);
  expect(load?.slots).toHaveLength(61);
  expect(load?.slots[0]).toEqual({ at: 940 * MINUTE, needed: 0, idle: 0, waiting: 0 });
  expect(load?.slots.at(-3)).toEqual({ at: 998 * MINUTE, needed: 1, idle: 0.5, waiting: 0 });
  expect(load?.slots.at(-2)).toEqual({ at: 999 * MINUTE, needed: 0, idle: 1, waiting: 0 });
});

test('a queue stays as long as it was until another length is told', () => {
  const queue = [
    { name: 'etl', slot: 939, most: 9, last: 2 },
    { name: 'etl', slot: 942, most: 7, last: 4 },
    { name: 'etl', slot: 944, most: 4, last: 0 },
    { name: 'other', slot: 940, most: 50, last: 50 },
  ];
  const [load] = loadOf([row(998, 60, 0)], queue, '1', NOW);
  expect(load?.slots.slice(0, 6).map((slot) => slot.waiting)).toEqual([2, 2, 7, 4, 4, 0]);
});

test('sizes are told where they change, and warehouses by their names', () => {
  const loads = loadOf(
    [
      row(930, 60, 0, 'WAREHOUSE_2X_SMALL'),
      row(950, 60, 0, 'WAREHOUSE_2X_SMALL'),
      row(960, 60, 0, 'WAREHOUSE_X_LARGE'),
      row(950, 60, 0, 'WAREHOUSE_SMALL', 'adhoc'),
    ],
    [],
    '1',
    NOW,
  );
  expect(loads.map((load) => load.name)).toEqual(['adhoc', 'etl']);
  expect(loads[1]?.sizes).toEqual([
    { at: 940 * MINUTE, size: '2X-Small' },
    { at: 960 * MINUTE, size: 'X-Large' },
  ]);
  expect(sizeOf('WAREHOUSE_MEDIUM')).toBe('Medium');
});
