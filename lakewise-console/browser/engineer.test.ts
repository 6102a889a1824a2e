import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, visit } from './visit';

/** Waits until the focus is on something of a name. */
async function focused(page: Page, name: string): Promise<void> {
  const label = () =>
    page.evaluate(
      () =>
        document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    );
  await expect.poll(label).toBe(name);
}

test('an engineer finds the bad commit, sees its rows, and takes it back', async () => {
  const { page, context, complaints } = await visit({ path: '/data/main/air/flights/history' });
  const row = page.getByRole('row', { name: /UPDATE/ });
  await row.getByText(/16. rows updated/).waitFor();
  await row.getByRole('button', { name: 'What changed' }).click();
  const compared = page.getByRole('region', { name: 'Version 1 and 2' });
  await compared.locator('del').first().waitFor();
  expect(new URL(page.url()).search).toBe('?from=1&to=2');
  await expectAccessible(page);
  // It opens above the versions, and who goes by keys is in it; closed, one is back where one was.
  await page.keyboard.press('Tab');
  await focused(page, 'Close the comparison');
  await page.keyboard.press('Enter');
  await focused(page, 'What changed');
  await page.keyboard.press('Enter');
  await compared.locator('del').first().waitFor();

  await page.getByRole('row', { name: /WRITE/ }).getByRole('button', { name: 'Restore …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore version 1' });
  await dialog.getByText('Nothing is lost').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Restore version 1' }).click();
  await page.getByRole('row', { name: /RESTORE/ }).waitFor();
  await page.getByText('version 3', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('what a table was made of is drawn, and its names lead on', async () => {
  const { page, context, complaints } = await visit({ path: '/data/main/air/airlines/lineage' });
  await page.getByRole('link', { name: 'air.flights' }).click();
  await page.getByRole('heading', { name: 'flights', exact: true }).waitFor();
  await page.getByRole('link', { name: 'air.airlines' }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a table and a column are tagged where they stand', async () => {
  const { page, context, complaints } = await visit({ path: '/data/main/shop/orders' });
  const tag = async (what: string, key: string, value: string) => {
    await page.getByRole('button', { name: `Tag ${what}`, exact: true }).click();
    await page.getByRole('textbox', { name: 'Tag' }).fill(key);
    await page.getByRole('textbox', { name: 'Value' }).fill(value);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Take the tag ${key} from ${what}` }).waitFor();
  };
  await tag('orders', "it's", '<b>sales</b>');
  await tag('amount', 'money', '');
  await page.reload();
  await page.getByText('<b>sales</b>').waitFor();
  await page
    .getByRole('row', { name: /^amount/ })
    .getByText('money', { exact: true })
    .waitFor();
  await expectAccessible(page);
  const taken = page.getByRole('button', { name: "Take the tag it's from orders" });
  await taken.click();
  await taken.waitFor({ state: 'detached' });
  await page.getByText('money', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('a comment is changed where it stands', async () => {
  const { page, context, complaints } = await visit({ path: '/data/main/shop/orders' });
  await page
    .getByRole('row', { name: /^amount/ })
    .getByRole('button', { name: 'Change the comment' })
    .click();
  await page.getByRole('textbox', { name: 'Comment' }).fill("in euros, it's net");
  await page.getByRole('button', { name: 'Keep' }).click();
  await page
    .getByRole('row', { name: /^amount/ })
    .getByText("in euros, it's net")
    .waitFor();
  await page.reload();
  await page
    .getByRole('row', { name: /^amount/ })
    .getByText("in euros, it's net")
    .waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await context.close();
});
