import { expect, test } from 'vitest';
import { run } from './calls';
import { ask, expectAccessible, visit } from './visit';

test('a policy is set and taken away by statements that are shown, and the server tells its settings', async () => {
  for (const [name, bound] of [
    ['cheap', '<'],
    ['dear', '>='],
  ]) {
    await run(
      `create function shop.${name}(amount decimal(10, 2)) returns boolean return amount ${bound} 10`,
    );
  }
  const { page, context, complaints } = await visit({ path: '/admin/policies' });
  await page.getByRole('button', { name: 'Set a policy …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set a policy on a table' });
  await dialog.getByRole('combobox', { name: 'Table' }).fill('main.shop.orders');
  await page.getByRole('option', { name: 'main.shop.orders' }).click();
  await dialog.getByRole('combobox', { name: 'Decided by the function' }).fill('main.shop.cheap');
  await page.getByRole('option', { name: 'main.shop.cheap' }).click();
  await dialog.getByRole('textbox', { name: 'It gets the columns' }).fill('amount');
  await dialog
    .getByText(
      'ALTER TABLE "main"."shop"."orders" SET ROW FILTER "main"."shop"."cheap" ON ("amount")',
    )
    .waitFor();
  await dialog.getByRole('button', { name: 'Run the statement' }).click();
  const row = page.getByRole('row', { name: /main\.shop\.orders/ });
  await row.getByText('row filter').waitFor();
  await expectAccessible(page);

  // On the table's own page it is replaced, and taken away.
  await row.getByRole('link', { name: 'main.shop.orders' }).click();
  await page.getByRole('tab', { name: 'Grants and policies' }).click();
  const own = page.getByRole('row', { name: /row filter/ });
  await own.getByRole('button', { name: 'Replace …' }).click();
  await dialog.getByText('SET ROW FILTER "main"."shop"."cheap" ON ("amount")').waitFor();
  await dialog.getByRole('combobox', { name: 'Decided by the function' }).fill('main.shop.dear');
  await page.getByRole('option', { name: 'main.shop.dear' }).click();
  await dialog.getByRole('button', { name: 'Run the statement' }).click();
  await own.getByText('main.shop.dear').waitFor();
  await expectAccessible(page);
  await own.getByRole('button', { name: 'Take away …' }).click();
  await page.getByRole('button', { name: 'Run the statement' }).click();
  await own.waitFor({ state: 'detached' });
  await page.goto('/admin/policies');
  await page.getByText('No table that you manage has a filter or a mask').waitFor();

  await page.getByRole('tab', { name: 'Server' }).click();
  await page.getByRole('row', { name: /^threads 2 flag/ }).waitFor();
  await page.getByRole('row', { name: /Names and rights in SQLite/ }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a table is found by a column, and a result is taken along as Parquet', async () => {
  const { page, context, complaints } = await visit();
  await ask(page, 'select 1 as one');
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Parquet' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.parquet$/);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search tables/ }).fill('airline');
  await page.getByRole('option', { name: /air\.flights/ }).click();
  await page.getByRole('heading', { name: 'flights', exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
