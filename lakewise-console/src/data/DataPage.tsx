import { lazy, Suspense, useEffect } from 'react';
import { Route, Switch, useSearchParams } from 'wouter';
import { Loading } from '../ui/Loading';
import { CatalogTree } from './CatalogTree';
import './data.css';
import { FunctionPage } from './FunctionPage';
import { NamesPage, Nowhere } from './NamesPage';
import { Overview } from './Overview';
import { TablePage } from './TablePage';
import { VolumePage } from './VolumePage';

const UploadPage = lazy(() => import('../upload/UploadPage'));

const TABLE = '/data/:catalog/:schema/:table/:tab?';

/** The lake's names, and what lies behind each. */
export default function DataPage() {
  return (
    <div className="data">
      <aside className="data-tree" aria-label="Names">
        <CatalogTree />
      </aside>
      <div className="data-page">
        <Switch>
          <Route path={TABLE}>
            {({ catalog, schema, table, tab }) => (
              <ThingPage
                key={`${catalog}/${schema}/${table}`}
                catalog={decodeURIComponent(catalog)}
                schema={decodeURIComponent(schema)}
                name={decodeURIComponent(table)}
                tab={tab}
              />
            )}
          </Route>
          <Route path="/data" component={Overview} />
          <Route path="/data/upload">
            <Suspense fallback={<Loading what="the page" />}>
              <UploadPage />
            </Suspense>
          </Route>
          <Route path="/data/:catalog/:schema?">
            {({ catalog, schema }) => (
              <NamesPage
                key={`${catalog}/${schema}`}
                catalog={decodeURIComponent(catalog)}
                schema={schema === undefined ? undefined : decodeURIComponent(schema)}
              />
            )}
          </Route>
          <Route>
            <NoPage />
          </Route>
        </Switch>
      </div>
    </div>
  );
}

/** What has a name in a schema: a table or a view, unless the address says another kind. */
function ThingPage(props: {
  catalog: string;
  schema: string;
  name: string;
  tab?: string | undefined;
}) {
  const [search] = useSearchParams();
  const { tab, ...named } = props;
  const kind = search.get('kind');
  if (kind === 'function') return <FunctionPage {...named} />;
  if (kind === 'volume') return <VolumePage {...named} />;
  return <TablePage {...named} tab={tab ?? 'columns'} />;
}

function NoPage() {
  useEffect(() => {
    document.title = 'Data · Lakewise';
  }, []);
  return (
    <main className="page">
      <h1 className="hidden">Data</h1>
      <Nowhere />
    </main>
  );
}
