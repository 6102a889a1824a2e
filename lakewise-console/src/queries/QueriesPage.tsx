import { Route, Switch } from 'wouter';
import './queries.css';
import { QueryList } from './QueryList';
import { QueryProfile } from './QueryProfile';

/** What was asked, and what one statement did. */
export default function QueriesPage() {
  return (
    <Switch>
      <Route path="/queries/:id">{({ id }) => <QueryProfile id={decodeURIComponent(id)} />}</Route>
      <Route>
        <QueryList />
      </Route>
    </Switch>
  );
}
