import { useLayoutEffect, useRef, useState } from 'react';
import type { GridRows } from '../grid/rows';
import { Problem } from '../ui/Problem';
import './chart.css';
import { draw } from './draw';
import type { ChartSpec } from './suggestion';

/** A chart as large as its place. */
export default function Chart(props: { rows: GridRows; count: number; spec: ChartSpec }) {
  const { rows, count, spec } = props;
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [error, setError] = useState<unknown>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || size.width < 80 || size.height < 80) return;
    try {
      element.replaceChildren(
        draw(rows, count, spec, {
          width: size.width - 24,
          // The names of series stand above.
          height: size.height - (spec.series ? 60 : 24),
        }),
      );
      setError(null);
    } catch (thrown) {
      setError(thrown);
    }
  }, [rows, count, spec, size]);

  const words = spec.y ? `${spec.y} by ${spec.x}` : `How often values of ${spec.x} occur`;
  return (
    <>
      {error !== null && <Problem error={error} />}
      <div
        ref={box}
        className="chart"
        role="img"
        aria-label={`${words}${spec.series ? ` for each ${spec.series}` : ''}`}
      />
    </>
  );
}
