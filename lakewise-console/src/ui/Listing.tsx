import type { ReactNode } from 'react';
import { TableBox } from './TableBox';

/** A table whose heads are known; its rows stand inside. */
export function Listing(props: {
  title: string;
  heads: ReactNode[];
  stacked?: boolean;
  /** Whether each row is a card on a telephone, its cells with the heads of their columns. */
  headed?: boolean;
  /** Which columns, from 0, hold numbers. */
  numbers?: number[];
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
            <th
              // biome-ignore lint/suspicious/noArrayIndexKey: heads have a place and never move.
              key={index}
              scope="col"
              className={props.numbers?.includes(index) ? 'table-number' : ''}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </TableBox>
  );
}
