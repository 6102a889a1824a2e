import { expect, test } from 'vitest';
import { LONG_NAME, PLACES } from './places';
import { expectAccessible, expectFitting, LARGE, SMALL, visit } from './visit';

/**
 * Looks at places one after the other, dark on a telephone and light on a screen; every state in
 * both themes at both sizes is looked at where pictures of it are taken.
 */
async function lookAt(places: typeof PLACES): Promise<void> {
  const { page, context, complaints } = await visit({ dark: true, ...SMALL });
  for (const [path, title] of places) {
    await page.setViewportSize(SMALL);
    await page.goto(path);
    await page.getByRole('heading', { level: 1, ...(title ? { name: title } : {}) }).waitFor();
    await expect.poll(() => page.getByText(/^Fetching /).count()).toBe(0);
    await expectFitting(page, path);
    await expectAccessible(page);
    await page.setViewportSize(LARGE);
    await page.emulateMedia({ colorScheme: 'light' });
    await expectFitting(page, path);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
  }
  expect(complaints).toEqual([]);
  await context.close();
}

test('every page keeps nobody out, dark and light, on a telephone and on a screen', {
  timeout: 180_000,
}, async () => {
  const isOdd = (_: unknown, at: number) => at % 2 === 1;
  await Promise.all([
    lookAt(PLACES.filter(isOdd)),
    lookAt(PLACES.filter((place, at) => !isOdd(place, at))),
  ]);
});

test('a name as long as may be is one line wherever names are chosen', async () => {
  const { page, context } = await visit({ path: '/data' });
  // Only the first schemas are open by themselves, and others have made some.
  await page.getByRole('searchbox', { name: 'Search names' }).fill('longlong');
  const tree = page.getByRole('treegrid', { name: 'Catalogs' });
  const line = tree.getByText(LONG_NAME);
  await line.waitFor();
  expect((await line.boundingBox())?.height).toBeLessThan(40);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search tables/ }).fill('longlong');
  const option = page.getByRole('option', { name: LONG_NAME });
  await option.waitFor();
  const palette = await page.getByRole('dialog').boundingBox();
  const box = await option.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(
    (palette?.x ?? 0) + (palette?.width ?? 0),
  );
  await context.close();
});
