import type { ReactNode } from 'react';
import { Time } from '../ui/Time';
import { FactTable } from './FactTable';
import type { Table } from './tables';

/** What the table's log says beside its columns. */
export function Details({ table }: { table: Table }) {
  const facts: [string, ReactNode][] = [
    ['Id', table.id],
    ['Owner', table.owner],
    ['Made', <Time key="made" at={table.created_at} />],
    ...(table.partition_columns.length > 0
      ? [['Partitioned by', table.partition_columns.join(', ')] as [string, string]]
      : []),
    ...Object.entries(table.properties),
  ];
  return <FactTable label="Properties" facts={facts} />;
}
