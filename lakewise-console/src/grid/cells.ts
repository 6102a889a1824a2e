import {
  DataType,
  DateUnit,
  type FixedSizeList,
  type Float,
  IntervalUnit,
  Precision,
  type Timestamp,
  type Vector,
} from 'apache-arrow';
import { day, interval, timeOfDay, timestamp } from './moments';

const DAY = 86_400_000n;

/**
 * A value of a batch's column as text: exact, without grouping, so that what is copied can be used
 * elsewhere; null for NULL. Lists, structs and maps are JSON, as the statement API answers them.
 */
export function cellText(vector: Vector, row: number): string | null {
  if (!vector.isValid(row)) return null;
  return isNested(vector.type) ? nested(vector, row) : scalar(vector, row);
}

export function isNumber(type: DataType): boolean {
  return DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type);
}

function isNested(type: DataType): boolean {
  return (
    DataType.isList(type) ||
    DataType.isFixedSizeList(type) ||
    DataType.isStruct(type) ||
    DataType.isMap(type)
  );
}

function scalar(vector: Vector, row: number): string | null {
  const { type } = vector;
  if (DataType.isTimestamp(type)) return timestamp(type as Timestamp, raw(vector, row));
  if (DataType.isTime(type)) return timeOfDay(raw(vector, row), type.unit);
  if (DataType.isDate(type)) {
    const value = raw(vector, row);
    return day(Number(type.unit === DateUnit.DAY ? value : value / DAY));
  }
  const value: unknown = vector.get(row);
  if (value === null || value === undefined) return null;
  if (DataType.isDecimal(type)) return decimal(value, type.scale);
  if (DataType.isFloat(type)) return float(value as number, type);
  if (DataType.isInterval(type) && type.unit === IntervalUnit.MONTH_DAY_NANO)
    return interval(value as Int32Array);
  return value instanceof Uint8Array ? hex(value) : String(value);
}

/** The number that Arrow keeps, of which JavaScript's own would lose digits. */
function raw(vector: Vector, row: number): bigint {
  return BigInt(vector.data[0]?.values[row]);
}

/** A value as JSON: numbers are numbers, whatever else has no word there is a text. */
function json(vector: Vector, row: number): string {
  const text = cellText(vector, row);
  if (text === null) return 'null';
  const { type } = vector;
  const isBare =
    isNested(type) || DataType.isBool(type) || (isNumber(type) && !/[a-z]$/i.test(text));
  return isBare ? text : JSON.stringify(text);
}

function nested(vector: Vector, row: number): string {
  const { type } = vector;
  if (DataType.isStruct(type)) {
    const members = type.children.map(
      ({ name }, at) => `${JSON.stringify(name)}:${json(child(vector, at), row)}`,
    );
    return `{${members.join(',')}}`;
  }
  const [from, to] = range(vector, row);
  const items = child(vector, 0);
  const rows = Array.from({ length: to - from }, (_, at) => from + at);
  if (!DataType.isMap(type)) return `[${rows.map((at) => json(items, at)).join(',')}]`;
  const keys = child(items, 0);
  const values = child(items, 1);
  const entries = rows.map(
    (at) => `${JSON.stringify(cellText(keys, at) ?? '')}:${json(values, at)}`,
  );
  return `{${entries.join(',')}}`;
}

function child(vector: Vector, at: number): Vector {
  const found = vector.getChildAt(at);
  if (!found) throw new Error(`A ${vector.type} has no part ${at}.`);
  return found;
}

/** Which items are those of a row. */
function range(vector: Vector, row: number): [number, number] {
  if (DataType.isFixedSizeList(vector.type)) {
    const { listSize } = vector.type as FixedSizeList;
    return [row * listSize, (row + 1) * listSize];
  }
  const offsets = vector.data[0]?.valueOffsets;
  return [Number(offsets?.[row]), Number(offsets?.[row + 1])];
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

const LEAST_DIGITS = 6;
const MOST_DIGITS = 9;

/** The shortest number that is this one at its own precision. */
function float(value: number, type: Float): string {
  if (Object.is(value, -0)) return '-0';
  if (type.precision !== Precision.DOUBLE) {
    for (let digits = LEAST_DIGITS; digits < MOST_DIGITS; digits++) {
      const short = Number(value.toPrecision(digits));
      if (Math.fround(short) === value) return String(short);
    }
  }
  return String(value);
}

function hex(value: Uint8Array): string {
  return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
