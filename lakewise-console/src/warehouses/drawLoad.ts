import * as Plot from '@observablehq/plot';
import { tick } from '../format/times';
import type { Load } from './load';

const QUEUE_SHARE = 0.36;
const MARGINS = { marginLeft: 44, marginRight: 12 };

/** The names of sizes where they begin; near the end of the line they stand before it. */
function labels({ sizes }: Load, begin: Date, end: Date): Plot.Markish[] {
  const late = end.getTime() - (end.getTime() - begin.getTime()) / 8;
  const words = { x: (each: Load['sizes'][number]) => new Date(each.at), text: 'size' };
  const place = { ...words, frameAnchor: 'top' as const, dy: -14, fontWeight: 600 };
  return [
    Plot.text(
      sizes.filter((each) => each.at < late),
      { ...place, textAnchor: 'start' },
    ),
    Plot.text(
      sizes.filter((each) => each.at >= late),
      { ...place, textAnchor: 'end' },
    ),
  ];
}

/** Workers above the queue, on one line of time; its styles are ours, as the policy forbids Plot's. */
export function drawLoad(load: Load, size: { width: number; height: number }): Element {
  const box = document.createElement('div');
  const { slots } = load;
  const begin = new Date(slots[0]?.at ?? 0);
  const step = (slots[1]?.at ?? 0) - (slots[0]?.at ?? 0);
  const end = new Date((slots.at(-1)?.at ?? 0) + step);
  const x = { type: 'time' as const, domain: [begin, end], label: null, tickFormat: tick };
  const queue = Math.round(size.height * QUEUE_SHARE);
  const bars = slots.map((slot) => ({ ...slot, from: new Date(slot.at), to: slot.at + step }));
  const span = { x1: 'from', x2: 'to', insetLeft: 0, insetRight: step > 0 ? -0.3 : 0 };
  const highest = Math.max(...slots.map((slot) => slot.needed + slot.idle));
  // Seconds that were added up are a little more or less than whole workers.
  const most = Math.max(1, Math.ceil(highest - 0.01));
  box.append(
    Plot.plot({
      ...MARGINS,
      className: 'plot',
      width: size.width,
      height: size.height - queue,
      marginTop: 26,
      marginBottom: 8,
      x: { ...x, axis: null },
      y: {
        label: 'workers',
        domain: [0, most],
        ticks: Math.min(4, most),
        tickFormat: 'd',
        grid: true,
      },
      marks: [
        Plot.rectY(bars, { ...span, y: 'needed', fill: 'var(--series)' }),
        Plot.rectY(bars, {
          ...span,
          y1: 'needed',
          y2: (slot) => slot.needed + slot.idle,
          fill: 'var(--load-idle)',
        }),
        Plot.ruleX(load.sizes.slice(1), { x: (each) => new Date(each.at), strokeDasharray: '3,3' }),
        ...labels(load, begin, end),
        Plot.ruleY([0]),
      ],
    }),
    Plot.plot({
      ...MARGINS,
      className: 'plot',
      width: size.width,
      height: queue,
      marginTop: 22,
      marginBottom: 26,
      x,
      y: {
        label: 'waiting',
        domain: [0, Math.max(1, ...slots.map((slot) => slot.waiting))],
        ticks: Math.min(2, Math.max(1, ...slots.map((slot) => slot.waiting))),
        tickFormat: 'd',
        grid: true,
      },
      marks: [
        Plot.rectY(bars, { ...span, y: 'waiting', fill: 'var(--load-waiting)' }),
        Plot.ruleY([0]),
      ],
    }),
  );
  for (const style of box.querySelectorAll('style')) style.remove();
  for (const group of box.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  return box;
}
