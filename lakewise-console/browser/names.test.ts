import { expect, test } from 'vitest';
import { run, send } from './calls';
import { named, ODD, SCRIPT } from './odd';
import { ask, expectFitting, LARGE, SMALL, visit } from './visit';

test('wherever a name, a text or an error is shown, it is not run and breaks no page', {
  timeout: 120_000,
}, async () => {
  const [paths, drops] = await named();
  const left: unknown[] = [];
  try {
    const { page, context, complaints } = await visit(SMALL);
    const seen = async (path: string) => {
      for (const size of [SMALL, LARGE]) {
        await page.setViewportSize(size);
        await expect
          .poll(() => page.getByText(SCRIPT).count(), { message: path })
          .toBeGreaterThan(0);
        await expectFitting(page, path);
      }
      expect(await page.locator('img, main script').count(), path).toBe(0);
    };
    for (const path of paths) {
      await page.goto(path);
      await seen(path);
    }
    await page.getByRole('link', { name: SCRIPT }).first().click();
    await page.getByRole('alert').getByText(SCRIPT).waitFor();
    await seen('one statement');
    await page.getByRole('button', { name: 'Open in SQL' }).click();
    await page.getByRole('radio', { name: 'Saved' }).click();
    await page.getByRole('button', { name: SCRIPT }).click();
    await page.getByRole('button', { name: /^Run Ctrl/ }).click();
    await page.getByRole('gridcell', { name: SCRIPT }).waitFor();
    await seen('a saved query');
    await ask(page, `select "${ODD}"`);
    await page.getByRole('alert').getByText(SCRIPT).waitFor();
    await seen('an error');
    expect(complaints).toEqual([]);
    await context.close();
  } finally {
    // What is not taken away is told at the end, so that it hides nothing that failed before.
    for (const path of drops) await send('DELETE', path).catch((thrown) => left.push(thrown));
    await run('drop table shop."of odd names" purge').catch((thrown) => left.push(thrown));
  }
  expect(left).toEqual([]);
});
