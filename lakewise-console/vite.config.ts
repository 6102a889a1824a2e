import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** What the server allows the pages (`ConsolePages`), so that a preview shows what breaks by it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Where `npm run dev` finds a server; it must be told that it is spoken to by itself. */
const server = process.env.LAKEWISE_SERVER ?? 'http://127.0.0.1:8080';

const proxy = Object.fromEntries(
  ['/api', '/results'].map((path) => [
    path,
    { target: server, changeOrigin: true, headers: { origin: server } },
  ]),
);

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    manifest: true,
  },
  server: { host: '127.0.0.1', port: 5173, proxy },
  preview: { host: '127.0.0.1', port: 4173, proxy, headers: { 'content-security-policy': POLICY } },
  test: { include: ['src/**/*.test.ts'] },
});
