import { useCallback } from 'react';
import { Drawing } from '../chart/Drawing';
import { compact } from '../format/numbers';
import { drawLoad } from './drawLoad';
import type { Load } from './load';

/** The workers and the queue of one warehouse over time. */
export default function LoadChart({ load }: { load: Load }) {
  const drawn = useCallback(
    (size: { width: number; height: number }) => drawLoad(load, size),
    [load],
  );
  const workers = Math.max(...load.slots.map((slot) => slot.needed + slot.idle));
  const waiting = Math.max(...load.slots.map((slot) => slot.waiting));
  return (
    <Drawing
      draw={drawn}
      label={`Workers of ${load.name} over time, at most ${compact(workers)} (${load.sizes
        .map((each) => each.size)
        .join(', then ')}), and statements that waited, at most ${waiting}`}
    />
  );
}
