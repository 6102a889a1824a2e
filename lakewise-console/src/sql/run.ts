import { answer, api, type Schemas } from '../api/client';
import { Failure, words } from '../api/failure';
import {
  type Asked,
  cancel,
  chunk,
  ended,
  look,
  type Manifest,
  patiently,
  type StatementAnswer,
  submit,
} from '../api/statements';
import type { Piece } from '../editor/scan';
import { kindOf } from '../grid/rows';
import { Result } from './result';

/** Milliseconds after which somebody waits. */
const SOON = 400;

/** Bytes of a result that are fetched into the browser. */
const MOST_BYTES = 256_000_000;
const NOT_FOUND = 404;
const LOST =
  'The server was started anew while this ran, and knows nothing of it any more. Run it again; if it was to change a table, look first in the table’s history whether it did.';
const LEFT = 'The server does not answer. The statement may go on there; Queries will tell.';

export type Phase =
  | 'asking'
  | 'queued'
  | 'running'
  | 'away'
  | 'fetching'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'gone';

/** What is known of a run at a time. */
export interface RunState {
  phase: Phase;
  piece: Piece;
  startedAt: number;
  endedAt?: number;
  statement?: string;
  manifest?: Manifest;
  result?: Result;
  rows: number;
  /** What the server tells of it while it runs. */
  progress?: Schemas['Progress'];
  error?: string;
}

/** One statement from the question to the last row; it goes on while other pages are looked at. */
export class Run {
  state: RunState;
  private looking = false;
  private readonly abort = new AbortController();
  private readonly changed: () => void;
  private wasAway = false;

  constructor(piece: Piece, changed: () => void) {
    this.changed = changed;
    this.state = { phase: 'asking', piece, startedAt: Date.now(), rows: 0 };
  }

  get isOver(): boolean {
    return ['done', 'failed', 'cancelled', 'gone'].includes(this.state.phase);
  }

  private set(change: Partial<RunState>): void {
    this.state = { ...this.state, ...change };
    this.changed();
  }

  async start(asked: Asked, begun: (id: string) => void): Promise<void> {
    await this.guarded(async () => {
      const first = await submit(asked);
      begun(first.statement_id);
      await this.follow(first);
    });
  }

  /** Goes on with a statement that was started before a reload. */
  async resume(id: string): Promise<void> {
    this.set({ statement: id });
    await this.guarded(async () => {
      await this.follow(await this.look(id));
    });
    if (this.state.phase === 'failed' && !this.state.manifest) {
      this.set({ phase: 'gone' });
    }
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      if (!this.isOver) this.set(this.fallen(thrown));
    }
  }

  private fallen(thrown: unknown): Partial<RunState> {
    const isLost = this.wasAway && thrown instanceof Failure && thrown.status === NOT_FOUND;
    // Rows that are here already stay; how many of all they are is said beside them.
    if (isLost && this.state.rows > 0) return { phase: 'done' };
    return { phase: 'failed', error: isLost ? LOST : words(thrown), endedAt: Date.now() };
  }

  private patiently<T>(call: () => Promise<T>): Promise<T> {
    const missed = () => {
      this.wasAway = true;
      this.set({ phase: 'away' });
    };
    return patiently(call, missed, this.abort.signal);
  }

  private readonly look = (id: string) => this.patiently(() => look(id, this.abort.signal));

  private async follow(first: StatementAnswer): Promise<void> {
    this.set({ statement: first.statement_id });
    const last = await ended(
      first,
      ({ status }) => {
        this.set({ phase: status.state === 'PENDING' ? 'queued' : 'running' });
        if (status.state === 'RUNNING') void this.lookAhead(first.statement_id);
      },
      this.abort.signal,
      this.look,
    );
    switch (last.status.state) {
      case 'SUCCEEDED':
        await this.fetch(last);
        break;
      case 'FAILED':
        this.set({
          phase: 'failed',
          error: last.status.error?.message ?? '',
          endedAt: Date.now(),
        });
        break;
      case 'CANCELED':
        this.set({ phase: 'cancelled', endedAt: Date.now() });
        break;
      default:
        this.set({ phase: 'gone' });
    }
  }

  /** Asks how far a statement is that takes its time; it goes on without an answer. */
  private async lookAhead(id: string): Promise<void> {
    if (this.looking || Date.now() - this.state.startedAt < SOON) return;
    this.looking = true;
    try {
      const progress = await answer(
        api.GET('/api/v1/statements/{id}/progress', { params: { path: { id } } }),
      );
      if (this.state.phase === 'running') this.set({ progress });
    } catch {
      // It ends as it ends; nobody need know how far it was.
    } finally {
      this.looking = false;
    }
  }

  private async fetch(answered: StatementAnswer): Promise<void> {
    const manifest = answered.manifest;
    if (!manifest) return;
    const columns = (manifest.schema.columns ?? []).map(({ name, type_name, type_text }) => ({
      name,
      type: type_text,
      kind: kindOf(type_name),
    }));
    const result = new Result(columns);
    this.set({ phase: 'fetching', manifest, result, endedAt: Date.now() });
    let bytes = 0;
    for (let index = 0; index < manifest.total_chunk_count && bytes < MOST_BYTES; index++) {
      const stream = await this.patiently(() =>
        chunk(answered.statement_id, index, this.abort.signal),
      );
      bytes += stream.length;
      result.add(stream);
      this.set({ phase: 'fetching', rows: result.count });
    }
    this.set({ phase: 'done', rows: result.count });
  }

  async cancel(): Promise<void> {
    const { statement, phase } = this.state;
    if (phase === 'fetching') {
      this.abort.abort();
      this.set({ phase: 'done' });
    } else if (phase === 'away') {
      this.abort.abort();
      this.set({ phase: 'cancelled', error: LEFT, endedAt: Date.now() });
    } else if (statement) {
      await cancel(statement).catch((thrown: unknown) => this.set({ error: words(thrown) }));
    }
  }

  /** Forgets it; the statement itself goes on. */
  leave(): void {
    this.abort.abort();
  }
}
