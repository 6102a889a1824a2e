import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { newcomer } from './calls';
import { furnish } from './scene';
import { STATES } from './states';
import { open, violations, visit } from './visit';

const FOLDER = join(import.meta.dirname, '..', 'screenshots');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 360, height: 780 },
];
const SCHEMES = ['light', 'dark'] as const;
/** An expression that the names match of those that are wanted; all where it is left out. */
const wanted = process.env.STATES ?? '';

let nobody = '';

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  await furnish();
  nobody = await newcomer('nobody@example.org', 'Nobody');
});

test.each(STATES.filter(({ name }) => new RegExp(wanted).test(name)))(
  '$name',
  async ({ name, path, step, after, outside, stranger, narrow, fetching }) => {
    const { page, context, complaints } = outside
      ? await open()
      : await visit(stranger ? { path, token: nobody } : { path });
    if (outside) await page.goto(path);
    await step(page);
    // What is said while something is fetched comes late, and goes.
    const said = page.getByRole('status').getByText(/^Fetching /);
    if (fetching) await page.getByText(`Fetching ${fetching} …`).waitFor();
    else await expect.poll(() => said.count(), { timeout: 20_000 }).toBe(0);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      if (size.width < 600) await narrow?.(page);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({
          path: join(FOLDER, `${name}-${size.width}-${colorScheme}.png`),
          animations: 'disabled',
        });
        expect
          .soft({ ...size, colorScheme, found: await violations(page) })
          .toMatchObject({ found: [] });
      }
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth > window.innerWidth,
      );
      expect.soft({ name, width: size.width, wide }).toMatchObject({ wide: false });
    }
    await after?.(page);
    await context.close();
    // What is refused and what fails on purpose is written down by Chromium.
    expect(complaints.filter((said) => !/status of 4|ERR_INTERNET|preload CSS/.test(said))).toEqual(
      [],
    );
  },
);
