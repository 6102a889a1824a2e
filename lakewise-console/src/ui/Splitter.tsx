import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';

const LEAST = 0.12;
const STEP = 0.04;

function bounded(share: number): number {
  return Math.min(1 - LEAST, Math.max(LEAST, share));
}

/** How a place is shared between two parts, remembered by its name. */
export function useSplit(name: string, usual: number): [number, (share: number) => void] {
  const key = `lakewise:split:${name}`;
  const [share, setShare] = useState(() => bounded(Number(localStorage.getItem(key)) || usual));
  return [
    share,
    (wanted) => {
      localStorage.setItem(key, String(bounded(wanted)));
      setShare(bounded(wanted));
    },
  ];
}

/** Two parts, one above the other, and between them a bar that mouse and arrow keys move. */
export function Splitter(props: {
  share: number;
  onShare: (share: number) => void;
  label: string;
  children: [ReactNode, ReactNode];
}) {
  const box = useRef<HTMLDivElement>(null);
  const { share, onShare } = props;

  function moved(event: PointerEvent<HTMLElement>) {
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onShare((event.clientY - bounds.top) / bounds.height);
  }

  function pressed(event: KeyboardEvent) {
    const step = { ArrowUp: -STEP, ArrowDown: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onShare(share + step);
  }

  return (
    <div
      ref={box}
      className="splitter"
      style={{ gridTemplateRows: `minmax(0, ${share}fr) auto minmax(0, ${1 - share}fr)` }}
    >
      {props.children[0]}
      <div
        className="splitter-bar"
        role="separator"
        tabIndex={0}
        aria-label={props.label}
        aria-orientation="horizontal"
        aria-valuenow={Math.round(share * 100)}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={moved}
        onKeyDown={pressed}
      />
      {props.children[1]}
    </div>
  );
}
