import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;

/** Tests that use the console in Chromium beside a server; `SHOTS=1` takes screenshots instead. */
export default defineConfig({
  test: {
    include: [process.env.SHOTS ? 'browser/screenshots.ts' : 'browser/**/*.test.ts'],
    globalSetup: 'browser/lake.ts',
    fileParallelism: false,
    testTimeout: MINUTE,
    hookTimeout: 3 * MINUTE,
  },
});
