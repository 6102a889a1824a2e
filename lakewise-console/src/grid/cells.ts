import { DataType, type Timestamp, TimeUnit } from 'apache-arrow';

/** Values as texts: exact, without grouping, so that what is copied can be used elsewhere. */
export function cellText(type: DataType, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (DataType.isDecimal(type)) return decimal(value, type.scale);
  if (DataType.isDate(type)) return new Date(Number(value)).toISOString().slice(0, 10);
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

/** Arrow gives milliseconds, with a fraction for what is finer. */
function timestamp(type: Timestamp, milliseconds: number): string {
  const at = new Date(milliseconds);
  if (Number.isNaN(at.getTime())) return String(milliseconds);
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
