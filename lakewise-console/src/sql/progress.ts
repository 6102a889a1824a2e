import type { Schemas } from '../api/client';
import { count, counted } from '../format/numbers';
import type { RunState } from './run';

type Progress = Schemas['Progress'];

/** What a statement goes through before its rows are here. */
export const STAGES = ['Queue', 'Planning', 'Running', 'Rows'] as const;

/** At which of the stages a statement is, as far as the server knows. */
export function stageOf({ phase, progress }: Pick<RunState, 'phase' | 'progress'>): number {
  if (phase === 'fetching') return 3;
  if (phase !== 'running') return 0;
  return progress?.state === 'PLANNING' ? 1 : 2;
}

/** The share that is done, from 0 to 1; undefined where nothing is known of it. */
export function fractionOf(progress: Progress | undefined): number | undefined {
  const fraction = progress?.fraction;
  return progress?.state !== 'RUNNING' || fraction === undefined || fraction <= 0
    ? undefined
    : Math.min(0.99, fraction);
}

/**
 * What a running statement does, as far as the server knows: no more is made up. Of many files, how
 * many are read is the share of the work that DuckDB says is done, in which it counts them.
 */
export function doing(progress: Progress | undefined, otherwise: string): string {
  if (!progress || (progress.state !== 'PLANNING' && progress.state !== 'RUNNING'))
    return otherwise;
  if (progress.state === 'PLANNING') return 'Planning';
  const fraction = fractionOf(progress);
  const { files } = progress;
  if (files !== undefined && files > 1 && fraction !== undefined)
    return `Reading about ${count(Math.floor(fraction * files))} of ${counted(files, 'file')}`;
  const share = fraction === undefined ? '' : `, ${Math.floor(fraction * 100)} % done`;
  return `${files === undefined ? otherwise : `Reading ${counted(files, 'file')}`}${share}`;
}
