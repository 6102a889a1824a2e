import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask';
import { useWarehouse } from '../sql/useWarehouse';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { PolicyListing } from './PolicyListing';
import { type Policy, policiesQuery } from './policy';
import { SetPolicy } from './SetPolicy';
import { TagPolicies } from './TagPolicies';

/** Which rows and values others do not see: by tables, and by tags. */
export function Policies() {
  const [warehouse] = useWarehouse();
  const [isSetting, setSetting] = useState(false);
  const policies = useQuery({
    queryKey: ['policies'],
    queryFn: async ({ signal }) =>
      (await ask(policiesQuery(), warehouse, signal)) as unknown as Policy[],
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
        {policies.data && policies.data.length > 0 && <PolicyListing policies={policies.data} />}
      </section>
      <TagPolicies />
      {isSetting && <SetPolicy onClose={() => setSetting(false)} />}
    </>
  );
}
