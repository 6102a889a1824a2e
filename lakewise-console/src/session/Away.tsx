import { useQueryClient } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { api } from '../api/client';
import { presence } from '../api/presence';
import './away.css';

const PAUSE = 1000;

/** Says that the server is away, asks until it answers, and lets the pages ask again then. */
export function Away() {
  const isAway = useSyncExternalStore(presence.subscribe, presence.isAway);
  const queries = useQueryClient();
  useEffect(() => {
    if (!isAway) return;
    // What it answers is told to `presence` by whoever hears it; that nobody is signed in is an answer too.
    const timer = setInterval(() => api.GET('/api/v1/session').catch(() => {}), PAUSE);
    return () => {
      clearInterval(timer);
      void queries.invalidateQueries();
    };
  }, [isAway, queries]);
  return (
    <div role="status" className="away-place">
      {isAway && (
        <p className="away">
          <WifiOff aria-hidden size={18} />
          <span>
            <b>The server does not answer.</b> What you write is kept in this browser. This page
            asks every second, and goes on by itself once the server is back.
          </span>
        </p>
      )}
    </div>
  );
}
