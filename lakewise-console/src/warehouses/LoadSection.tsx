import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ask } from '../api/ask';
import { useWarehouse } from '../sql/useWarehouse';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { loadOf, PERIODS, queueQuery, workersQuery } from './load';

const LoadChart = lazy(() => import('./LoadChart'));

/** Workers, their sizes and the queue of each warehouse over time, for who may read the records. */
export function LoadSection() {
  const [hours, setHours] = useState('1');
  const [warehouse] = useWarehouse();
  const loads = useQuery({
    queryKey: ['load', hours],
    queryFn: async ({ signal }) => {
      const [workers, queue] = await Promise.all([
        ask(workersQuery(hours), warehouse, signal),
        ask(queueQuery(hours), warehouse, signal),
      ]);
      return loadOf(workers, queue, hours, Date.now());
    },
    // Each reading keeps the warehouse that does it from its stop: it is done when somebody wants it.
    refetchOnWindowFocus: false,
    placeholderData: (before) => before,
    retry: false,
  });
  return (
    <section className="loads" aria-label="Over time">
      <header className="page-head">
        <h2>Over time</h2>
        <Choice label="in" options={PERIODS} value={hours} onChange={setHours} />
        <Button size="small" onPress={() => void loads.refetch()} isPending={loads.isFetching}>
          Read again
        </Button>
        <ul className="loads-legend">
          <li data-load="running">at work</li>
          <li data-load="without">idle</li>
          <li data-load="waiting">waiting statements</li>
        </ul>
      </header>
      {loads.isPending && <Loading what="what was recorded" />}
      {loads.isError && <Problem error={loads.error} again={() => loads.refetch()} />}
      {loads.data?.length === 0 && (
        <p className="quiet">
          No worker lived in this time, or not for a minute yet: run a statement, or take a longer
          time.
        </p>
      )}
      <div className="loads-charts">
        {loads.data?.map((load) => (
          <section key={load.name} className="card" aria-label={`${load.name} over time`}>
            <h3 dir="auto">{load.name}</h3>
            <div className="loads-chart">
              <Suspense fallback={<Loading what="the chart" />}>
                <LoadChart load={load} />
              </Suspense>
            </div>
          </section>
        ))}
      </div>
    </section>
  );
}
