import { useCallback } from 'react';
import type { GridRows } from '../grid/rows';
import { Drawing } from './Drawing';
import { draw } from './draw';
import type { ChartSpec } from './suggestion';

/** The names of series stand above. */
const LEGEND = 36;

/** A chart as large as its place. */
export default function Chart(props: { rows: GridRows; count: number; spec: ChartSpec }) {
  const { rows, count, spec } = props;
  const drawn = useCallback(
    ({ width, height }: { width: number; height: number }) =>
      draw(rows, count, spec, { width, height: height - (spec.series ? LEGEND : 0) }),
    [rows, count, spec],
  );
  const words = spec.y ? `${spec.y} by ${spec.x}` : `How often values of ${spec.x} occur`;
  return (
    <Drawing draw={drawn} label={`${words}${spec.series ? ` for each ${spec.series}` : ''}`} />
  );
}
