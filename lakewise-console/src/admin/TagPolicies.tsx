import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { ask } from '../api/ask';
import { partsOf, path } from '../format/sql';
import { useWarehouse } from '../sql/useWarehouse';
import { Actions } from '../ui/Actions';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { Suggest } from '../ui/Suggest';
import { useThings } from './permissions';

type Row = Record<string, string | null>;

const KINDS = ['CATALOG', 'SCHEMA', 'TABLE'];

function useRows(statement: string | undefined) {
  const [warehouse] = useWarehouse();
  return useQuery({
    queryKey: ['policies', statement],
    queryFn: async ({ signal }) => (await ask(statement ?? '', warehouse, signal)) as Row[],
    enabled: statement !== undefined,
    retry: false,
  });
}

/** How SQL says the thing that is named by one to three parts; undefined where that is no name. */
function target(name: string): string | undefined {
  const parts = partsOf(name);
  const kind = KINDS[parts.length - 1];
  return kind && parts.every((part) => part !== '') ? `${kind} ${path(...parts)}` : undefined;
}

/** The policies by tag that hold for a catalog, a schema or a table, which stands in the address. */
export function TagPolicies() {
  const [search, setSearch] = useSearchParams();
  const name = search.get('on') ?? 'main';
  const [typed, setTyped] = useState(name);
  const [shown, setShown] = useState<Row>();
  const schemas = useThings('schema', '');
  const tables = useThings('table', typed === name ? '' : typed);
  const on = target(name);
  const policies = useRows(on && `SHOW EFFECTIVE POLICIES ON ${on}`);
  const known = [...new Set(['main', ...(schemas.data ?? []), ...(tables.data ?? [])])];
  return (
    <section className="admin-part" aria-labelledby="tags-title">
      <h2 id="tags-title">By tag</h2>
      <form
        className="admin-bar admin-bar-fields"
        onSubmit={(event) => {
          event.preventDefault();
          setSearch({ on: typed.trim() });
        }}
      >
        <Suggest
          label="That hold for"
          options={known.map((one) => ({ id: one, label: one }))}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            if (text !== name && known.includes(text)) setSearch({ on: text });
          }}
          placeholder="catalog.schema.table"
        />
      </form>
      {!on && (
        <p className="quiet">
          Name a catalog, a schema or a table; for a name with a point in it, ask{' '}
          <code>SHOW EFFECTIVE POLICIES</code> in SQL.
        </p>
      )}
      {on && policies.isPending && <Loading what="the policies" />}
      {policies.isError && <Problem error={policies.error} />}
      {policies.data?.length === 0 && (
        <p className="quiet">
          None. <code>CREATE POLICY</code> makes one for all tables whose tags match, now and later.
        </p>
      )}
      {policies.data && policies.data.length > 0 && (
        <Listing
          headed
          title="Policies by tag"
          heads={['Name', 'What', 'Made on', 'Comment', <Actions key="actions" />]}
        >
          {policies.data.map((policy) => (
            <tr key={`${placeOf(policy)} ${policy['Policy Name']}`}>
              <th scope="row" className="table-text" dir="auto">
                {policy['Policy Name']}
              </th>
              <td>
                <Badge>{policy['Policy Type'] === 'ROW_FILTER' ? 'row filter' : 'mask'}</Badge>
              </td>
              <td dir="auto">{placeOf(policy)}</td>
              <td className="table-text" dir="auto">
                {policy.Comment}
              </td>
              <td className="table-actions">
                <Button size="small" onPress={() => setShown(policy)}>
                  What it says
                </Button>
              </td>
            </tr>
          ))}
        </Listing>
      )}
      {shown && <OnePolicy policy={shown} onClose={() => setShown(undefined)} />}
    </section>
  );
}

function parts(policy: Row): string[] {
  return [policy.Catalog, policy.Schema, policy.Table].filter((part) => part != null);
}

function placeOf(policy: Row): string {
  return parts(policy).join('.');
}

/** All that the server tells of one policy. */
function OnePolicy({ policy, onClose }: { policy: Row; onClose: () => void }) {
  const name = policy['Policy Name'] ?? '';
  const place = parts(policy);
  const facts = useRows(
    `DESCRIBE POLICY ${path(name)} ON ${KINDS[place.length - 1]} ${path(...place)}`,
  );
  return (
    <Overlay title={`Policy ${name}`} isOpen onOpenChange={(open) => open || onClose()}>
      {facts.isPending && <Loading what="the policy" />}
      {facts.isError && <Problem error={facts.error} />}
      {facts.data && (
        <dl className="admin-facts">
          {facts.data.map((fact) => (
            <div key={fact.info_name}>
              <dt>{fact.info_name}</dt>
              <dd dir="auto">{fact.info_value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Overlay>
  );
}
