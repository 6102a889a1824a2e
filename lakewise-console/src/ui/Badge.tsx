import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'good' | 'bad' | 'busy' | 'warn';

export function Badge(props: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge badge-${props.tone ?? 'neutral'}`}>{props.children}</span>;
}
