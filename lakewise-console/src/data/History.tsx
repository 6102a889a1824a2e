import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { answer, api, type Schemas } from '../api/client';
import { Actions } from '../ui/Actions';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { TableBox } from '../ui/TableBox';
import { Time } from '../ui/Time';
import { Compare } from './Compare';
import { told } from './operations';
import { RestoreDialog } from './RestoreDialog';
import type { Table } from './tables';

type Version = Schemas['Version'];

const PAGE = 100;

/** Every version: what was done, by whom, when; two of them compared, an older one restored. */
export function History({ table }: { table: Table }) {
  const { catalog, schema, name } = table;
  const [search, setSearch] = useSearchParams();
  const [restored, setRestored] = useState<number | null>(null);
  const comparison = useRef<HTMLDivElement>(null);
  /** The button that opened the comparison, which comes into sight then, above the versions. */
  const opener = useRef<Element>(null);
  const history = useInfiniteQuery({
    queryKey: ['history', catalog, schema, name, table.version],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/tables/{catalog}/{schema}/{table}/history', {
          params: {
            path: { catalog, schema, table: name },
            query: { limit: PAGE, ...(pageParam ? { page_token: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token,
  });
  const from = numberOf(search.get('from'));
  const to = numberOf(search.get('to')) ?? table.version;
  const compared = `${search.get('from')} ${search.get('to')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each pair of versions is another comparison.
  useEffect(() => {
    if (opener.current) comparison.current?.focus();
  }, [compared]);
  if (history.isPending) return <Loading what="the history" />;
  if (history.isError) return <Problem error={history.error} again={() => history.refetch()} />;

  const compare = (before: number, after: number) => {
    opener.current = document.activeElement;
    setSearch(
      (search) => {
        search.set('from', String(before));
        search.set('to', String(after));
        return search;
      },
      { replace: true },
    );
  };
  const close = () => {
    setSearch({}, { replace: true });
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  return (
    <>
      {from !== undefined && to !== undefined && (
        <div ref={comparison} tabIndex={-1} className="comparison">
          <Compare table={table} from={from} to={to} onClose={close} />
        </div>
      )}
      <TableBox label="Versions" stacked>
        <thead>
          <tr>
            <th scope="col" className="table-number">
              Version
            </th>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col" colSpan={2}>
              <Actions />
            </th>
          </tr>
        </thead>
        <tbody>
          {history.data.pages
            .flatMap((page) => page.versions)
            .map((version) => (
              <tr
                key={version.version}
                data-marked={version.version === from || version.version === to || undefined}
              >
                <th scope="row" className="table-number" data-head="Version">
                  {version.version}
                </th>
                <td data-head="When">
                  <Time at={version.timestamp} />
                </td>
                <td dir="auto" data-head="Who">
                  {version.user ?? ''}
                </td>
                <What version={version} />
                <td className="table-actions">
                  {version.version > 0 && (
                    <Button
                      size="small"
                      look="quiet"
                      onPress={() => compare(version.version - 1, version.version)}
                    >
                      What changed
                    </Button>
                  )}
                </td>
                <td className="table-actions">
                  {version.version !== table.version && (
                    <>
                      <Button
                        size="small"
                        look="quiet"
                        onPress={() => compare(version.version, table.version ?? version.version)}
                      >
                        Compare with now
                      </Button>
                      <Button
                        size="small"
                        look="quiet"
                        onPress={() => setRestored(version.version)}
                      >
                        Restore …
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </TableBox>
      {history.hasNextPage && (
        <Button onPress={() => void history.fetchNextPage()} isPending={history.isFetchingNextPage}>
          Show older versions
        </Button>
      )}
      {restored !== null && (
        <RestoreDialog table={table} version={restored} onClose={() => setRestored(null)} />
      )}
    </>
  );
}

function numberOf(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function What({ version }: { version: Version }) {
  return (
    <td data-head="What">
      <span>
        <Badge>{version.operation ?? 'unknown'}</Badge>{' '}
        <span className="quiet">{told(version.metrics)}</span>
      </span>
    </td>
  );
}
