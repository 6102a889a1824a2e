import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PolicyListing } from '../admin/PolicyListing';
import { type Policy, policiesQuery } from '../admin/policy';
import { SetPolicy } from '../admin/SetPolicy';
import { ask } from '../api/ask';
import { printed } from '../format/sql';
import { useSession } from '../session/session';
import { useWarehouse } from '../sql/useWarehouse';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import type { Table } from './tables';

/** Which rows and values of the table others do not see; set, replaced and taken away here. */
export function TablePolicies({ table }: { table: Table }) {
  const { catalog, schema, name } = table;
  const full = printed(catalog, schema, name);
  const [warehouse] = useWarehouse();
  const who = useSession();
  const manages = who.admin || who.principal === table.owner;
  const [isSetting, setSetting] = useState(false);
  const policies = useQuery({
    queryKey: ['policies', full],
    queryFn: async ({ signal }) =>
      (await ask(policiesQuery(table), warehouse, signal)) as unknown as Policy[],
    retry: false,
  });
  return (
    <section className="table-policies" aria-labelledby="policies-title">
      <header className="table-policies-head">
        <h2 id="policies-title">Row filter and masks</h2>
        <Button size="small" onPress={() => setSetting(true)}>
          Set a policy …
        </Button>
      </header>
      {policies.isPending && <Loading what="the policies" />}
      {policies.isError && <Problem error={policies.error} again={() => void policies.refetch()} />}
      {policies.data?.length === 0 && (
        <p className="quiet">
          {manages
            ? 'Everybody who may read the table sees all rows and values.'
            : 'There is none, or you do not manage the table and are not told.'}{' '}
          A filter is a function that says which rows there are, a mask one that says what stands in
          a column’s place.
        </p>
      )}
      {policies.data && policies.data.length > 0 && (
        <PolicyListing policies={policies.data} ofOneTable />
      )}
      {isSetting && <SetPolicy initial={{ table: full }} onClose={() => setSetting(false)} />}
    </section>
  );
}
