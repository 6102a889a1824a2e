/** Fails when a file has 250 lines or more: such a file is two ideas. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MOST = 250;
const long = ['src', 'browser', 'scripts']
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => join(folder, file)))
  .filter((file) => /\.(tsx?|mjs|css)$/.test(file) && !file.endsWith('schema.d.ts'))
  .map((file) => [file, readFileSync(file, 'utf8').split('\n').length])
  .filter(([, lines]) => lines >= MOST);
for (const [file, lines] of long)
  console.error(`${file} has ${lines} lines (expected: below ${MOST}).`);
process.exit(long.length > 0 ? 1 : 0);
