import { type PointerEvent, type ReactNode, type RefObject, useRef } from 'react';
import { bounded, COLUMNS, type Place, spoken } from './layout';

/** Pixels of a row and of the gap below it, as dashboards.css has them. */
const ROW = 44;
const GAP = 12;

interface Grip {
  x: number;
  y: number;
  from: Place;
}

/** What is dragged, or moved by arrow keys, to place an item or to change its size. */
export function MoveHandle(props: {
  box: RefObject<HTMLElement | null>;
  place: Place;
  label: string;
  resizes?: boolean;
  onPlace: (place: Place) => void;
  onStep: (key: string, resizes: boolean) => void;
  children: ReactNode;
}) {
  const { box, place, resizes = false, onPlace } = props;
  const grip = useRef<Grip>(undefined);

  function moved(event: PointerEvent) {
    const held = grip.current;
    const grid = box.current?.parentElement;
    if (!held || !grid) return;
    const column = (grid.clientWidth + GAP) / COLUMNS;
    const right = Math.round((event.clientX - held.x) / column);
    const down = Math.round((event.clientY - held.y) / (ROW + GAP));
    const { from } = held;
    const next = bounded(
      resizes
        ? { ...from, w: Math.min(from.w + right, COLUMNS - from.x), h: from.h + down }
        : { ...from, x: from.x + right, y: from.y + down },
    );
    if (JSON.stringify(next) !== JSON.stringify(place)) onPlace(next);
  }

  return (
    <button
      type="button"
      className="item-handle"
      aria-label={`${props.label}: ${spoken(place)}. Arrow keys change it.`}
      title="Drag, or use the arrow keys"
      data-resizes={resizes || undefined}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { x: event.clientX, y: event.clientY, from: place };
      }}
      onPointerMove={moved}
      onPointerUp={() => {
        grip.current = undefined;
      }}
      onPointerCancel={() => {
        grip.current = undefined;
      }}
      onKeyDown={(event) => {
        if (!event.key.startsWith('Arrow')) return;
        event.preventDefault();
        props.onStep(event.key, resizes || event.shiftKey);
      }}
    >
      {props.children}
    </button>
  );
}
