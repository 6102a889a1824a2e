import { DataType, type Timestamp, TimeUnit } from 'apache-arrow';

/** Values as texts: exact, without grouping, so that what is copied can be used elsewhere. */
export function cellText(type: DataType, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (DataType.isDecimal(type)) return decimal(value, type.scale);
  if (DataType.isDate(type)) return day(Number(value));
  if (DataType.isTimestamp(type)) return timestamp(type, Number(value));
  if (DataType.isTime(type)) return timeOfDay(value, type.unit);
  if (value instanceof Uint8Array) return hex(value);
  if (typeof value === 'object') return JSON.stringify(value, plain) ?? null;
  return String(value);
}

export function isNumber(type: DataType): boolean {
  return DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type);
}

/** A decimal's words, the lowest first and signed by the highest, with the point where it belongs. */
function decimal(value: unknown, scale: number): string {
  const words = value as Uint32Array;
  let whole = 0n;
  for (let i = words.length - 1; i >= 0; i--) whole = (whole << 32n) | BigInt(words[i] ?? 0);
  whole = BigInt.asIntN(32 * words.length, whole);
  const sign = whole < 0n ? '-' : '';
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return sign + digits.slice(0, point) + (scale > 0 ? `.${digits.slice(point)}` : '');
}

const DAY = 86_400_000;
/** The days and the years after which the calendar begins anew. */
const ERA_DAYS = 146_097;
const ERA_YEARS = 400;
/** DuckDB's days and times that never come: the greatest number of the type, and its negation. */
const LAST_DAY = 2 ** 31 - 1;
const LAST_TIME = 2 ** 63;

function day(milliseconds: number): string {
  const days = Math.round(milliseconds / DAY);
  return Math.abs(days) >= LAST_DAY ? infinity(days) : calendar(days);
}

function infinity(value: number): string {
  return value > 0 ? 'infinity' : '-infinity';
}

/** A day of the calendar; JavaScript knows those of some 270,000 years, and others recur in them. */
function calendar(days: number): string {
  const eras = Math.trunc(days / ERA_DAYS);
  const like = new Date((days - eras * ERA_DAYS) * DAY);
  const year = like.getUTCFullYear() + eras * ERA_YEARS;
  const digits = String(Math.abs(year)).padStart(4, '0');
  const sign = year < 0 ? '-' : year > 9999 ? '+' : '';
  return sign + digits + like.toISOString().slice(-20, -14);
}

/** Arrow gives milliseconds, with a fraction for what is finer. */
function timestamp(type: Timestamp, milliseconds: number): string {
  const perMillisecond = [1e-3, 1, 1e3, 1e6][type.unit] ?? 1;
  if (Math.abs(milliseconds * perMillisecond) >= LAST_TIME) return infinity(milliseconds);
  const at = new Date(milliseconds);
  if (Number.isNaN(at.getTime())) return calendar(Math.floor(milliseconds / DAY));
  if (type.timezone) return inZone(at);
  const text = at
    .toISOString()
    .replace('T', ' ')
    .replace(/(\.000)?Z$/, '');
  const micros = Math.round((milliseconds - Math.floor(milliseconds)) * 1000);
  return micros > 0 && type.unit >= TimeUnit.MICROSECOND
    ? `${text.includes('.') ? text : `${text}.000`}${String(micros).padStart(3, '0')}`
    : text;
}

/** An instant as the clock of whoever looks shows it. */
function inZone(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const offset = -at.getTimezoneOffset();
  const hours = two(Math.floor(Math.abs(offset) / 60));
  const minutes = Math.abs(offset) % 60;
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}${offset < 0 ? '-' : '+'}${hours}${minutes ? `:${two(minutes)}` : ''}`;
}

function timeOfDay(value: unknown, unit: TimeUnit): string {
  const perSecond = [1, 1e3, 1e6, 1e9][unit] ?? 1;
  const seconds = Number(value) / perSecond;
  return new Date(seconds * 1000).toISOString().slice(11, seconds % 1 === 0 ? 19 : 23);
}

function hex(value: Uint8Array): string {
  return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Uint8Array ? hex(value) : value;
}
