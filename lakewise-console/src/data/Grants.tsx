import { useQuery } from '@tanstack/react-query';
import { send } from '../api/client';
import { Badge } from '../ui/Badge';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { TableBox } from '../ui/TableBox';
import { TablePolicies } from './TablePolicies';
import type { Table } from './tables';

interface Privilege {
  privilege: string;
  inherited_from_name?: string;
}

interface Effective {
  privilege_assignments?: { principal: string; privileges: Privilege[] }[];
}

/** Who may do what with the table, and what of it others do not see. */
export function GrantsAndPolicies({ table }: { table: Table }) {
  return (
    <>
      <Grants table={table} />
      {table.kind !== 'VIEW' && <TablePolicies table={table} />}
    </>
  );
}

/** Who may do what with the table, and from where they have it. */
function Grants({ table }: { table: Table }) {
  const full = `${table.catalog}.${table.schema}.${table.name}`;
  const grants = useQuery({
    queryKey: ['grants', full],
    queryFn: () =>
      send<Effective>(
        'GET',
        `/api/2.1/unity-catalog/effective-permissions/table/${encodeURIComponent(full)}`,
      ),
  });
  if (grants.isPending) return <Loading what="the grants" />;
  if (grants.isError) return <Problem error={grants.error} again={() => grants.refetch()} />;
  const assignments = grants.data.privilege_assignments ?? [];
  if (assignments.length === 0) {
    return (
      <Empty title="Nobody was granted anything">
        <p>
          Its owner <bdi>{table.owner}</bdi> and the admins may do all. Others may after, for
          example, <code>GRANT SELECT ON TABLE … TO …</code>
        </p>
      </Empty>
    );
  }
  return (
    <TableBox label="Grants">
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">May</th>
        </tr>
      </thead>
      <tbody>
        {assignments.map(({ principal, privileges }) => (
          <tr key={principal}>
            <th scope="row" dir="auto">
              {principal}
            </th>
            <td>
              <div className="badges">
                {privileges.map(({ privilege, inherited_from_name: from }) => (
                  <Badge key={privilege + (from ?? '')}>
                    {privilege.replaceAll('_', ' ')}
                    {from && <small> on {from}</small>}
                  </Badge>
                ))}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
