import type { GridColumn } from '../grid/rows';

export type ChartKind = 'bar' | 'line' | 'area' | 'dot' | 'histogram';

/** What a chart shows: columns by their names. */
export interface ChartSpec {
  kind: ChartKind;
  x: string;
  y?: string;
  series?: string;
}

/** The chart that is most likely meant by columns; undefined if they have nothing to draw. */
export function suggest(columns: GridColumn[]): ChartSpec | undefined {
  const numbers = columns.filter(({ kind }) => kind === 'number');
  const time = columns.find(({ kind }) => kind === 'time');
  const texts = columns.filter(({ kind }) => kind === 'text' || kind === 'boolean');
  const [first, second] = numbers;
  const [text] = texts;
  if (time && first) {
    return { kind: 'line', x: time.name, y: first.name, ...(text ? { series: text.name } : {}) };
  }
  if (text && first) {
    return {
      kind: 'bar',
      x: text.name,
      y: first.name,
      ...(texts[1] ? { series: texts[1].name } : {}),
    };
  }
  if (first && second) {
    const x = columns.indexOf(first) === 0 ? first : second;
    return { kind: 'line', x: x.name, y: (x === first ? second : first).name };
  }
  const only = first ?? time ?? text;
  return only && { kind: 'histogram', x: only.name };
}

/** The chart that was chosen, as long as its columns are there; else the one most likely meant. */
export function fitting(
  columns: GridColumn[],
  chosen: ChartSpec | undefined,
): ChartSpec | undefined {
  const known = (name: string | undefined) => columns.some((column) => column.name === name);
  return chosen && known(chosen.x) && (!chosen.y || known(chosen.y)) ? chosen : suggest(columns);
}
