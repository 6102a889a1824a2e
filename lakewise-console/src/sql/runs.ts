import { useSyncExternalStore } from 'react';
import type { StatementParameter } from '../api/statements';
import type { Piece } from '../editor/scan';
import { Run, type RunState } from './run';
import type { Tabs } from './tabs';

/** Rows that a statement gives at most; a grid of them is fluent, and more is for a download. */
export const ROW_LIMIT = 1_000_000;

/** The last run of each tab. */
class Runs {
  private readonly runs = new Map<string, Run>();
  private readonly listeners = new Set<() => void>();

  private readonly tell = () => {
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  of(tab: string): RunState | undefined {
    return this.runs.get(tab)?.state;
  }

  private begin(tab: string, piece: Piece): Run {
    this.runs.get(tab)?.leave();
    const run = new Run(piece, this.tell);
    this.runs.set(tab, run);
    this.tell();
    return run;
  }

  /** Runs statements one after the other, until one of them fails. */
  async start(
    tabs: Tabs,
    tab: string,
    pieces: Piece[],
    warehouse: string,
    parameters: StatementParameter[],
  ): Promise<void> {
    for (const piece of pieces) {
      const run = this.begin(tab, piece);
      const asked = { text: piece.text, warehouse, rowLimit: ROW_LIMIT, parameters };
      await run.start(asked, (statement) => tabs.change(tab, { last: { statement, ...piece } }));
      if (run.state.phase !== 'done' || this.runs.get(tab) !== run) return;
    }
  }

  resume(tab: string, statement: string, piece: Piece): void {
    if (!this.runs.has(tab)) void this.begin(tab, piece).resume(statement);
  }

  async cancel(tab: string): Promise<void> {
    await this.runs.get(tab)?.cancel();
  }
}

export const runs = new Runs();

export function useRun(tab: string): RunState | undefined {
  return useSyncExternalStore(runs.subscribe, () => runs.of(tab));
}
