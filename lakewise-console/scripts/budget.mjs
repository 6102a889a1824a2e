/** Fails when what the first page loads is more than 500 kB compressed. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 500_000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const seen = new Set();
const files = new Set(['index.html']);
function follow(key) {
  if (seen.has(key)) return;
  seen.add(key);
  const chunk = manifest[key];
  files.add(chunk.file);
  for (const file of chunk.css ?? []) files.add(file);
  for (const next of chunk.imports ?? []) follow(next);
  // The page that a newcomer sees first.
  for (const next of chunk.dynamicImports ?? []) if (next.endsWith('/SqlPage.tsx')) follow(next);
}
follow('index.html');

let sum = 0;
for (const file of files) sum += gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
console.log(
  `First load: ${files.size} files, ${Math.round(sum / 1000)} kB of ${BUDGET / 1000} kB compressed.`,
);
if (sum > BUDGET) {
  console.error(
    'That is more than the budget. Load what the first page does not need by import().',
  );
  process.exit(1);
}
