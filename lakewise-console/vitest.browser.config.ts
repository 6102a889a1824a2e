import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;

/** Tests that use the console in Chromium beside a server, or what `ONLY` names instead, which looks and measures. */
export default defineConfig({
  test: {
    include: [process.env.ONLY ? `browser/${process.env.ONLY}.ts` : 'browser/**/*.test.ts'],
    globalSetup: 'browser/lake.ts',
    // One after the other, as all share one server; in one process, which loads axe and Playwright once.
    fileParallelism: false,
    isolate: false,
    testTimeout: MINUTE,
    hookTimeout: 3 * MINUTE,
    // A second, as it is otherwise, is a short time on a busy machine.
    expect: { poll: { timeout: MINUTE / 2 } },
  },
});
