import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { act, ask } from '../api/ask';
import { path } from '../format/sql';
import { useSession } from '../session/session';
import { useWarehouse } from '../sql/useWarehouse';
import { Actions } from '../ui/Actions';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Listing } from '../ui/Listing';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { type Dropped, droppedOf } from './dropped';
import { Rows } from './Sample';
import { tablePath, useTables } from './tables';

const PREVIEWED = 20;

/** Tables that were dropped in the last days, and the way to bring them back. */
export function DroppedTables() {
  const [warehouse] = useWarehouse();
  const tables = useTables();
  const [chosen, setChosen] = useState<Dropped>();
  const rows = useQuery({
    queryKey: ['dropped', warehouse],
    queryFn: ({ signal }) => ask('SHOW TABLES DROPPED', warehouse, signal),
    retry: false,
  });
  const dropped = useMemo(
    () => droppedOf(rows.data ?? [], tables.data ?? []),
    [rows.data, tables.data],
  );
  if (rows.isError) return <Problem error={rows.error} again={() => void rows.refetch()} />;
  if (dropped.length === 0) return null;
  return (
    <section className="dropped" aria-labelledby="dropped-title">
      <h2 id="dropped-title">Dropped</h2>
      <p className="quiet">
        A dropped table can come back for seven days. Then its files are removed.
      </p>
      <Listing
        title="Dropped tables"
        stacked
        heads={['Name', 'Owner', 'Dropped', <Actions key="actions" />]}
      >
        {dropped.map((one) => (
          <tr key={one.id}>
            <th scope="row" className="table-text">
              <bdi>
                {one.catalog}.{one.schema}.{one.name}
              </bdi>
            </th>
            <td dir="auto" data-head="Owner">
              {one.owner}
            </td>
            <td data-head="Dropped">
              <Time at={new Date(one.droppedAt).toISOString()} />
            </td>
            <td className="table-actions">
              {one.hindrance ? (
                <span className="quiet">{one.hindrance}</span>
              ) : (
                <Button size="small" look="quiet" onPress={() => setChosen(one)}>
                  Bring back …
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Listing>
      {chosen && <UndropDialog dropped={chosen} onClose={() => setChosen(undefined)} />}
    </section>
  );
}

function UndropDialog({ dropped, onClose }: { dropped: Dropped; onClose: () => void }) {
  const { admin } = useSession();
  const [warehouse] = useWarehouse();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const statement = `UNDROP TABLE ${path(dropped.catalog, dropped.schema, dropped.name)}`;
  return (
    <Confirm
      title={`Bring back ${dropped.name}`}
      action="Bring it back"
      look="primary"
      wide={admin}
      run={async () => {
        await act(statement, warehouse, AbortSignal.timeout(60_000));
        await queries.invalidateQueries({ queryKey: ['dropped'] });
        await queries.invalidateQueries({ queryKey: ['tables'] });
        navigate(tablePath(dropped));
      }}
      onClose={onClose}
    >
      <p>
        It was dropped <Time at={new Date(dropped.droppedAt).toISOString()} /> and comes back by its
        name, with the rows and the history that it had; its owner is <bdi>{dropped.owner}</bdi>.
      </p>
      {/* Only admins may read a table by its folder. */}
      {admin && (
        <Rows
          of={`delta.\`tables/${dropped.id}\``}
          most={PREVIEWED}
          label="What was in it"
          empty="It was empty when it was dropped."
        />
      )}
      <pre className="statement">{statement}</pre>
    </Confirm>
  );
}
