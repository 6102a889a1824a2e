// Packs each built file with Brotli and gzip beside it, where that makes it smaller, so that the
// server never packs anything itself.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const PACKED = /\.(html|js|css|json|svg|txt|webmanifest|wasm)$/;
const folder = process.argv[2];

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !PACKED.test(entry.name)) {
    continue;
  }
  const content = readFileSync(file);
  const brotli = brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  const gzip = gzipSync(content, { level: constants.Z_BEST_COMPRESSION });
  for (const [packed, ending] of [
    [brotli, '.br'],
    [gzip, '.gz'],
  ]) {
    if (packed.length < content.length) {
      writeFileSync(file + ending, packed);
    }
  }
}
