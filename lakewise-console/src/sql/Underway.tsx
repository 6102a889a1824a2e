import { Check, Circle, CircleDot } from 'lucide-react';
import { useEffect, useState } from 'react';
import { doing, fractionOf, STAGES, stageOf } from './progress';
import type { RunState } from './run';
import './underway.css';

/** Milliseconds after which somebody waits: what is quicker would only flicker. */
const SOON = 300;

/** What a statement does while there are no rows of it yet. */
export function Underway({ run }: { run: RunState }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SOON);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  if (run.phase === 'away') {
    return (
      <div className="underway">
        <h2>Until the server is back</h2>
        <p>It does not answer. This page asks every second, and finds the statement again.</p>
      </div>
    );
  }
  const stage = stageOf(run);
  const fraction = fractionOf(run.progress);
  return (
    <div className="underway">
      <h2>{stage === 0 ? 'Waiting in the queue' : doing(run.progress, 'Running')}</h2>
      {stage > 0 && fraction !== undefined && (
        <progress value={fraction} aria-label="Share of the work that is done" />
      )}
      <ol aria-label="Steps">
        {STAGES.map((name, at) => (
          <li key={name} {...(at === stage ? { 'aria-current': 'step' } : {})}>
            {at < stage && <Check aria-hidden size={14} />}
            {at === stage && <CircleDot aria-hidden size={14} />}
            {at > stage && <Circle aria-hidden size={14} />}
            {name}
          </li>
        ))}
      </ol>
      <p>
        {stage === 0
          ? 'Statements before it have the warehouse. It begins by itself when there is room.'
          : 'It goes on if you leave this page; its rows will be here.'}
      </p>
    </div>
  );
}
