import * as Plot from '@observablehq/plot';
import type { GridRows } from '../grid/rows';
import type { ChartSpec } from './suggestion';

/** Rows that a chart draws at most; more are taken evenly. */
const MOST_POINTS = 20_000;
const MOST_BARS = 40;
const MOST_SERIES = 12;
const CLASS = 'plot';

interface Point {
  x: unknown;
  y: number;
  series: string;
}

function points(rows: GridRows, count: number, spec: ChartSpec): Point[] {
  const at = (name: string | undefined) => rows.columns.findIndex((column) => column.name === name);
  const [x, y, series] = [at(spec.x), at(spec.y), at(spec.series)];
  const kind = rows.columns[x]?.kind;
  const step = Math.max(1, Math.floor(count / MOST_POINTS));
  const made: Point[] = [];
  for (let row = 0; row < count; row += step) {
    const number = kind === 'number' || kind === 'time' ? rows.number(row, x) : Number.NaN;
    const value =
      kind === 'time'
        ? new Date(number)
        : kind === 'number'
          ? number
          : (rows.text(row, x) ?? 'null');
    if (typeof value === 'number' && Number.isNaN(value)) continue;
    made.push({
      x: value,
      y: y < 0 ? 1 : rows.number(row, y),
      series: series < 0 ? '' : (rows.text(row, series) ?? 'null'),
    });
  }
  return made;
}

/** Few series keep their names; the rest are one. */
function bounded(all: Point[]): Point[] {
  const sums = new Map<string, number>();
  for (const point of all) sums.set(point.series, (sums.get(point.series) ?? 0) + 1);
  if (sums.size <= MOST_SERIES) return all;
  const kept = new Set(
    [...sums]
      .sort(([, one], [, other]) => other - one)
      .slice(0, MOST_SERIES - 1)
      .map(([name]) => name),
  );
  return all.map((point) => (kept.has(point.series) ? point : { ...point, series: 'others' }));
}

function marks(data: Point[], spec: ChartSpec, isText: boolean): Plot.Markish[] {
  const colour = spec.series ? { series: 'series' } : {};
  const fill = spec.series ? 'series' : 'var(--series)';
  switch (spec.kind) {
    case 'histogram':
      return isText
        ? [
            Plot.barX(
              data,
              Plot.groupY(
                { x: 'count' },
                { y: 'x', fill, sort: { y: '-x', limit: MOST_BARS }, tip: true },
              ),
            ),
          ]
        : [
            Plot.rectY(
              data,
              Plot.binX({ y: 'count' }, {
                x: 'x',
                fill,
                tip: true,
              } as Plot.BinXInputs<Plot.RectYOptions>),
            ),
            Plot.ruleY([0]),
          ];
    case 'bar':
      return isText
        ? [
            Plot.barX(
              data,
              Plot.groupY(
                { x: 'sum' },
                { y: 'x', x: 'y', fill, sort: { y: '-x', limit: MOST_BARS }, tip: true },
              ),
            ),
            Plot.ruleX([0]),
          ]
        : [
            Plot.rectY(
              data,
              Plot.binX({ y: 'sum' }, {
                x: 'x',
                y: 'y',
                fill,
                tip: true,
              } as Plot.BinXInputs<Plot.RectYOptions>),
            ),
            Plot.ruleY([0]),
          ];
    case 'line':
      return [
        Plot.lineY(data, {
          x: 'x',
          y: 'y',
          stroke: fill,
          z: colour.series ?? null,
          sort: 'x',
          tip: true,
          strokeWidth: 2,
        }),
      ];
    case 'area':
      return [
        Plot.areaY(data, {
          x: 'x',
          y: 'y',
          fill,
          z: colour.series ?? null,
          sort: 'x',
          fillOpacity: 0.55,
          tip: true,
        }),
        Plot.ruleY([0]),
      ];
    case 'dot':
      return [Plot.dot(data, { x: 'x', y: 'y', stroke: fill, tip: true, r: 2.5 })];
  }
}

/** A chart as an element; its styles are ours, as the policy forbids those that Plot brings. */
export function draw(
  rows: GridRows,
  count: number,
  spec: ChartSpec,
  size: { width: number; height: number },
): Element {
  const data = bounded(points(rows, count, spec));
  const isText = typeof data[0]?.x === 'string';
  const horizontal = isText && (spec.kind === 'bar' || spec.kind === 'histogram');
  const longest = horizontal
    ? Math.max(4, ...data.slice(0, 500).map((point) => String(point.x).length))
    : 0;
  const value = { label: spec.y ?? 'rows', grid: true };
  const place = { label: spec.x };
  const chart = Plot.plot({
    ...size,
    className: CLASS,
    marginLeft: horizontal ? Math.min(180, 20 + longest * 7) : 64,
    marginBottom: 44,
    x: horizontal ? value : place,
    y: horizontal ? { ...place, labelAnchor: 'top' } : value,
    color: { legend: spec.series !== undefined, scheme: 'observable10' },
    marks: marks(data, spec, isText),
  });
  for (const style of chart.querySelectorAll('style')) style.remove();
  // The place of the chart says what it shows; groups may not be named.
  for (const group of chart.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  return chart;
}
