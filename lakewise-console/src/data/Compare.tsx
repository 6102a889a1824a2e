import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { answer, api, type Schemas } from '../api/client';
import { count, counted, size } from '../format/numbers';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { ChangedRows } from './ChangedRows';
import { changesByKey, changesOf } from './changes';
import './compare.css';
import { KeyChoice } from './KeyChoice';
import type { Table } from './tables';

type Difference = Schemas['Difference'];

/** Rows that are fetched at once, and changes that are shown at once. */
const PAGE = 1000;
const STEP = 100;

export function useDifference({ catalog, schema, name }: Table, from: number, to: number) {
  return useQuery({
    queryKey: ['diff', catalog, schema, name, from, to],
    queryFn: () =>
      answer(
        api.GET('/api/v1/tables/{catalog}/{schema}/{table}/diff', {
          params: { path: { catalog, schema, table: name }, query: { from, to } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Two versions side by side: schema, counts, and the rows that changed. */
export function Compare(props: { table: Table; from: number; to: number; onClose: () => void }) {
  const { table, from, to } = props;
  const { catalog, schema, name } = table;
  const difference = useDifference(table, from, to);
  const [search, setSearch] = useSearchParams();
  const [shown, setShown] = useState(STEP);
  const columns = table.columns.map((column) => column.name);
  const key = columns.filter((column) => search.getAll('key').includes(column));
  const spelled = key.join('\u0000');
  const path = { catalog, schema, table: name };
  const counts = useQuery({
    queryKey: ['change-counts', catalog, schema, name, from, to, spelled],
    queryFn: () =>
      answer(
        api.GET('/api/v1/rows/{catalog}/{schema}/{table}/change-counts', {
          params: { path, query: { from, to, key } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const rows = useInfiniteQuery({
    queryKey: ['changes', catalog, schema, name, from, to, spelled],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/rows/{catalog}/{schema}/{table}/changes', {
          params: {
            path,
            query: { from, to, key, limit: PAGE, ...(pageParam ? { page_token: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const fed = useMemo(() => rows.data?.pages.flatMap((page) => page.rows) ?? [], [rows.data]);
  const changes = useMemo(
    () => (spelled ? changesByKey(fed, spelled.split('\u0000')) : changesOf(fed)),
    [fed, spelled],
  );
  return (
    <section className="card compare" aria-label={`Version ${from} and ${to}`}>
      <header>
        <h2>
          From version {from} to {to}
        </h2>
        <Button look="quiet" size="small" tip="Close the comparison" onPress={props.onClose}>
          <X aria-hidden size={16} />
        </Button>
      </header>
      {difference.isPending && <Loading what="the difference" />}
      {difference.isError && <Problem error={difference.error} />}
      {difference.data && <DifferenceList told={difference.data} />}
      {rows.isPending && <Loading what="the rows that changed" />}
      {rows.isError && <Problem error={rows.error} />}
      {counts.isError && <Problem error={counts.error} />}
      {rows.data && (
        <>
          {(fed.length > 0 || key.length > 0) && (
            <>
              {!counts.isError && <Totals counts={counts.data} keyed={key.length > 0} />}
              <KeyChoice
                columns={columns}
                chosen={key}
                onChange={(names) =>
                  setSearch(
                    (before) => {
                      before.delete('key');
                      for (const name of names) before.append('key', name);
                      return before;
                    },
                    { replace: true },
                  )
                }
              />
            </>
          )}
          <ChangedRows changes={changes.slice(0, shown)} columns={table.columns} />
          {(changes.length > shown || rows.hasNextPage) && (
            <p className="compare-more">
              <span className="quiet">
                {count(Math.min(shown, changes.length))} of {count(changes.length)}
                {rows.hasNextPage && ' or more'} changes shown
              </span>
              <Button
                size="small"
                onPress={() => {
                  setShown(shown + STEP);
                  if (changes.length < shown + STEP && rows.hasNextPage) void rows.fetchNextPage();
                }}
                isPending={rows.isFetchingNextPage}
              >
                Show {count(STEP)} more
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** What the log says of the difference, in words. */
export function DifferenceList({ told }: { told: Difference }) {
  const rows =
    told.rows_before !== undefined && told.rows_after !== undefined
      ? `${count(told.rows_before)} → ${counted(told.rows_after, 'row')}`
      : undefined;
  return (
    <ul className="difference">
      {rows && <li>{rows}</li>}
      <li>
        {size(told.bytes_before)} → {size(told.bytes_after)}
      </li>
      <li>
        {counted(told.files_added, 'file')} added, {count(told.files_removed)} removed,{' '}
        {count(told.files_kept)} kept
      </li>
      {told.columns_added.map((column) => (
        <li key={column.name}>
          column <bdi>{column.name}</bdi> ({column.type.toLowerCase()}) added
        </li>
      ))}
      {told.columns_removed.map((column) => (
        <li key={column.name}>
          column <bdi>{column.name}</bdi> removed
        </li>
      ))}
      {told.columns_changed.map(({ before, after }) => (
        <li key={after.name}>
          column <bdi>{after.name}</bdi>: {before.type.toLowerCase()} → {after.type.toLowerCase()}
        </li>
      ))}
    </ul>
  );
}

/** How many rows became what, of all that changed, not only of those that are shown. */
function Totals(props: { counts: Schemas['ChangeCounts'] | undefined; keyed: boolean }) {
  const { counts } = props;
  if (!counts) return <Loading what="how many rows changed" />;
  return (
    <p className="compare-totals">
      <Badge tone="good">{count(counts.added)} added</Badge>
      <Badge tone="bad">{count(counts.removed)} removed</Badge>
      {(props.keyed || counts.changed > 0) && (
        <Badge tone="warn">{count(counts.changed)} changed</Badge>
      )}
      <span className="quiet">
        {props.keyed
          ? 'in all, between the two versions'
          : 'in all, as the commits tell it. Below, rows that are alike are shown as changed; to count them so, choose the columns that tell rows apart.'}
      </span>
    </p>
  );
}
