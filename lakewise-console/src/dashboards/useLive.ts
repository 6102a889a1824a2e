import { useQuery } from '@tanstack/react-query';
import { useEffect, useReducer, useRef, useState } from 'react';
import { answer, api } from '../api/client';
import { Failure } from '../api/failure';
import type { Asked } from '../api/statements';
import { Run, type RunState } from '../sql/run';

/** How often it is looked whether tables have changed, while the page is seen. */
const PAUSE = 15_000;
const NOT_FOUND = 404;

export interface Live {
  /** The answer that is shown: the last that came to an end. */
  shown: RunState | undefined;
  /** The one that is asked now. */
  asking: RunState | undefined;
  /** Whether the rows were known before they were asked for. */
  cached: boolean;
  again: () => void;
}

/**
 * Asks a statement, and asks it again when a table that it read has changed. The answer before
 * stays until the next is there.
 */
export function useLive(asked: Asked | undefined, round: number): Live {
  const [, changed] = useReducer((times: number) => times + 1, 0);
  const [times, again] = useReducer((before: number) => before + 1, 0);
  const [shown, setShown] = useState<RunState>();
  const asking = useRef<Run>(undefined);
  const key = asked && JSON.stringify([asked, round, times]);

  useEffect(() => {
    if (!key) return;
    const [wanted] = JSON.parse(key) as [Asked];
    const next = new Run({ from: 0, to: wanted.text.length, text: wanted.text }, () => {
      if (asking.current !== next) return;
      if (next.isOver) setShown(next.state);
      changed();
    });
    asking.current = next;
    void next.start(wanted, () => {});
    return () => {
      asking.current = undefined;
      if (!next.isOver) void next.cancel();
      next.leave();
    };
  }, [key]);

  const freshness = useFreshness(shown, again);
  const run = asking.current;
  return {
    shown,
    asking: run && !run.isOver ? run.state : undefined,
    cached: freshness,
    again,
  };
}

function useFreshness(shown: RunState | undefined, again: () => void): boolean {
  const statement = shown?.phase === 'done' ? shown.statement : undefined;
  const endedAt = shown?.endedAt ?? 0;
  const freshness = useQuery({
    queryKey: ['freshness', statement],
    queryFn: () =>
      answer(
        api.GET('/api/v1/statements/{id}/freshness', { params: { path: { id: statement ?? '' } } }),
      ),
    enabled: statement !== undefined,
    refetchInterval: PAUSE,
    staleTime: 0,
    retry: false,
  });
  const { data, error, dataUpdatedAt, errorUpdatedAt } = freshness;
  const looked = Math.max(dataUpdatedAt, errorUpdatedAt);
  const isGone = error instanceof Failure && error.status === NOT_FOUND;
  const isOld = isGone || data?.current === false;
  useEffect(() => {
    // What reads an old version on purpose is never current: it waits for its turn.
    if (isOld && looked - endedAt >= PAUSE / 2) again();
  }, [isOld, looked, endedAt, again]);
  return data?.from_result_cache ?? false;
}
