import { useQuery } from '@tanstack/react-query';
import {
  Eye,
  Folder,
  HardDrive,
  type LucideIcon,
  SearchX,
  SquareFunction,
  Table2,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import { ask } from '../api/ask';
import { count, counted } from '../format/numbers';
import { shortened } from '../format/text';
import { useWarehouse } from '../sql/useWarehouse';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Link } from '../ui/Link';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { type Around, type Name, namesPath, namesQuery, pathOf } from './names';

const KINDS: Record<Name['kind'], [icon: LucideIcon, word: string]> = {
  CATALOG: [Folder, 'catalog'],
  SCHEMA: [Folder, 'schema'],
  TABLE: [Table2, 'table'],
  VIEW: [Eye, 'view'],
  FUNCTION: [SquareFunction, 'function'],
  VOLUME: [HardDrive, 'volume'],
};

/** Names that are shown at first, and with each press more; all that may be asked for at once. */
const FIRST = 200;
const MORE = 1000;
const MOST = 9_000;

/** The names around one, each a way to its page. */
export function Way({ catalog, schema }: Around) {
  return (
    <p className="quiet way">
      <Link href="/data">Data</Link>
      <span aria-hidden> › </span>
      <Link href={namesPath({ catalog })}>
        <bdi>{catalog}</bdi>
      </Link>
      {schema !== undefined && (
        <>
          <span aria-hidden> › </span>
          <Link href={namesPath({ catalog, schema })}>
            <bdi>{schema}</bdi>
          </Link>
        </>
      )}
    </p>
  );
}

/** What is said of a name that is not there, or that one may not see. */
export function Nowhere() {
  return (
    <Empty title="There is no such place in the lake" icon={<SearchX aria-hidden size={32} />}>
      <p>
        Or you may not see it. See <Link href="/data">all tables</Link>.
      </p>
    </Empty>
  );
}

/** The schemas of a catalog, or the tables, views, functions and volumes of a schema. */
export function NamesPage(around: Around) {
  const { catalog, schema } = around;
  const title = schema ?? catalog;
  const [warehouse] = useWarehouse();
  const [most, setMost] = useState(FIRST);
  const names = useQuery({
    queryKey: ['names', catalog, schema ?? null, most],
    queryFn: async ({ signal }) =>
      (await ask(namesQuery(around, most), warehouse, signal)) as unknown as Name[],
    retry: false,
    placeholderData: (before) => before,
  });
  useEffect(() => {
    document.title = `${title} · Lakewise`;
  }, [title]);
  const [own, ...others] = names.data ?? [];
  const inAll = own ? Number(own.total) - 1 : 0;
  return (
    <main className="page">
      <header className="page-head">
        <div>
          {schema === undefined ? (
            <p className="quiet way">
              <Link href="/data">Data</Link>
            </p>
          ) : (
            <Way catalog={catalog} />
          )}
          <h1 dir="auto">{title}</h1>
        </div>
      </header>
      {names.isPending && <Loading what="the names" />}
      {names.isError && <Problem error={names.error} again={() => void names.refetch()} />}
      {names.data && !own && <Nowhere />}
      {own && (
        <>
          {own.comment && (
            <p className="comment">
              <span dir="auto">{own.comment}</span>
            </p>
          )}
          <p className="table-facts">
            <Badge>{KINDS[own.kind][1]}</Badge>
            <span>{counted(inAll, schema === undefined ? 'schema' : 'name')}</span>
            <span>
              owner <bdi>{own.owner}</bdi>
            </span>
          </p>
          {others.length === 0 ? (
            <Empty title="Nothing is here yet">
              <p>
                <Link href="/data/upload">Upload a file</Link>, or make a table in{' '}
                <Link href="/sql">SQL</Link>. What you may not see is not shown.
              </p>
            </Empty>
          ) : (
            <Names around={around} names={others} />
          )}
          {inAll > others.length && (
            <p className="names-more">
              <span className="quiet">
                These are the first {count(others.length)}: the search beside them looks through
                all.
              </span>
              {most < MOST && (
                <Button
                  size="small"
                  onPress={() => setMost(most + MORE)}
                  isPending={names.isPlaceholderData}
                >
                  Show {count(Math.min(MORE, inAll - others.length))} more
                </Button>
              )}
            </p>
          )}
        </>
      )}
    </main>
  );
}

function Names({ around, names }: { around: Around; names: Name[] }) {
  return (
    <Listing
      title={around.schema === undefined ? 'Schemas' : 'Names in the schema'}
      heads={['Name', 'Comment', 'Owner', 'Made']}
      stacked
      className="table-flow"
    >
      {names.map((one) => {
        const [Icon, word] = KINDS[one.kind];
        return (
          <tr key={`${one.kind} ${one.name}`}>
            <td className="table-name">
              <Icon aria-label={word} size={15} />{' '}
              <Link href={pathOf(around, one)}>
                <bdi>{one.name}</bdi>
              </Link>
            </td>
            <td dir="auto" className="table-text" data-head="Comment">
              <span className="table-clamped">{shortened(one.comment ?? '')}</span>
            </td>
            <td dir="auto" data-head="Owner">
              {one.owner}
            </td>
            <td data-head="Made">
              {one.created !== null && <Time at={new Date(Number(one.created)).toISOString()} />}
            </td>
          </tr>
        );
      })}
    </Listing>
  );
}
