import { useEffect, useReducer, useState } from 'react';
import { Run, type RunState } from './run';

/** Runs a query when it is first shown, and whenever it is another. */
export function useStatement(text: string, warehouse: string, rowLimit: number): RunState {
  const [, changed] = useReducer((times: number) => times + 1, 0);
  const [run, setRun] = useState(() => new Run({ from: 0, to: text.length, text }, changed));
  useEffect(() => {
    const next = new Run({ from: 0, to: text.length, text }, changed);
    setRun(next);
    void next.start({ text, warehouse, rowLimit, parameters: [] }, () => {});
    return () => next.leave();
  }, [text, warehouse, rowLimit]);
  return run.state;
}
