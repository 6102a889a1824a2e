import { lazy, Suspense, useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { Loading } from '../ui/Loading';
import { CatalogTree } from './CatalogTree';
import './data.css';
import { NamesPage, Nowhere } from './NamesPage';
import { Overview } from './Overview';
import { TablePage } from './TablePage';

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
              <TablePage
                key={`${catalog}/${schema}/${table}`}
                catalog={decodeURIComponent(catalog)}
                schema={decodeURIComponent(schema)}
                name={decodeURIComponent(table)}
                tab={tab ?? 'columns'}
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
