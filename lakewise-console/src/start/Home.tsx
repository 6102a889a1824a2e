import { Redirect } from 'wouter';
import { useTables } from '../data/tables';
import { Loading } from '../ui/Loading';

/** A new lake greets; any other begins where one asks. */
export function Home() {
  const tables = useTables();
  if (tables.isPending) return <Loading what="the names of the lake" />;
  const isNew = tables.data?.every((table) => table.catalog === 'system') ?? false;
  return <Redirect to={isNew ? '/welcome' : '/sql'} replace />;
}
