import { useEffect, useState } from 'react';
import type { Schemas } from '../api/client';
import { useWarehouse } from '../sql/useWarehouse';
import { Button } from '../ui/Button';
import { Cost } from './Cost';
import { LoadSection } from './LoadSection';

/**
 * What was recorded of warehouses. It is read by a warehouse too, which somebody may have stopped
 * on purpose: then nothing is asked before somebody wants it.
 */
export function Records({ warehouses }: { warehouses: Schemas['Warehouse'][] }) {
  const [chosen] = useWarehouse();
  const [isWanted, want] = useState(false);
  const reader = warehouses.find(({ id, name }) => id === chosen || name === chosen);
  const runs = reader?.state === 'RUNNING';
  useEffect(() => {
    if (runs) want(true);
  }, [runs]);
  if (isWanted) {
    return (
      <>
        <LoadSection />
        <Cost />
      </>
    );
  }
  return (
    <section className="records" aria-label="Records">
      <h2>Over time, and what it cost</h2>
      <p className="quiet">
        The warehouse <bdi>{reader?.name ?? chosen}</bdi>, which would read the records, does not
        run.
      </p>
      <Button onPress={() => want(true)}>Start it and read them</Button>
    </section>
  );
}
