import type { ReactNode } from 'react';

/** A table with its name; where it is wider than its place it is scrolled, by keys too. */
export function TableBox(props: {
  label: string;
  plain?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const classes = ['table-box', props.plain ? '' : 'card', props.className ?? '']
    .filter(Boolean)
    .join(' ');
  return (
    <section className={classes} tabIndex={0} aria-label={`${props.label}, scrolls`}>
      <table className="table">
        <caption className="hidden">{props.label}</caption>
        {props.children}
      </table>
    </section>
  );
}
