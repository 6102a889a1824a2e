import { expect, test } from 'vitest';
import { run } from './calls';
import { expectAccessible, visit } from './visit';

test('a dropped table is looked at, and comes back', async () => {
  await run(
    `CREATE TABLE shop."by mistake" AS SELECT 'still there' AS word`,
    'DROP TABLE shop."by mistake"',
  );
  const { page, context, complaints } = await visit({ path: '/data' });
  const row = page
    .getByRole('table', { name: 'Dropped tables' })
    .getByRole('row', { name: /main\.shop\.by mistake/ });
  await row.getByRole('button', { name: 'Bring back …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bring back by mistake' });
  await dialog.getByRole('gridcell', { name: 'still there' }).waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Bring it back' }).click();
  await page.getByRole('heading', { name: 'by mistake', exact: true }).waitFor();
  await page.goto('/data');
  await page.getByRole('link', { name: 'shop.by mistake' }).waitFor();
  await row.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await context.close();
  await run('DROP TABLE shop."by mistake" PURGE');
});

test('files are seen, written together, and who used the table is told', async () => {
  await run(
    'CREATE TABLE shop.pieces (id int)',
    'INSERT INTO shop.pieces VALUES (1)',
    'INSERT INTO shop.pieces VALUES (2)',
    'SELECT id FROM shop.pieces WHERE id > 1',
  );
  const { page, context, complaints } = await visit({ path: '/data/main/shop/pieces/files' });
  const files = page.getByRole('table', { name: 'Layout' }).getByRole('row', { name: /^Files/ });
  await files.getByRole('cell', { name: '2', exact: true }).waitFor();
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await page.getByText(/^2 of 2 files, .* would be written together as about 1 of /).waitFor();
  await page.getByRole('button', { name: 'Optimize …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Optimize pieces' });
  await dialog.getByText('No row changes.').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Optimize', exact: true }).click();
  await page.getByText('2 files were written together as 1.').waitFor();
  await files.getByRole('cell', { name: '1', exact: true }).waitFor();
  await page.getByRole('button', { name: 'See what would go' }).click();
  await page.getByText('No file would go.').waitFor();
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'Used by' }).click();
  await page.getByRole('row', { name: /admin\s+optimize/ }).waitFor();
  await page
    .getByRole('table', { name: 'How it is read' })
    .getByRole('row', { name: /^SELECT \w+ id > a value/ })
    .waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await context.close();
  await run('DROP TABLE shop.pieces PURGE');
});

test('two versions are compared by a key that is chosen', async () => {
  await run(
    "CREATE TABLE shop.keyed AS SELECT 1 AS id, 'open' AS state, 3 AS amount",
    "UPDATE shop.keyed SET state = 'paid', amount = 4",
  );
  const { page, context, complaints } = await visit({
    path: '/data/main/shop/keyed/history?from=0&to=1',
  });
  const rows = page.getByRole('table', { name: 'Rows that changed' });
  await rows.getByRole('row', { name: /^removed/ }).waitFor();
  await page.getByRole('button', { name: 'Rows paired by likeness' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'id' }).click();
  await page.keyboard.press('Escape');
  await rows.getByRole('row', { name: /^changed/ }).waitFor();
  expect(await rows.locator('del').allTextContents()).toEqual(['open', '3']);
  expect(new URL(page.url()).search).toBe('?from=0&to=1&key=id');
  await expectAccessible(page);
  await page.reload();
  await rows.getByRole('row', { name: /^changed/ }).waitFor();
  expect(complaints).toEqual([]);
  await page.route(/\/change-counts/, (route) =>
    route.fulfill({
      status: 400,
      json: { error_code: 'INVALID_PARAMETER_VALUE', message: 'They cannot be counted.' },
    }),
  );
  await page.reload();
  await rows.getByRole('row', { name: /^changed/ }).waitFor();
  await page.getByRole('alert').getByText('They cannot be counted.').waitFor();
  await page.locator('.compare .loading').first().waitFor({ state: 'detached' });
  await context.close();
  await run('DROP TABLE shop.keyed PURGE');
});
