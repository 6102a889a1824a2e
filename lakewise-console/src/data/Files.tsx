import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { act, ask } from '../api/ask';
import { count, counted, size } from '../format/numbers';
import { path } from '../format/sql';
import { useWarehouse } from '../sql/useWarehouse';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { FactTable } from './FactTable';
import { foreseen, type Layout, layoutOf, optimized } from './layout';
import type { Table } from './tables';
import { Vacuum } from './Vacuum';

const PATIENCE = 3_600_000;
const UNTOLD = 'not told, as policies hide rows of it from you';

/** How the table lies on storage, and what tidies it. */
export function Files({ table }: { table: Table }) {
  const { catalog, schema, name, version } = table;
  const [warehouse] = useWarehouse();
  const full = path(catalog, schema, name);
  const detail = useQuery({
    queryKey: ['detail', catalog, schema, name, version],
    queryFn: async ({ signal }) => {
      const [row] = await ask(`DESCRIBE DETAIL ${full}`, warehouse, signal);
      return layoutOf(row ?? {});
    },
    placeholderData: (before) => before,
  });
  if (detail.isPending) return <Loading what="how it lies on storage" />;
  if (detail.isError) return <Problem error={detail.error} again={() => void detail.refetch()} />;
  return (
    <>
      <FactTable label="Layout" facts={facts(detail.data)} />
      {catalog !== 'system' && (
        <div className="upkeep">
          <Optimize table={table} layout={detail.data} />
          <Vacuum table={table} isTold={detail.data.files !== undefined} />
        </div>
      )}
    </>
  );
}

function facts({ files, bytes, deletedRows, ...layout }: Layout): [string, string][] {
  return [
    ['Files', files === undefined ? UNTOLD : count(files)],
    ['Size', bytes === undefined ? UNTOLD : size(bytes)],
    ...(files && bytes !== undefined
      ? [['On average', `${size(bytes / files)} a file`] as [string, string]]
      : []),
    ['Deleted, still in files', deletedRows === undefined ? UNTOLD : counted(deletedRows, 'row')],
    ['Partitioned by', layout.partitions.join(', ') || 'nothing'],
    ['Clustered by', layout.clusters.join(', ') || 'nothing'],
    ['Format', layout.protocol],
    ['Place', layout.place],
  ];
}

function Optimize({ table, layout }: { table: Table; layout: Layout }) {
  const { catalog, schema, name } = table;
  const [warehouse] = useWarehouse();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const queries = useQueryClient();
  const statement = `OPTIMIZE ${path(catalog, schema, name)}`;
  const looking = useMutation({
    mutationFn: async () => {
      setSaid('');
      return foreseen(await ask(`${statement} DRY RUN`, warehouse, AbortSignal.timeout(PATIENCE)));
    },
  });
  const clustered = layout.clusters.length > 0;
  return (
    <section className="card upkeep-part" aria-labelledby="optimize-title">
      <h2 id="optimize-title">Write small files together</h2>
      <p>
        Many small files make queries slow. OPTIMIZE writes them anew as few large ones
        {clustered && ', with the rows in the order of the clustering'}, and leaves out rows that
        are deleted.
      </p>
      <div className="upkeep-buttons">
        <Button onPress={() => looking.mutate()} isPending={looking.isPending}>
          {looking.isPending ? 'Looking …' : 'See what it would do'}
        </Button>
        <Button onPress={() => setAsking(true)}>Optimize …</Button>
      </div>
      <p role="status">{said || looking.data}</p>
      {looking.isError && <Problem error={looking.error} />}
      {asking && (
        <Confirm
          title={`Optimize ${name}`}
          action="Optimize"
          look="primary"
          run={async () => {
            const rows = await act(statement, warehouse, AbortSignal.timeout(PATIENCE));
            looking.reset();
            setSaid(optimized(rows));
            await queries.invalidateQueries({ queryKey: ['table', catalog, schema, name] });
          }}
          onClose={() => setAsking(false)}
        >
          <p>
            No row changes. Where there is something to do, a version {(table.version ?? 0) + 1} is
            made; earlier ones can still be read, so that nothing becomes smaller before VACUUM. It
            takes as long as reading and writing
            {layout.bytes === undefined ? ' the files' : ` up to ${size(layout.bytes)}`}, and goes
            on if this page is closed.
          </p>
          <pre className="statement">{statement}</pre>
        </Confirm>
      )}
    </section>
  );
}
