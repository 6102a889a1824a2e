import { expect, test } from 'vitest';
import { expectAccessible, visit } from './visit';

const PLACES = [
  ['/welcome', 'Welcome to the lake'],
  ['/sql', ''],
  ['/data', 'Data'],
  ['/data/main/air/flights', 'flights'],
  ['/data/main/air/flights/history', 'flights'],
  ['/data/main/air/flights/files', 'flights'],
  ['/data/main/air/flights/used-by', 'flights'],
  ['/queries', 'Queries'],
  ['/warehouses', 'Warehouses'],
  ['/admin/people', 'Administration'],
  ['/admin/seen-by', 'Administration'],
  ['/admin/policies', 'Administration'],
] as const;

test('every page keeps nobody out in the dark on a telephone', { timeout: 120_000 }, async () => {
  const { page, context, complaints } = await visit({ dark: true, width: 360, height: 740 });
  for (const [path, title] of PLACES) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1, ...(title ? { name: title } : {}) }).waitFor();
    await expect.poll(() => page.getByText(/^Fetching /).count(), { timeout: 30_000 }).toBe(0);
    await expectAccessible(page);
    const wide = await page.evaluate(() =>
      Math.max(
        document.documentElement.scrollWidth,
        document.querySelector('main')?.scrollWidth ?? 0,
      ),
    );
    expect({ path, wide }).toEqual({ path, wide: 360 });
  }
  expect(complaints).toEqual([]);
  await context.close();
});
