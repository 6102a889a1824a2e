import type { ReactNode } from 'react';
import { TableBox } from './TableBox';

/** A table whose heads are known; its rows stand inside. */
export function Listing(props: {
  title: string;
  heads: ReactNode[];
  stacked?: boolean;
  /** Whether each row is a card on a telephone, its cells with the heads of their columns. */
  headed?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <TableBox
      label={props.title}
      stacked={props.stacked ?? false}
      headed={props.headed ?? false}
      className={props.className ?? ''}
    >
      <thead>
        <tr>
          {props.heads.map((head, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: heads have a place and never move.
            <th key={index} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </TableBox>
  );
}
