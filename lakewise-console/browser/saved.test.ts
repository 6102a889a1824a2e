import { expect, test } from 'vitest';
import { ask, expectAccessible, visit } from './visit';

test('a query is saved in a folder, found again, and shared', async () => {
  const { page, context, complaints } = await visit();
  await ask(page, 'select 6 * 7 as answer');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Save the query' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('The answer 👩‍🚀');
  await dialog.getByRole('textbox', { name: 'Folder' }).fill('reports');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Close The answer' }).click();
  await page.getByRole('radio', { name: 'Saved' }).click();
  await page
    .getByRole('region', { name: 'reports' })
    .getByRole('button', { name: 'The answer' })
    .click();
  await expect
    .poll(() => page.getByRole('textbox', { name: /^SQL/ }).textContent())
    .toContain('select 6 * 7 as answer');

  await ask(page, 'select 6 * 9 as answer');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByRole('button', { name: 'Share, and earlier versions' }).click();
  const shares = page.getByRole('dialog', { name: 'Share, and earlier versions' });
  await shares.getByRole('listitem').filter({ hasText: 'Version 2 by admin' }).waitFor();
  await shares.getByRole('textbox', { name: 'User or group' }).fill('admins');
  await shares.getByRole('button', { name: 'Share', exact: true }).click();
  await shares.getByText('admins may run it').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Alert…' }).click();
  const alert = page.getByRole('dialog', { name: 'New alert' });
  await alert.getByRole('button', { name: 'The answer 👩‍🚀 Saved query' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
