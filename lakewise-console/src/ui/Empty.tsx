import type { ReactNode } from 'react';

/** A place where nothing is yet, which says what to do next. */
export function Empty(props: { title: string; children?: ReactNode; icon?: ReactNode }) {
  return (
    <div className="empty">
      {props.icon}
      <h2>{props.title}</h2>
      {props.children}
    </div>
  );
}
