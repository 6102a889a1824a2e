import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { Failure } from './api/failure';
import { renew } from './shell/renewal';
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

window.addEventListener('vite:preloadError', renew);

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
