import { useLayoutEffect, useRef, useState } from 'react';
import { Problem } from '../ui/Problem';
import './chart.css';

/** What a function draws, as large as its place; `draw` must stay the same while nothing changes. */
export function Drawing(props: {
  label: string;
  draw: (size: { width: number; height: number }) => Element;
}) {
  const { draw } = props;
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
      element.replaceChildren(draw({ width: size.width - 24, height: size.height - 24 }));
      setError(null);
    } catch (thrown) {
      setError(thrown);
    }
  }, [draw, size]);

  return (
    <>
      {error !== null && <Problem error={error} />}
      <div ref={box} className="chart" role="img" aria-label={props.label} />
    </>
  );
}
