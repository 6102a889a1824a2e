import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { newcomer, send } from './calls';
import { expectAccessible, visit } from './visit';

const LOOKER = 'looker@example.org';

test('an admin sees which names somebody sees, and no more', async () => {
  await newcomer(LOOKER);
  for (const [kind, name, right] of [
    ['schema', 'main.shop', 'USE_SCHEMA'],
    ['table', 'main.shop.orders', 'SELECT'],
  ]) {
    await send('PATCH', `/api/2.1/unity-catalog/permissions/${kind}/${name}`, {
      changes: [{ principal: LOOKER, add: [right] }],
    });
  }

  const { page, context, complaints } = await visit({ path: '/sql' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search tables/ }).fill('see the lake');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Choose who looks' }).waitFor();
  await page.getByRole('combobox', { name: 'Who looks' }).fill('looker');
  await page.getByRole('option', { name: new RegExp(LOOKER) }).click();
  const names = page.getByRole('table', { name: `What ${LOOKER} sees` });
  await names.getByRole('row', { name: /main\.shop\.orders/ }).waitFor();
  expect(await names.getByText('air.flights').count()).toBe(0);
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Find' }).fill('flights');
  await page.getByRole('heading', { name: 'Nothing that is seen has this name' }).waitFor();
  await expectAccessible(page);

  await page.goto('/admin/people');
  await page.getByRole('button', { name: `What can be done with ${LOOKER}` }).click();
  await page.getByRole('menuitem', { name: 'See as this user' }).click();
  await names.getByRole('row', { name: /main\.shop\.orders/ }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

/** Comes back to a page that was behind another. */
async function looksAgain(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
}

test('who signs in after another sees nothing of what that one saw', async () => {
  const origin = inject('address');
  const token = await newcomer('next@example.org');
  const { page, context } = await visit({ path: '/data/main/air/airlines' });
  await page.getByText('owner admin').waitFor();
  await page.request.delete('/api/v1/session', { headers: { origin } });
  await looksAgain(page);
  await page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
  await page.getByRole('button', { name: 'Use a token' }).click();
  await page.getByRole('textbox', { name: 'Token' }).fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('There is no such place in the lake').waitFor();
  expect(await page.getByText('owner admin').count()).toBe(0);

  await page.request.post('/api/v1/session', {
    headers: { origin },
    data: { token: inject('token') },
  });
  // Chromium does not close what it is just about to load.
  const renewed = page.waitForEvent('load');
  await looksAgain(page);
  await renewed;
  await page.getByText('owner admin').waitFor();
  await context.close();
});
