/** Minutes of a slot of each time that can be looked at, by its hours. */
const MINUTES: Record<string, number> = { '1': 1, '24': 5, '168': 30, '720': 120 };

export const PERIODS = [
  { id: '1', label: 'an hour' },
  { id: '24', label: 'a day' },
  { id: '168', label: 'a week' },
  { id: '720', label: 'a month' },
];

/** Workers and the queue of a warehouse in a slot of time, which begins at milliseconds. */
export interface Slot {
  at: number;
  /** How many workers statements needed on average. */
  needed: number;
  /** How many lived without a statement on average. */
  idle: number;
  /** The most that waited. */
  waiting: number;
}

export interface Load {
  name: string;
  slots: Slot[];
  /** The sizes of its workers, each from a time on. */
  sizes: { at: number; size: string }[];
}

export function stepOf(hours: string): number {
  return (MINUTES[hours] ?? 5) * 60;
}

/** What the bill says of workers, parted at the ends of slots of `step` seconds. */
export function workersQuery(hours: string): string {
  const step = stepOf(hours);
  return `WITH told AS (
      SELECT usage_metadata.warehouse_name AS name, sku_name AS sku, epoch(usage_start_time) AS begun,
        epoch(usage_end_time) AS ended, worker_seconds AS lived, coalesce(idle_seconds, 0) AS idle
      FROM system.billing.usage WHERE usage_end_time >= now() - INTERVAL ${hours} HOUR AND usage_end_time > usage_start_time),
    parted AS (SELECT *, unnest(range((begun // ${step})::bigint, (ended // ${step})::bigint + 1)) AS slot FROM told),
    parts AS (SELECT *, greatest(0, least(ended, (slot + 1) * ${step}) - greatest(begun, slot * ${step})) / (ended - begun)
      AS part FROM parted)
    SELECT name, sku, slot::double AS slot, sum(lived * part) AS lived, sum(idle * part) AS idle FROM parts GROUP BY ALL`;
}

/** The longest queue of each slot, its length at the end of it, and the one from before as a slot earlier. */
export function queueQuery(hours: string): string {
  const step = stepOf(hours);
  return `SELECT warehouse_name AS name,
      greatest(floor(epoch(event_time) / ${step}), floor(epoch(now() - INTERVAL ${hours} HOUR) / ${step}) - 1) AS slot,
      max(queued_statements)::double AS most, arg_max(queued_statements, event_time)::double AS last
    FROM system.compute.warehouse_events GROUP BY ALL`;
}

type Row = Record<string, unknown>;

/** Both as one list of slots for each warehouse, also those in which nothing was told. */
export function loadOf(workers: Row[], queue: Row[], hours: string, now: number): Load[] {
  const step = stepOf(hours);
  const end = Math.floor(now / 1000 / step);
  const begin = end - Math.round((Number(hours) * 3600) / step);
  const names = [...new Set(workers.map((row) => String(row.name)))].sort();
  return names.map((name) => {
    const own = workers.filter((row) => row.name === name);
    const told = queue.filter((row) => row.name === name);
    const lived = sums(own, 'lived');
    const idle = sums(own, 'idle');
    const most = new Map(told.map((row) => [Number(row.slot), Number(row.most)]));
    const last = new Map(told.map((row) => [Number(row.slot), Number(row.last)]));
    let left = last.get(begin - 1) ?? 0;
    const slots: Slot[] = [];
    for (let slot = begin; slot <= end; slot++) {
      const without = idle.get(slot) ?? 0;
      slots.push({
        at: slot * step * 1000,
        needed: Math.max(0, (lived.get(slot) ?? 0) - without) / step,
        idle: without / step,
        waiting: Math.max(left, most.get(slot) ?? 0),
      });
      left = last.get(slot) ?? left;
    }
    return { name, slots, sizes: sizesOf(own, begin, step) };
  });
}

function sums(rows: Row[], column: string): Map<number, number> {
  const made = new Map<number, number>();
  for (const row of rows) {
    const slot = Number(row.slot);
    made.set(slot, (made.get(slot) ?? 0) + Number(row[column]));
  }
  return made;
}

function sizesOf(rows: Row[], begin: number, step: number): Load['sizes'] {
  const sizes: Load['sizes'] = [];
  for (const row of [...rows].sort((one, other) => Number(one.slot) - Number(other.slot))) {
    const size = sizeOf(String(row.sku));
    if (sizes.at(-1)?.size !== size)
      sizes.push({ at: Math.max(begin, Number(row.slot)) * step * 1000, size });
  }
  return sizes;
}

/** Such as `2X-Small` of `WAREHOUSE_2X_SMALL`. */
export function sizeOf(sku: string): string {
  return sku
    .replace(/^WAREHOUSE_/, '')
    .split('_')
    .map((word) => (/^\d*X$/.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase()))
    .join('-');
}
