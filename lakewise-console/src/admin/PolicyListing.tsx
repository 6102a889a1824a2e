import { useState } from 'react';
import { tablePath } from '../data/tables';
import { Actions } from '../ui/Actions';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Link } from '../ui/Link';
import { Listing } from '../ui/Listing';
import { draftOf, type Policy } from './policy';
import { RemovePolicy, SetPolicy } from './SetPolicy';

/** Row filters and masks, each replaced or taken away from here. */
export function PolicyListing(props: { policies: Policy[]; ofOneTable?: boolean }) {
  const [removed, setRemoved] = useState<Policy>();
  const [replaced, setReplaced] = useState<Policy>();
  const heads = [...(props.ofOneTable ? [] : ['Table']), 'What', 'Function', 'Gets'];
  return (
    <>
      <Listing headed title="Policies on tables" heads={[...heads, <Actions key="actions" />]}>
        {props.policies.map((policy) => (
          <tr key={`${tablePath({ ...policy, name: policy.table })} ${policy.column}`}>
            {!props.ofOneTable && (
              <th scope="row" className="table-text">
                <Link href={tablePath({ ...policy, name: policy.table })}>
                  <bdi>
                    {policy.catalog}.{policy.schema}.{policy.table}
                  </bdi>
                </Link>
              </th>
            )}
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
              <Button size="small" onPress={() => setReplaced(policy)}>
                Replace …
              </Button>
              <Button size="small" onPress={() => setRemoved(policy)}>
                Take away …
              </Button>
            </td>
          </tr>
        ))}
      </Listing>
      {replaced && <SetPolicy initial={draftOf(replaced)} onClose={() => setReplaced(undefined)} />}
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
