import { useQuery } from '@tanstack/react-query';
import { Waypoints } from 'lucide-react';
import { useSearchParams } from 'wouter';
import { answer, api, type Schemas } from '../api/client';
import { Choice } from '../ui/Choice';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { LineageDrawing } from './LineageDrawing';
import type { Table } from './tables';

const WHOLE = '';

function lineageOf(table: Table, column: string): Promise<Schemas['Lineage']> {
  const path = { catalog: table.catalog, schema: table.schema, table: table.name };
  return column === WHOLE
    ? answer(api.GET('/api/v1/lineage/tables/{catalog}/{schema}/{table}', { params: { path } }))
    : answer(
        api.GET('/api/v1/lineage/columns/{catalog}/{schema}/{table}/{column}', {
          params: { path: { ...path, column } },
        }),
      );
}

/** What the table, or one of its columns, was made of, and what was made of it. */
export function LineageTab({ table }: { table: Table }) {
  const { catalog, schema, name } = table;
  const [search, setSearch] = useSearchParams();
  const asked = search.get('column') ?? WHOLE;
  const column = table.columns.some((one) => one.name === asked) ? asked : WHOLE;
  const lineage = useQuery({
    queryKey: ['lineage', catalog, schema, name, column],
    queryFn: () => lineageOf(table, column),
  });
  return (
    <>
      {table.columns.length > 0 && (
        <div className="lineage-choice">
          <Choice
            label="Ways of"
            options={[
              { id: WHOLE, label: 'the whole table' },
              ...table.columns.map((one) => ({
                id: one.name,
                label: one.name,
                note: one.type.toLowerCase(),
              })),
            ]}
            value={column}
            onChange={(id) => setSearch(id === WHOLE ? {} : { column: id }, { replace: true })}
          />
        </div>
      )}
      {lineage.isPending && <Loading what="the lineage" />}
      {lineage.isError && <Problem error={lineage.error} again={() => lineage.refetch()} />}
      {lineage.data && <Ways told={lineage.data} />}
    </>
  );
}

function Ways({ told }: { told: Schemas['Lineage'] }) {
  if (told.upstream.length + told.downstream.length > 0) return <LineageDrawing told={told} />;
  return (
    <Empty title="No ways of data are known" icon={<Waypoints aria-hidden size={32} />}>
      <p>
        They are noted whenever a statement writes into this {told.column ? 'column' : 'table'} from
        others, or from it into others.
      </p>
    </Empty>
  );
}
