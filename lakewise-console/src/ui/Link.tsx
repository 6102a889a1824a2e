import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';

/** A way to another page, without loading the console again. */
export function Link(props: { href: string; children: ReactNode; className?: string }) {
  return (
    <AriaLink href={props.href} className={props.className ?? 'link'}>
      {props.children}
    </AriaLink>
  );
}
