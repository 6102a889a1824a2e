import type { Timestamp, TimeUnit } from 'apache-arrow';

/** How many there are of each of Arrow's units in a second: seconds, and what is a thousandth each. */
const PER_SECOND = [1n, 1_000n, 1_000_000n, 1_000_000_000n];
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The days and the years after which the calendar begins anew. */
const ERA_DAYS = 146_097;
const ERA_YEARS = 400;
/** DuckDB's days and times that never come: the greatest number of the type, and its negation. */
const LAST_DAY = 2 ** 31 - 1;
const LAST_TIME = 2n ** 63n - 1n;
const MONTHS = 12;

/** A day, counted from 1970. */
export function day(days: number): string {
  return Math.abs(days) >= LAST_DAY ? infinity(days) : calendar(days);
}

function infinity(value: number | bigint): string {
  return value > 0 ? 'infinity' : '-infinity';
}

/** A day of the calendar; JavaScript knows those of some 270,000 years, and others recur in them. */
function calendar(days: number): string {
  const eras = Math.trunc(days / ERA_DAYS);
  const like = new Date((days - eras * ERA_DAYS) * DAY * 1000);
  const year = like.getUTCFullYear() + eras * ERA_YEARS;
  const digits = String(Math.abs(year)).padStart(4, '0');
  const sign = year < 0 ? '-' : year > 9999 ? '+' : '';
  return sign + digits + like.toISOString().slice(-20, -14);
}

/** A time, counted in its unit from 1970; an instant as the clock of whoever looks shows it. */
export function timestamp(type: Timestamp, value: bigint): string {
  if (value >= LAST_TIME || value <= -LAST_TIME) return infinity(value);
  const [seconds, fraction] = split(value, type.unit);
  if (!type.timezone) return moment(seconds) + fraction;
  const minutes = -Math.round(new Date(seconds * 1000).getTimezoneOffset()) || 0;
  return moment(seconds + minutes * MINUTE) + fraction + offset(minutes);
}

function offset(minutes: number): string {
  const rest = Math.abs(minutes) % MINUTE;
  const hours = two(Math.floor(Math.abs(minutes) / MINUTE));
  return `${minutes < 0 ? '-' : '+'}${hours}${rest ? `:${two(rest)}` : ''}`;
}

function moment(seconds: number): string {
  const days = Math.floor(seconds / DAY);
  return `${calendar(days)} ${clock(seconds - days * DAY)}`;
}

/** Whole seconds, and what is left as a fraction's text: none, or three, six or nine digits. */
function split(value: bigint, unit: TimeUnit): [number, string] {
  const perSecond = PER_SECOND[unit] ?? 1n;
  const rest = ((value % perSecond) + perSecond) % perSecond;
  const digits = rest.toString().padStart(3 * unit, '0');
  return [
    Number((value - rest) / perSecond),
    rest === 0n ? '' : `.${digits.replace(/(000)+$/, '')}`,
  ];
}

/** A time of day, which may be the midnight at its end. */
export function timeOfDay(value: bigint, unit: TimeUnit): string {
  const [seconds, fraction] = split(value, unit);
  return clock(seconds) + fraction;
}

function clock(seconds: number): string {
  return [seconds / HOUR, (seconds % HOUR) / MINUTE, seconds % MINUTE].map(two).join(':');
}

function two(part: number): string {
  return String(Math.floor(part)).padStart(2, '0');
}

/** Months, days, and the two halves of nanoseconds, as DuckDB writes them. */
export function interval(parts: Int32Array): string {
  const [months = 0, days = 0, low = 0, high = 0] = parts;
  const nanos = (BigInt(high) << 32n) | BigInt(low >>> 0);
  const [seconds, fraction] = split(nanos < 0n ? -nanos : nanos, 3);
  return [
    some(Math.trunc(months / MONTHS), 'year'),
    some(months % MONTHS, 'month'),
    some(days, 'day'),
    nanos !== 0n || (!months && !days)
      ? `${nanos < 0n ? '-' : ''}${clock(seconds)}${fraction}`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function some(count: number, what: string): string {
  return count ? `${count} ${what}${Math.abs(count) === 1 ? '' : 's'}` : '';
}
