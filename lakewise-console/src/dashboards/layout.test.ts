import { expect, test } from 'vitest';
import { byKey, compacted, free, inOrder, overlap, type Placed, put, stepped } from './layout';

const at = (id: string, x: number, y: number, w: number, h: number): Placed => ({
  id,
  place: { x, y, w, h },
});
const shown = (items: Placed[]) =>
  inOrder(items).map(({ id, place }) => `${id}:${place.x},${place.y},${place.w},${place.h}`);

test('what an item is put upon makes room below', () => {
  const items = [at('a', 0, 0, 6, 2), at('b', 6, 0, 6, 2), at('c', 0, 2, 12, 2)];
  expect(shown(put(items, 'a', { x: 6, y: 0, w: 6, h: 2 }))).toEqual([
    'a:6,0,6,2',
    'b:6,2,6,2',
    'c:0,4,12,2',
  ]);
  expect(shown(put(items, 'c', { x: 0, y: 0, w: 12, h: 2 }))).toEqual([
    'c:0,0,12,2',
    'a:0,2,6,2',
    'b:6,2,6,2',
  ]);
});

test('nothing leaves the grid, and nothing floats', () => {
  expect(shown(put([at('a', 0, 0, 4, 2)], 'a', { x: 20, y: 9, w: 30, h: 0 }))).toEqual([
    'a:0,0,12,1',
  ]);
  expect(shown(compacted([at('a', 0, 5, 4, 2), at('b', 2, 9, 4, 1)]))).toEqual([
    'a:0,0,4,2',
    'b:2,2,4,1',
  ]);
});

test('whatever is put wherever, no two items overlap', () => {
  let seed = 7;
  const random = (most: number) => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed % most;
  };
  let items = Array.from({ length: 20 }, (_, i) => at(String(i), 0, i, 3, 1));
  for (let step = 0; step < 300; step++) {
    const place = { x: random(14), y: random(30), w: 1 + random(12), h: 1 + random(6) };
    items = put(items, String(random(20)), place);
    const meet = items.some((one) =>
      items.some((other) => one !== other && overlap(one.place, other.place)),
    );
    expect(meet, `step ${step}`).toBe(false);
  }
});

test('a new item takes the first place that is free', () => {
  expect(free([], 6, 4)).toEqual({ x: 0, y: 0, w: 6, h: 4 });
  expect(free([at('a', 0, 0, 6, 4)], 6, 4)).toEqual({ x: 6, y: 0, w: 6, h: 4 });
  expect(free([at('a', 0, 0, 8, 4)], 6, 4)).toEqual({ x: 0, y: 4, w: 6, h: 4 });
});

test('arrow keys move, with Shift they change the size', () => {
  const place = { x: 8, y: 2, w: 4, h: 3 };
  expect(byKey(place, 'ArrowLeft', false)).toEqual({ ...place, x: 7 });
  expect(byKey(place, 'ArrowDown', true)).toEqual({ ...place, h: 4 });
  expect(byKey(place, 'ArrowRight', true)).toEqual(place);
  expect(byKey(place, 'Enter', false)).toBeUndefined();
});

test('by keys an item comes below the next and above the one before', () => {
  const items = [at('a', 0, 0, 6, 2), at('b', 0, 2, 12, 3)];
  const below = stepped(items, 'a', 'ArrowDown', false);
  expect(shown(below)).toEqual(['b:0,0,12,3', 'a:0,3,6,2']);
  expect(shown(stepped(below, 'a', 'ArrowDown', false))).toEqual(shown(below));
  let above = below;
  for (let step = 0; step < 3; step++) above = stepped(above, 'a', 'ArrowUp', false);
  expect(shown(above)).toEqual(shown(items));
});
