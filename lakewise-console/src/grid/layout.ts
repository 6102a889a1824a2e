import type { GridRows } from './rows';

/** Pixels of a row, and of the heads of columns. */
export const ROW = 28;
export const HEADER = 32;

/** Browsers lay out some 16 to 33 million pixels; below that is safe in all of them. */
const TALLEST = 12_000_000;
const LETTER = 8;
const PADDING = 26;
const NARROWEST = 132;
const WIDEST = 420;

export interface Layout {
  /** Where each column begins, and at the end where the last one ends. */
  starts: number[];
  width: number;
}

/** Widths by the heads and the first rows. */
export function layout(rows: GridRows, sample: number): Layout {
  const starts = [0];
  let width = 0;
  rows.columns.forEach((column, index) => {
    let letters = column.name.length + 3;
    for (let row = 0; row < sample; row++) {
      letters = Math.max(letters, rows.text(row, index)?.length ?? 4);
    }
    width += Math.round(Math.min(WIDEST, Math.max(NARROWEST, letters * LETTER + PADDING)));
    starts.push(width);
  });
  return { starts, width };
}

export interface Window {
  first: number;
  end: number;
  /** Where the first row lies on the canvas. */
  offset: number;
  /** Height of the canvas without the heads. */
  height: number;
  /** Pixels of rows for each pixel of the scroll bar: 1 unless there are very many rows. */
  scale: number;
}

/** The rows that are seen at a place of the scroll bar. */
export function window(top: number, height: number, count: number, spare: number): Window {
  const real = count * ROW;
  const canvas = Math.min(real, TALLEST);
  const scale = canvas > height ? Math.max(1, (real - height) / (canvas - height)) : 1;
  const at = top * scale;
  const first = Math.max(0, Math.floor(at / ROW) - spare);
  const end = Math.min(count, Math.ceil((at + height) / ROW) + spare);
  return { first, end, offset: top + first * ROW - at, height: canvas, scale };
}

/** The columns of which something is seen. */
export function shownColumns(
  starts: number[],
  left: number,
  width: number,
): { from: number; to: number } {
  const columns = starts.length - 1;
  let from = 0;
  while (from < columns - 1 && (starts[from + 1] ?? 0) <= left) from++;
  let to = from;
  while (to < columns && (starts[to] ?? 0) < left + width) to++;
  return { from: Math.max(0, from - 1), to: Math.min(columns, to + 1) };
}
