import type { Tone } from '../ui/Badge';

const STATUSES: Record<string, [Tone, string]> = {
  QUEUED: ['busy', 'waiting'],
  RUNNING: ['busy', 'running'],
  FINISHED: ['good', 'done'],
  FAILED: ['bad', 'failed'],
  CANCELED: ['warn', 'cancelled'],
};

/** A status as it is shown. */
export function statusOf(status: string): [Tone, string] {
  return STATUSES[status] ?? ['neutral', status.toLowerCase()];
}
