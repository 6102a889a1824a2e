import type { GridColumn, GridRows } from './rows';

export interface Sort {
  column: number;
  descending: boolean;
}

/** What is looked for, by column: a part of the text, `null`, `> 5`, `1..9`, and `!` before each. */
export type Filters = Record<number, string>;

type Test = (row: number) => boolean;

const COMPARISON = /^(>=|<=|>|<|=)\s*(.+)$/;
const RANGE = /^(.*?)\s*\.\.\s*(.*)$/;

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[ T](.+?))?(Z|[+-]\d\d(?::\d\d)?)?$/;
const INSTANT = /WITH TIME ZONE$/;

/** A number as it is typed, or the milliseconds of a day or time as cells show it. */
function typed(text: string, { kind, type }: GridColumn): number {
  const trimmed = text.trim();
  if (trimmed === '') return Number.NaN;
  return kind === 'time' ? moment(trimmed, INSTANT.test(type)) : Number(trimmed);
}

/** Without an offset, an instant is by the clock of whoever looks. */
function moment(text: string, isInstant: boolean): number {
  const parts = MOMENT.exec(text);
  if (!parts) return Number.NaN;
  const [, day, time = '00:00', offset = isInstant ? '' : 'Z'] = parts;
  return Date.parse(`${day}T${time}${/^.\d\d$/.test(offset) ? `${offset}:00` : offset}`);
}

function test(rows: GridRows, column: number, filter: string): Test {
  const wanted = filter.trim();
  if (wanted.startsWith('!') && wanted.length > 1) {
    const inner = test(rows, column, wanted.slice(1));
    return (row) => !inner(row);
  }
  if (wanted.toLowerCase() === 'null') return (row) => rows.text(row, column) === null;
  const told = rows.columns[column];
  if (told?.kind === 'number' || told?.kind === 'time') {
    const numbers = numeric(rows, column, wanted, told);
    if (numbers) return numbers;
  }
  const part = wanted.toLowerCase();
  return (row) => rows.text(row, column)?.toLowerCase().includes(part) ?? false;
}

function numeric(
  rows: GridRows,
  column: number,
  wanted: string,
  told: GridColumn,
): Test | undefined {
  const value = (row: number) => rows.number(row, column);
  const comparison = COMPARISON.exec(wanted);
  if (comparison) {
    const bound = typed(comparison[2] ?? '', told);
    if (Number.isNaN(bound)) return undefined;
    switch (comparison[1]) {
      case '>=':
        return (row) => value(row) >= bound;
      case '<=':
        return (row) => value(row) <= bound;
      case '>':
        return (row) => value(row) > bound;
      case '<':
        return (row) => value(row) < bound;
      default:
        return (row) => value(row) === bound && !differs(rows, column, row, comparison[2] ?? '');
    }
  }
  const range = RANGE.exec(wanted);
  if (!range) return undefined;
  const least = typed(range[1] ?? '', told);
  const most = typed(range[2] ?? '', told);
  if (Number.isNaN(least) && Number.isNaN(most)) return undefined;
  return (row) => !(value(row) < least) && !(value(row) > most) && !Number.isNaN(value(row));
}

/** A whole number that JavaScript's own numbers may round. */
const LARGE = /^-?\d{16,}$/;

/** Whether a value that is the same when it is rounded is another number than the one typed. */
function differs(rows: GridRows, column: number, row: number, wanted: string): boolean {
  const text = rows.text(row, column) ?? '';
  return LARGE.test(wanted) && LARGE.test(text) && BigInt(text) !== BigInt(wanted);
}

/** How two numbers follow that are the same when they are rounded. */
function exactly(one: string, other: string): number {
  if (!LARGE.test(one) || !LARGE.test(other)) return 0;
  const [a, b] = [BigInt(one), BigInt(other)];
  return Number(a > b) - Number(a < b);
}

/** The rows that pass all filters, in the order of the sort; undefined for all as they came. */
export function orderOf(
  rows: GridRows,
  count: number,
  sort: Sort | undefined,
  filters: Filters,
): Int32Array | undefined {
  const tests = Object.entries(filters)
    .filter(([, filter]) => filter.trim() !== '')
    .map(([column, filter]) => test(rows, Number(column), filter));
  if (!sort && tests.length === 0) return undefined;
  const kept = new Int32Array(count);
  let length = 0;
  for (let row = 0; row < count; row++) {
    if (tests.every((passes) => passes(row))) kept[length++] = row;
  }
  const order = kept.slice(0, length);
  return sort ? sorted(rows, order, sort) : order;
}

/** Nulls are last whichever way; what is equal stays in its order. */
function sorted(rows: GridRows, order: Int32Array, { column, descending }: Sort): Int32Array {
  const kind = rows.columns[column]?.kind;
  const way = descending ? -1 : 1;
  if (kind === 'number' || kind === 'time') {
    const keys = new Map<number, number>();
    for (const row of order) keys.set(row, rows.number(row, column));
    return order.sort((one, other) => {
      const a = keys.get(one) ?? Number.NaN;
      const b = keys.get(other) ?? Number.NaN;
      if (Number.isNaN(a) || Number.isNaN(b))
        return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || one - other;
      if (a !== b || Math.abs(a) <= Number.MAX_SAFE_INTEGER) return (a - b) * way || one - other;
      const apart = exactly(rows.text(one, column) ?? '', rows.text(other, column) ?? '');
      return apart * way || one - other;
    });
  }
  const collator = new Intl.Collator(undefined, { numeric: true });
  const ranks = textRanks(rows, order, column, collator);
  return order.sort((one, other) => {
    const a = ranks(one);
    const b = ranks(other);
    if (a < 0 || b < 0) return Number(a < 0) - Number(b < 0) || one - other;
    return (a - b) * way || one - other;
  });
}

/** The place of each row's text among all different texts, so that few texts are compared. */
function textRanks(rows: GridRows, order: Int32Array, column: number, collator: Intl.Collator) {
  const texts = new Map<number, string>();
  for (const row of order) {
    const text = rows.text(row, column);
    if (text !== null) texts.set(row, text);
  }
  const ranks = new Map(
    [...new Set(texts.values())].sort(collator.compare).map((text, rank) => [text, rank]),
  );
  return (row: number) => ranks.get(texts.get(row) ?? '\u0000absent') ?? -1;
}
