import type { Schemas } from '../api/client';
import { counted } from '../format/numbers';

/** What a running statement does, as far as the server knows: no more is made up. */
export function doing(progress: Schemas['Progress'] | undefined, otherwise: string): string {
  if (!progress || (progress.state !== 'PLANNING' && progress.state !== 'RUNNING'))
    return otherwise;
  if (progress.state === 'PLANNING') return 'Planning';
  const share =
    progress.fraction === undefined || progress.fraction <= 0
      ? ''
      : `, ${Math.min(99, Math.floor(progress.fraction * 100))} % done`;
  if (progress.files === undefined) return otherwise + share;
  return `Reading ${counted(progress.files, 'file')}${share}`;
}
