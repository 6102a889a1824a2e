import { type ReactNode, useLayoutEffect, useRef } from 'react';
import './stacked.css';

/** Writes on each cell what the head of its column says. */
function label(table: HTMLTableElement) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map((head) => head.textContent ?? '');
  for (const cell of table.querySelectorAll<HTMLTableCellElement>('td:not(.table-actions)')) {
    cell.dataset.head = heads[cell.cellIndex] ?? '';
  }
}

/** A table with its name; where it is wider than its place it is scrolled, by keys too. */
export function TableBox(props: {
  label: string;
  plain?: boolean;
  /** Whether each row is a card on a telephone; its cells say by `data-head` what they are. */
  stacked?: boolean;
  /** The same, where the heads of the columns say it for all cells. */
  headed?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const classes = ['table-box', props.plain ? '' : 'card', props.className ?? '']
    .filter(Boolean)
    .join(' ');
  const table = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    if (props.headed && table.current) label(table.current);
  });
  return (
    <section className={classes} tabIndex={0} aria-label={`${props.label}, scrolls`}>
      <table
        ref={table}
        className={props.stacked || props.headed ? 'table table-stacked' : 'table'}
      >
        <caption className="hidden">{props.label}</caption>
        {props.children}
      </table>
    </section>
  );
}
