import type { ReactNode } from 'react';
import './stacked.css';

/** A table with its name; where it is wider than its place it is scrolled, by keys too. */
export function TableBox(props: {
  label: string;
  plain?: boolean;
  /** Whether each row is a card on a telephone; its cells say by `data-head` what they are. */
  stacked?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const classes = ['table-box', props.plain ? '' : 'card', props.className ?? '']
    .filter(Boolean)
    .join(' ');
  return (
    <section className={classes} tabIndex={0} aria-label={`${props.label}, scrolls`}>
      <table className={props.stacked ? 'table table-stacked' : 'table'}>
        <caption className="hidden">{props.label}</caption>
        {props.children}
      </table>
    </section>
  );
}
