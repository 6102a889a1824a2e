import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { Failure } from './api/failure';
import './styles/tokens.css';
import './styles/base.css';
import './ui/ui.css';
import './ui/overlays.css';
import './ui/form.css';
import './ui/table.css';

const MOST_TRIES = 3;

const queries = new QueryClient({
  defaultOptions: {
    // The server may be on this machine: whether there is a network says nothing of it.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      retry: (tries, thrown) =>
        tries < MOST_TRIES && thrown instanceof Failure && thrown.isUnreachable,
    },
  },
});

const RELOADED = 'lakewise:reloaded';
const SOON = 20_000;

// A server that was renewed has other files than the page that is open: the page is fetched anew,
// once, as all that somebody has written is kept.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < SOON) return;
  event.preventDefault();
  sessionStorage.setItem(RELOADED, String(Date.now()));
  window.location.reload();
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
