import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useTables } from '../data/tables';
import { useSession } from '../session/session';
import { written } from '../shell/shortcuts';
import { Button } from '../ui/Button';
import { SCHEMA, TABLE } from './example';
import { TOUR } from './steps';
import './tour.css';
import { type TourPlace, tourOf, useTour } from './tour';

/** One step of the tour in a corner, beside whatever page is open. */
export function Tour() {
  const place = tourOf(useSession().principal);
  const at = useTour(place);
  return at === null || !TOUR[at] ? null : <TourCard place={place} at={at} />;
}

function TourCard({ place, at }: { place: TourPlace; at: number }) {
  const [, navigate] = useLocation();
  const tables = useTables();
  const card = useRef<HTMLElement>(null);
  const step = TOUR[at];
  const hasExample = (tables.data ?? []).some(
    (table) => table.schema === SCHEMA && table.name === TABLE.name,
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is read out when it comes.
  useEffect(() => card.current?.focus(), [at]);

  function go(to: number) {
    const next = TOUR[to];
    if (!next) return place.leave();
    place.go(to);
    navigate((hasExample && next.examplePath) || next.path);
  }

  return (
    <aside
      ref={card}
      className="tour"
      aria-label={`Tour, step ${at + 1} of ${TOUR.length}`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') place.leave();
      }}
    >
      <header>
        <h2>{step?.title}</h2>
        <Button look="quiet" size="small" tip="Leave the tour" onPress={() => place.leave()}>
          <X aria-hidden size={16} />
        </Button>
      </header>
      <p>
        {step?.text}
        {step?.keys && (
          <>
            {' '}
            <kbd>{written(step.keys)}</kbd>.
          </>
        )}
      </p>
      <div className="tour-actions">
        <span className="quiet">
          {at + 1} of {TOUR.length}
        </span>
        {at > 0 && (
          <Button size="small" onPress={() => go(at - 1)}>
            Back
          </Button>
        )}
        <Button size="small" look="primary" onPress={() => go(at + 1)}>
          {at + 1 < TOUR.length ? 'Next' : 'Done'}
        </Button>
      </div>
    </aside>
  );
}
