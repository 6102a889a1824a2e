import { useEffect, useReducer, useState } from 'react';
import { presence } from '../api/presence';
import { Run, type RunState } from './run';

/**
 * Runs a query when it is first shown, and whenever it is another; once more when the server is
 * back, if it was away.
 */
export function useStatement(text: string, warehouse: string, rowLimit: number): RunState {
  const [, changed] = useReducer((times: number) => times + 1, 0);
  const [asked, askAgain] = useReducer((times: number) => times + 1, 0);
  const [run, setRun] = useState(() => new Run({ from: 0, to: text.length, text }, changed));
  // biome-ignore lint/correctness/useExhaustiveDependencies: to be asked again is a reason too.
  useEffect(() => {
    let isLeft = false;
    const next = new Run({ from: 0, to: text.length, text }, changed);
    setRun(next);
    void next
      .start({ text, warehouse, rowLimit, parameters: [] }, () => {})
      .then(async () => {
        if (isLeft || next.state.phase !== 'failed' || !presence.isAway()) return;
        await presence.back();
        if (!isLeft) askAgain();
      });
    return () => {
      isLeft = true;
      next.leave();
    };
  }, [text, warehouse, rowLimit, asked]);
  return run.state;
}
