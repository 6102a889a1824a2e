import {
  DateDay,
  Decimal,
  Field,
  FixedSizeList,
  Float32,
  Float64,
  Int64,
  IntervalMonthDayNano,
  List,
  Map_,
  makeData,
  Struct,
  TimeMicrosecond,
  TimestampMicrosecond,
  TimestampSecond,
  Utf8,
  Vector,
} from 'apache-arrow';
import { expect, test } from 'vitest';
import { cellText } from './cells';

const MOST = 9_223_372_036_854_775_807n;
const MICROS = 1_000_000n;

const days = (value: number) =>
  text(makeData({ type: new DateDay(), data: Int32Array.of(value), length: 1 }));

function text(data: ConstructorParameters<typeof Vector>[0][number]): string | null {
  return cellText(new Vector([data]), 0);
}

function micros(value: bigint, zone?: string): string | null {
  const type = new TimestampMicrosecond(zone);
  return text(makeData({ type, data: BigInt64Array.of(value), length: 1 }));
}

function decimals(...values: number[]) {
  const type = new Decimal(2, 18, 128);
  const data = Uint32Array.from(values.flatMap((value) => [value, 0, 0, 0]));
  return makeData({ type, data, length: values.length });
}

test('days are those of the calendar, however far', () => {
  expect(days(0)).toBe('1970-01-01');
  expect(days(19_782)).toBe('2024-02-29');
  expect(days(-719_529)).toBe('-0001-12-31');
  expect(days(-719_528)).toBe('0000-01-01');
  expect(days(2_932_897)).toBe('+10000-01-01');
  expect(days(2_147_483_646)).toBe('+5881580-07-10');
});

test('what never comes is said so', () => {
  expect(days(2_147_483_647)).toBe('infinity');
  expect(days(-2_147_483_647)).toBe('-infinity');
  const type = new TimestampSecond();
  expect(text(makeData({ type, data: BigInt64Array.of(MOST), length: 1 }))).toBe('infinity');
  expect(micros(-MOST)).toBe('-infinity');
});

test('times have all their digits, near and far', () => {
  const march = BigInt(Date.UTC(2024, 1, 29)) * 1000n;
  expect(micros(march)).toBe('2024-02-29 00:00:00');
  expect(micros(march + 500_000n)).toBe('2024-02-29 00:00:00.500');
  expect(micros(march - 1n)).toBe('2024-02-28 23:59:59.999999');
  expect(micros(253_402_300_800n * MICROS - 1n)).toBe('9999-12-31 23:59:59.999999');
  expect(micros(253_402_300_800n * MICROS)).toBe('+10000-01-01 00:00:00');
  expect(micros(-1n)).toBe('1969-12-31 23:59:59.999999');
  expect(micros(march + 123_456n, 'UTC')).toMatch(/\.123456[+-]\d\d(:\d\d)?$/);
});

test('the time of a day has its microseconds, and the day an end', () => {
  const time = (value: bigint) =>
    text(makeData({ type: new TimeMicrosecond(), data: BigInt64Array.of(value), length: 1 }));
  expect(time(45_296_123_456n)).toBe('12:34:56.123456');
  expect(time(86_400n * MICROS)).toBe('24:00:00');
});

test('numbers are the shortest that are themselves', () => {
  const single = (value: number) =>
    text(makeData({ type: new Float32(), data: Float32Array.of(value), length: 1 }));
  expect(single(0.1)).toBe('0.1');
  expect(single(16_777_216)).toBe('16777216');
  expect(single(Number.NaN)).toBe('NaN');
  expect(text(makeData({ type: new Float64(), data: Float64Array.of(-0), length: 1 }))).toBe('-0');
});

test('an interval is told by months, days and the rest', () => {
  const interval = (...parts: number[]) =>
    text(makeData({ type: new IntervalMonthDayNano(), data: Int32Array.from(parts), length: 1 }));
  expect(interval(1, 2, -794_967_296, 0)).toBe('1 month 2 days 00:00:03.500');
  expect(interval(-14, 0, 0, 0)).toBe('-1 year -2 months');
  expect(interval(0, 0, -1, -1)).toBe('-00:00:00.000000001');
  expect(interval(0, 0, 0, 0)).toBe('00:00:00');
});

test('values in lists, structs and maps are what they are alone', () => {
  const price = new Field('price', new Decimal(2, 18, 128));
  const since = new Field('since', new DateDay());
  const row = makeData({
    type: new Struct([price, since]),
    length: 1,
    children: [
      decimals(150),
      makeData({ type: since.type, data: Int32Array.of(19_782), length: 1 }),
    ],
  });
  expect(text(row)).toBe('{"price":1.50,"since":"2024-02-29"}');
  const list = new List(price);
  const second = makeData({
    type: list,
    length: 2,
    valueOffsets: Int32Array.of(0, 1, 3),
    child: decimals(1, 250, 300),
  });
  expect(cellText(new Vector([second]), 1)).toBe('[2.50,3.00]');
  const pair = makeData({ type: new FixedSizeList(2, price), length: 1, child: decimals(1, 2) });
  expect(text(pair)).toBe('[0.01,0.02]');
  const entries = new Struct([new Field('key', new Utf8()), new Field('value', new Int64())]);
  const map = makeData({
    type: new Map_(new Field('entries', entries)),
    length: 1,
    valueOffsets: Int32Array.of(0, 1),
    child: makeData({
      type: entries,
      length: 1,
      children: [
        makeData({
          type: new Utf8(),
          length: 1,
          valueOffsets: Int32Array.of(0, 1),
          data: new TextEncoder().encode('k'),
        }),
        makeData({ type: new Int64(), length: 1, data: BigInt64Array.of(9_007_199_254_740_993n) }),
      ],
    }),
  });
  expect(text(map)).toBe('{"k":9007199254740993}');
});
