import { expect, test } from 'vitest';
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
