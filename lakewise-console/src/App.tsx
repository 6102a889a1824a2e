import { SearchX } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { RouterProvider } from 'react-aria-components';
import { Route, Switch, useLocation } from 'wouter';
import { Away } from './session/Away';
import { SessionGate } from './session/SessionGate';
import { Shell } from './shell/Shell';
import { Home } from './start/Home';
import { Empty } from './ui/Empty';
import { ErrorBoundary } from './ui/ErrorBoundary';
import { Link } from './ui/Link';
import { Loading } from './ui/Loading';

const AdminPage = lazy(() => import('./admin/AdminPage'));
const DashboardsPage = lazy(() => import('./dashboards/DashboardsPage'));
const DataPage = lazy(() => import('./data/DataPage'));
const QueriesPage = lazy(() => import('./queries/QueriesPage'));
const SchedulesPage = lazy(() => import('./schedules/SchedulesPage'));
const StartPage = lazy(() => import('./start/StartPage'));
const SqlPage = lazy(() => import('./sql/SqlPage'));
const WarehousesPage = lazy(() => import('./warehouses/WarehousesPage'));

/** Which page answers which path; every one is loaded when it is first opened. */
export function App() {
  const [location, navigate] = useLocation();
  return (
    <RouterProvider navigate={navigate}>
      <Away />
      <SessionGate>
        <Shell>
          <ErrorBoundary key={location.split('/')[1]}>
            <Suspense fallback={<Loading what="the page" />}>
              <Switch>
                <Route path="/" component={Home} />
                <Route path="/sign-in" component={Home} />
                <Route path="/welcome" component={StartPage} />
                <Route path="/sql" component={SqlPage} />
                <Route path="/dashboards/*?" component={DashboardsPage} />
                <Route path="/data/*?" component={DataPage} />
                <Route path="/queries/*?" component={QueriesPage} />
                <Route path="/reports/:id?" component={SchedulesPage} />
                <Route path="/warehouses" component={WarehousesPage} />
                <Route path="/admin/*?" component={AdminPage} />
                <Route>
                  <Empty title="There is no such page" icon={<SearchX aria-hidden size={32} />}>
                    <p>
                      The address may be mistyped. <Link href="/sql">Ask something</Link> instead.
                    </p>
                  </Empty>
                </Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </Shell>
      </SessionGate>
    </RouterProvider>
  );
}
