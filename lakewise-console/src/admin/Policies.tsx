import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask';
import { tablePath } from '../data/tables';
import { useWarehouse } from '../sql/useWarehouse';
import { Actions } from '../ui/Actions';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Link } from '../ui/Link';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { RemovePolicy, SetPolicy } from './SetPolicy';
import { TagPolicies } from './TagPolicies';

interface Policy {
  catalog: string;
  schema: string;
  table: string;
  column: string | null;
  function: string;
  usage: string | null;
}

const ALL = `SELECT catalog_name AS "catalog", schema_name AS "schema", table_name AS "table", NULL AS "column",
    concat_ws('.', filter_catalog, filter_schema, filter_name) AS "function", filter_col_usage AS "usage"
  FROM system.information_schema.row_filters
  UNION ALL SELECT catalog_name, schema_name, table_name, column_name,
    concat_ws('.', mask_catalog, mask_schema, mask_name), mask_col_usage
  FROM system.information_schema.column_masks ORDER BY 1, 2, 3, 4 NULLS FIRST LIMIT 1000`;

/** Which rows and values others do not see: by tables, and by tags. */
export function Policies() {
  const [warehouse] = useWarehouse();
  const [isSetting, setSetting] = useState(false);
  const [removed, setRemoved] = useState<Policy>();
  const policies = useQuery({
    queryKey: ['policies'],
    queryFn: async ({ signal }) => (await ask(ALL, warehouse, signal)) as unknown as Policy[],
    retry: false,
  });
  return (
    <>
      <section className="admin-part" aria-labelledby="tables-title">
        <header className="admin-bar">
          <h2 id="tables-title">On tables</h2>
          <Button size="small" onPress={() => setSetting(true)}>
            Set a policy …
          </Button>
        </header>
        {policies.isPending && <Loading what="the policies" />}
        {policies.isError && (
          <Problem error={policies.error} again={() => void policies.refetch()} />
        )}
        {policies.data?.length === 0 && (
          <Empty title="No table that you manage has a filter or a mask">
            <p>
              A function says which rows there are, or what stands in a column’s place:{' '}
              <code>ALTER TABLE … SET ROW FILTER … ON (…)</code> or{' '}
              <code>ALTER TABLE … ALTER COLUMN … SET MASK …</code>
            </p>
          </Empty>
        )}
        {policies.data && policies.data.length > 0 && (
          <Listing
            title="Policies on tables"
            heads={['Table', 'What', 'Function', 'Gets', <Actions key="actions" />]}
          >
            {policies.data.map((policy) => (
              <tr key={`${tablePath({ ...policy, name: policy.table })} ${policy.column}`}>
                <th scope="row" className="table-text">
                  <Link href={tablePath({ ...policy, name: policy.table })}>
                    <bdi>
                      {policy.catalog}.{policy.schema}.{policy.table}
                    </bdi>
                  </Link>
                </th>
                <td>
                  {policy.column === null ? (
                    <Badge>row filter</Badge>
                  ) : (
                    <>
                      <Badge>mask</Badge> of <bdi>{policy.column}</bdi>
                    </>
                  )}
                </td>
                <td className="table-text">
                  <Link
                    href={`/admin/grants?kind=function&name=${encodeURIComponent(policy.function)}`}
                  >
                    <bdi>{policy.function}</bdi>
                  </Link>
                </td>
                <td className="table-text" dir="auto">
                  {policy.usage}
                </td>
                <td className="table-actions">
                  <Button size="small" onPress={() => setRemoved(policy)}>
                    Take away …
                  </Button>
                </td>
              </tr>
            ))}
          </Listing>
        )}
      </section>
      <TagPolicies />
      {isSetting && <SetPolicy onClose={() => setSetting(false)} />}
      {removed && (
        <RemovePolicy
          table={[removed.catalog, removed.schema, removed.table]}
          column={removed.column}
          onClose={() => setRemoved(undefined)}
        />
      )}
    </>
  );
}
