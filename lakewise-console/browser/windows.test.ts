import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visit } from './visit';

/** What other windows keep is not told to a page that somebody went away from; it is here as it was. */
const DEAF = () => {
  for (const event of ['storage', 'focus'])
    window.addEventListener(event, (told) => told.stopImmediatePropagation(), true);
};

const editor = (page: Page) => page.getByRole('textbox', { name: /^SQL/ });
const tabs = (page: Page) => page.getByRole('tablist', { name: 'Open texts' }).getByRole('tab');

async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.insertText(text);
}

test('what is written in one window is not lost by another that has not heard of it', async () => {
  const { page, context, complaints } = await visit({ path: '/sql' });
  await write(page, 'select 1');
  const old = await context.newPage();
  await old.addInitScript(DEAF);
  await old.goto('/sql');
  await old.getByText('select 1').first().waitFor();
  await page.getByRole('button', { name: 'New tab' }).click();
  await write(page, 'select 2');
  await page.reload();
  await page.getByText('select 2').first().waitFor();

  await write(old, ' + 10');
  await expect.poll(() => tabs(old).allTextContents()).toEqual(['Query 1', 'Query 2']);
  await expect.poll(() => tabs(page).allTextContents()).toEqual(['Query 1', 'Query 2']);
  await tabs(old).last().click();
  await old.getByText('select 2').first().waitFor();

  // What was closed elsewhere is there again with what was written in it.
  await tabs(page).last().click();
  await page.getByRole('button', { name: 'Close Query 2' }).click();
  await expect.poll(() => tabs(page).count()).toBe(1);
  await write(old, ' + 20');
  await expect.poll(() => tabs(page).allTextContents()).toEqual(['Query 1', 'Query 2']);
  await page.reload();
  await tabs(page).last().click();
  await page
    .getByText(/select 2 \+ 20| \+ 20select 2/)
    .first()
    .waitFor();

  // Who comes back to it sees what there is before anything is written.
  await page.getByRole('button', { name: 'New tab' }).click();
  await expect.poll(() => tabs(page).count()).toBe(3);
  await old.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow')));
  await expect.poll(() => tabs(old).count()).toBe(3);
  expect(complaints).toEqual([]);
  await context.close();
});
