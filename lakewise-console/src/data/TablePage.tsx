import { useQuery } from '@tanstack/react-query';
import { SquareTerminal } from 'lucide-react';
import { useEffect } from 'react';
import { TabList, TabPanel, Tabs } from 'react-aria-components';
import { useLocation } from 'wouter';
import { Failure } from '../api/failure';
import { counted, size } from '../format/numbers';
import { path } from '../format/sql';
import { useSession } from '../session/session';
import { tabsOf } from '../sql/tabs';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { PageTab } from '../ui/PageTab';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { Columns } from './Columns';
import { Comment } from './Comment';
import { Details } from './Details';
import { Files } from './Files';
import { GrantsAndPolicies } from './Grants';
import { History } from './History';
import { LineageTab } from './LineageTab';
import { Nowhere, Way } from './NamesPage';
import { Sample } from './Sample';
import { Tags } from './Tags';
import { fetchTable, type Table, tablePath } from './tables';
import { UsedBy } from './UsedBy';
import { ViewColumns } from './ViewColumns';

const TABS: [string, string, (table: Table) => React.ReactNode][] = [
  [
    'columns',
    'Columns',
    (table) => (table.kind === 'VIEW' ? <ViewColumns table={table} /> : <Columns table={table} />),
  ],
  ['sample', 'Sample', (table) => <Sample table={table} />],
  ['history', 'History', (table) => <History table={table} />],
  ['files', 'Files', (table) => <Files table={table} />],
  ['lineage', 'Lineage', (table) => <LineageTab table={table} />],
  ['grants', 'Grants and policies', (table) => <GrantsAndPolicies table={table} />],
  ['used-by', 'Used by', (table) => <UsedBy table={table} />],
  ['details', 'Details', (table) => <Details table={table} />],
];

const NOT_OF_VIEWS = ['history', 'files', 'used-by'];

/** A table or a view: what it is, what is in it, how it came about, who may see it. */
export function TablePage(props: { catalog: string; schema: string; name: string; tab: string }) {
  const { catalog, schema, name } = props;
  const [, navigate] = useLocation();
  const who = useSession();
  const tabs = tabsOf(who.principal);
  const found = useQuery(fetchTable({ catalog, schema, name }));
  useEffect(() => {
    document.title = `${name} · Lakewise`;
  }, [name]);

  const table = found.data;
  const shown = TABS.filter(
    ([id]) =>
      !(table?.kind === 'VIEW' && NOT_OF_VIEWS.includes(id)) && (who.admin || id !== 'used-by'),
  );
  const full = catalog === 'main' ? path(schema, name) : path(catalog, schema, name);
  return (
    <main className="page">
      <header className="page-head">
        <div>
          <Way catalog={catalog} schema={schema} />
          <h1 dir="auto">{name}</h1>
        </div>
        {!found.isError && (
          <Button
            look="primary"
            onPress={() => {
              tabs.open(`select *\nfrom ${full}\nlimit 1000`, name);
              navigate('/sql');
            }}
          >
            <SquareTerminal aria-hidden size={16} /> Ask
          </Button>
        )}
      </header>
      {found.isPending && <Loading what="the table" />}
      {found.isError &&
        (found.error instanceof Failure && found.error.status === 404 ? (
          <Nowhere />
        ) : (
          <Problem error={found.error} again={() => found.refetch()} />
        ))}
      {table && (
        <>
          <Comment
            what={`${table.kind === 'VIEW' ? 'VIEW' : 'TABLE'} ${path(catalog, schema, name)}`}
            text={table.comment ?? ''}
            known={['table', catalog, schema, name]}
          />
          <Tags table={table} />
          <Facts table={table} />
          <Tabs
            selectedKey={props.tab}
            onSelectionChange={(key) => {
              if (key !== props.tab)
                navigate(`${tablePath(table)}${key === 'columns' ? '' : `/${key}`}`);
            }}
            className="page-tabs"
          >
            <TabList className="page-tab-list" aria-label="About the table">
              {shown.map(([id, label]) => (
                <PageTab key={id} id={id}>
                  {label}
                </PageTab>
              ))}
            </TabList>
            {shown.every(([id]) => id !== props.tab) && (
              <Empty title="There is no such part">
                <p>It does not exist, or is for admins alone.</p>
              </Empty>
            )}
            {shown.map(([id, , render]) => (
              <TabPanel key={id} id={id} className="page-tab-panel">
                {render(table)}
              </TabPanel>
            ))}
          </Tabs>
        </>
      )}
    </main>
  );
}

function Facts({ table }: { table: Table }) {
  return (
    <p className="table-facts">
      <Badge>{table.kind === 'VIEW' ? 'view' : 'table'}</Badge>
      {table.version !== undefined && <span>version {table.version}</span>}
      {table.modified_at && (
        <span>
          changed <Time at={table.modified_at} />
        </span>
      )}
      {table.files !== undefined && <span>{counted(table.files, 'file')}</span>}
      {table.bytes !== undefined && <span>{size(table.bytes)}</span>}
      <span>
        owner <bdi>{table.owner}</bdi>
      </span>
    </p>
  );
}
