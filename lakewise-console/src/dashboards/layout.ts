/** Columns of the grid. */
export const COLUMNS = 12;
const HIGHEST = 60;

export interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Placed {
  id: string;
  place: Place;
}

export function overlap(one: Place, other: Place): boolean {
  return (
    one.x < other.x + other.w &&
    other.x < one.x + one.w &&
    one.y < other.y + other.h &&
    other.y < one.y + one.h
  );
}

/** The nearest place that is on the grid. */
export function bounded(place: Place): Place {
  const w = Math.min(COLUMNS, Math.max(1, Math.round(place.w)));
  return {
    x: Math.min(COLUMNS - w, Math.max(0, Math.round(place.x))),
    y: Math.max(0, Math.round(place.y)),
    w,
    h: Math.min(HIGHEST, Math.max(1, Math.round(place.h))),
  };
}

/** From above to below, and from left to right: the order in which people read. */
export function inOrder<T extends Placed>(items: T[]): T[] {
  return [...items].sort(
    (one, other) => one.place.y - other.place.y || one.place.x - other.place.x,
  );
}

/** As high as it can be without lying on any of `others`. */
function risen(place: Place, others: Place[]): Place {
  let y = place.y;
  while (y > 0 && !others.some((other) => overlap({ ...place, y: y - 1 }, other))) y--;
  return { ...place, y };
}

/** As low as it must be to lie on none of `others`. */
function sunk(place: Place, others: Place[]): Place {
  let now = place;
  for (;;) {
    const hit = others.find((other) => overlap(now, other));
    if (!hit) return now;
    now = { ...now, y: hit.y + hit.h };
  }
}

/**
 * Puts one item somewhere: what it would lie on makes room below, and nothing leaves a gap above
 * itself. The items keep their order in the list.
 */
export function put<T extends Placed>(items: T[], id: string, wanted: Place): T[] {
  const first = bounded(wanted);
  const done = new Map<string, Place>([[id, first]]);
  for (const item of inOrder(items.filter((each) => each.id !== id))) {
    done.set(item.id, sunk(item.place, [...done.values()]));
  }
  return compacted(items.map((item) => ({ ...item, place: done.get(item.id) ?? item.place })));
}

/** Without the gaps that are above items. */
export function compacted<T extends Placed>(items: T[]): T[] {
  const done = new Map<string, Place>();
  for (const item of inOrder(items)) done.set(item.id, risen(item.place, [...done.values()]));
  return items.map((item) => ({ ...item, place: done.get(item.id) ?? item.place }));
}

/** The first place of a size that is free. */
export function free(items: Placed[], w: number, h: number): Place {
  const places = items.map(({ place }) => place);
  const end = Math.max(0, ...places.map((place) => place.y + place.h));
  for (let y = 0; y <= end; y++) {
    for (let x = 0; x + w <= COLUMNS; x++) {
      const place = { x, y, w, h };
      if (!places.some((other) => overlap(place, other))) return place;
    }
  }
  return { x: 0, y: end, w, h };
}

/** What arrow keys do to a place: they move, with Shift they make wider and higher. */
export function byKey(place: Place, key: string, resizes: boolean): Place | undefined {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (!step) return undefined;
  const [right = 0, down = 0] = step;
  return resizes
    ? { ...place, w: Math.min(place.w + right, COLUMNS - place.x), h: place.h + down }
    : { ...place, x: place.x + right, y: place.y + down };
}

/** What a key makes of all places; downwards an item goes until it is below another. */
export function stepped<T extends Placed>(
  items: T[],
  id: string,
  key: string,
  resizes: boolean,
): T[] {
  const before = items.find((item) => item.id === id)?.place;
  const end = Math.max(0, ...items.map(({ place }) => place.y + place.h));
  let wanted = before && byKey(before, key, resizes);
  let after = wanted ? put(items, id, wanted) : items;
  while (wanted && key === 'ArrowDown' && !resizes && wanted.y < end) {
    if (after.find((item) => item.id === id)?.place.y !== before?.y) break;
    wanted = { ...wanted, y: wanted.y + 1 };
    after = put(items, id, wanted);
  }
  return after;
}

/** Where an item stands, for who cannot see it. */
export function spoken(place: Place): string {
  return `Column ${place.x + 1}, row ${place.y + 1}, ${place.w} wide, ${place.h} high`;
}
