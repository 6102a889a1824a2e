import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PRIVILEGES } from './privileges';

const SOURCE = join(
  import.meta.dirname,
  '../../../lakewise-catalog/src/main/java/io/lakewise/catalog/permission/Privilege.java',
);

test('offers what the server lets be granted, and nothing else', () => {
  const java = readFileSync(SOURCE, 'utf8');
  const told = [...java.matchAll(/^ {2}([A-Z_]+)\(([A-Z_,\s]+)\)[,;]$/gm)].map(
    ([, name = '', kinds = '']): [string, string[]] => [
      name,
      kinds
        .split(',')
        .map((kind) => kind.trim().toLowerCase())
        // Saved queries and dashboards are shared where they are.
        .filter((kind) => kind !== 'saved_query' && kind !== 'dashboard')
        .sort(),
    ],
  );
  const offered = Object.entries(PRIVILEGES).map(([name, kinds]): [string, string[]] => [
    name,
    [...kinds].sort(),
  ]);
  expect(Object.fromEntries(offered)).toEqual(
    Object.fromEntries(told.filter(([, kinds]) => kinds.length > 0)),
  );
});
