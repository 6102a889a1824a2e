import type { GridRows } from './rows';

/** Rows that are looked at for a summary; of more, one of each equal stretch is. */
const SAMPLE = 50_000;
const BINS = 24;
const TOP = 6;
const MOST_DISTINCT = 20_000;

export interface Bar {
  label: string;
  count: number;
}

/** What a column holds, at a glance. */
export interface Summary {
  looked: number;
  sampled: boolean;
  nulls: number;
  /** Different values among those looked at, of which there may be more. */
  distinct: number;
  manyDistinct: boolean;
  least?: string;
  greatest?: string;
  average?: number;
  /** Equal ranges of numbers or times, or the most frequent texts. */
  bars: Bar[];
  isHistogram: boolean;
}

/** Numbers of a column, and the rows of the least and the greatest. */
interface Numbers {
  all: number[];
  least: { number: number; row: number };
  greatest: { number: number; row: number };
}

/** Which rows are looked at: never at a fixed distance, at which values may repeat. */
function sample(count: number): number[] {
  const stretch = count / Math.min(count, SAMPLE);
  return Array.from({ length: Math.min(count, SAMPLE) }, (_, at) => {
    const scattered = (Math.imul(at, 0x9e3779b1) >>> 0) / 2 ** 32;
    return Math.floor((at + (stretch > 1 ? scattered : 0)) * stretch);
  });
}

function numbersOf(rows: GridRows, column: number, looked: number[]): Numbers {
  const found: Numbers = {
    all: [],
    least: { number: Number.POSITIVE_INFINITY, row: -1 },
    greatest: { number: Number.NEGATIVE_INFINITY, row: -1 },
  };
  for (const row of looked) {
    const number = rows.number(row, column);
    if (!Number.isFinite(number)) continue;
    found.all.push(number);
    if (number < found.least.number) found.least = { number, row };
    if (number > found.greatest.number) found.greatest = { number, row };
  }
  return found;
}

export function summarize(rows: GridRows, column: number, count: number): Summary {
  const looked = sample(count);
  const kind = rows.columns[column]?.kind;
  const texts = new Map<string, number>();
  let nulls = 0;
  for (const row of looked) {
    const text = rows.text(row, column);
    if (text === null) nulls++;
    else if (texts.size < MOST_DISTINCT || texts.has(text))
      texts.set(text, (texts.get(text) ?? 0) + 1);
  }
  const told = {
    looked: looked.length,
    sampled: looked.length < count,
    nulls,
    distinct: texts.size,
    manyDistinct: texts.size >= MOST_DISTINCT,
  };
  if (kind === 'number' || kind === 'time') {
    const { all, least, greatest } = numbersOf(rows, column, looked);
    if (all.length > 0) {
      const average = all.reduce((total, number) => total + number, 0) / all.length;
      return {
        ...told,
        isHistogram: true,
        least: rows.text(least.row, column) ?? '',
        greatest: rows.text(greatest.row, column) ?? '',
        ...(kind === 'number' ? { average } : {}),
        bars: histogram(all, least.number, greatest.number),
      };
    }
  }
  return { ...told, isHistogram: false, bars: top(texts) };
}

function top(texts: Map<string, number>): Bar[] {
  return [...texts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, TOP)
    .map(([label, count]) => ({ label, count }));
}

function histogram(numbers: number[], least: number, greatest: number): Bar[] {
  const bins = greatest > least ? BINS : 1;
  const width = (greatest - least) / bins || 1;
  const bars = Array.from(
    { length: bins },
    (_, bin): Bar => ({ label: String(least + bin * width), count: 0 }),
  );
  for (const number of numbers) {
    const bar = bars[Math.min(bins - 1, Math.floor((number - least) / width))];
    if (bar) bar.count++;
  }
  return bars;
}
