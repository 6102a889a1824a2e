import type { ReactNode } from 'react';
import { TableBox } from '../ui/TableBox';

/** What is known of one thing: names, and what stands for each. */
export function FactTable(props: { label: string; facts: [string, ReactNode][] }) {
  return (
    <TableBox label={props.label}>
      <tbody>
        {props.facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="table-text" dir="auto">
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
