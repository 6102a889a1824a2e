import { useSyncExternalStore } from 'react';

/** Where somebody is in the tour, kept in the browser; it is shown to who began it alone. */
export class TourPlace {
  private readonly key: string;
  private at: number | null;
  private readonly listeners = new Set<() => void>();

  constructor(principal: string) {
    this.key = `lakewise:${principal}:tour`;
    const kept = Number.parseInt(localStorage.getItem(this.key) ?? '', 10);
    this.at = Number.isNaN(kept) ? null : kept;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** The number of the step; null while nobody takes the tour. */
  readonly snapshot = (): number | null => this.at;

  go(step: number): void {
    localStorage.setItem(this.key, String(step));
    this.put(step);
  }

  leave(): void {
    localStorage.removeItem(this.key);
    this.put(null);
  }

  private put(at: number | null): void {
    this.at = at;
    for (const listener of this.listeners) listener();
  }
}

const all = new Map<string, TourPlace>();

export function tourOf(principal: string): TourPlace {
  const known = all.get(principal) ?? new TourPlace(principal);
  all.set(principal, known);
  return known;
}

export function useTour(place: TourPlace): number | null {
  return useSyncExternalStore(place.subscribe, place.snapshot);
}
