import { GrantsOn } from '../admin/Grants';
import { printed } from '../format/sql';
import { TablePolicies } from './TablePolicies';
import type { Table } from './tables';

/** Who may do what with the table, and what of it others do not see. */
export function GrantsAndPolicies({ table }: { table: Table }) {
  const { catalog, schema, name, kind } = table;
  return (
    <>
      <GrantsOn thing={{ kind: 'table', name: printed(catalog, schema, name) }} />
      {kind !== 'VIEW' && <TablePolicies table={table} />}
    </>
  );
}
