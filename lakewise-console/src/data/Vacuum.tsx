import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { act, ask } from '../api/ask';
import { count, counted } from '../format/numbers';
import { path } from '../format/sql';
import { useWarehouse } from '../sql/useWarehouse';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Problem } from '../ui/Problem';
import type { Table } from './tables';

/** As many paths as a page asks for; of which these are shown. */
const MOST = 10_000;
const SHOWN = 20;
const PATIENCE = 3_600_000;

/**
 * What VACUUM would remove, and the button that removes it.
 *
 * `isTold` is false where policies hide rows from the reader, who is told of no files then.
 */
export function Vacuum({ table, isTold }: { table: Table; isTold: boolean }) {
  const [warehouse] = useWarehouse();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const statement = `VACUUM ${path(table.catalog, table.schema, table.name)}`;
  const looking = useMutation({
    mutationFn: async () => {
      setSaid('');
      const rows = await ask(`${statement} DRY RUN`, warehouse, AbortSignal.timeout(PATIENCE));
      return rows.map((row) => String(row.path));
    },
  });
  const paths = looking.data ?? [];
  const files =
    paths.length < MOST ? counted(paths.length, 'file') : `${count(MOST)} files or more`;
  const remove = (
    <div>
      <Button look="danger" onPress={() => setAsking(true)}>
        Remove …
      </Button>
    </div>
  );
  return (
    <section className="card upkeep-part" aria-labelledby="vacuum-title">
      <h2 id="vacuum-title">Remove files that nothing needs</h2>
      <p>
        Files stay after changes, so that earlier versions can be read and restored. VACUUM removes
        those that no version of the last days needs: seven, unless the table says otherwise.
      </p>
      {isTold ? (
        <div>
          <Button onPress={() => looking.mutate()} isPending={looking.isPending}>
            {looking.isPending ? 'Looking …' : 'See what would go'}
          </Button>
        </div>
      ) : (
        <>
          <p>Which files would go is not told, as policies hide rows of it from you.</p>
          {remove}
        </>
      )}
      <div role="status">
        {said}
        {!said && looking.isSuccess && paths.length === 0 && 'No file would go.'}
      </div>
      {looking.isError && <Problem error={looking.error} />}
      {!said && paths.length > 0 && (
        <>
          <p>{files} would go:</p>
          <ul className="upkeep-paths">
            {paths.slice(0, SHOWN).map((one) => (
              <li key={one}>{one}</li>
            ))}
            {paths.length > SHOWN && <li>…</li>}
          </ul>
          {remove}
        </>
      )}
      {asking && (
        <Confirm
          title={isTold ? `Remove ${files}` : 'Remove what nothing needs'}
          action="Remove for ever"
          run={async () => {
            await act(statement, warehouse, AbortSignal.timeout(PATIENCE));
            setSaid(isTold ? `${files} went.` : 'It is done.');
          }}
          onClose={() => setAsking(false)}
        >
          <p>
            Versions that are older than the days which the table keeps can then be read and
            restored no more. What the table holds now stays as it is.
          </p>
          <pre className="statement">{statement}</pre>
        </Confirm>
      )}
    </section>
  );
}
