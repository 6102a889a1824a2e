import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { serve } from './lake';
import { ask, expectAccessible, visit } from './visit';

const PATIENCE = 60_000;
const ENDLESS = 'select sum(a.range * b.range) from range(3000000) a, range(3000000) b';

/** A port below those that connections go out from, so that nobody takes it while the server is away. */
async function freePort(): Promise<number> {
  for (let port = 20_000 + Math.floor(Math.random() * 10_000); ; port++) {
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

/** What is said of a statement while it goes on. */
function working(page: Page) {
  return page.locator('.run-bar').getByText(/^(Planning|Running|Reading)/);
}

test('a server that restarts loses nothing of an open page, which goes on by itself', {
  timeout: 3 * PATIENCE,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakewise-console-restart-'));
  const port = await freePort();
  let server = await serve(join(folder, 'lake'), port);
  try {
    const { page, context } = await visit({ path: '/sql', ...server });
    const editor = page.getByRole('textbox', { name: /^SQL/ });
    const away = page.getByText('The server does not answer.', { exact: true });
    await ask(page, ENDLESS);
    await working(page).waitFor();

    await server.end('SIGKILL');
    await away.waitFor();
    await page.getByText('Waiting for the server').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'New tab' }).click();
    await editor.click();
    await page.keyboard.insertText('select 6 * 7 as answer');
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: 'Save the query' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Kept');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').getByText('The server does not answer').waitFor();

    server = await serve(join(folder, 'lake'), port);
    await away.waitFor({ state: 'detached', timeout: PATIENCE });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await editor.textContent()).toContain('select 6 * 7 as answer');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('gridcell', { name: '42' }).waitFor({ timeout: PATIENCE });

    await page.getByRole('tab', { name: 'Query 1' }).click();
    await page.getByRole('alert').getByText('The server was started anew').waitFor();
    expect(await editor.textContent()).toContain(ENDLESS);
    await context.close();
  } finally {
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a network that fails for a while does not end a statement', async () => {
  const { page, context } = await visit({ path: '/sql' });
  await ask(page, ENDLESS);
  await working(page).waitFor();
  await context.setOffline(true);
  await page.getByText('Waiting for the server').waitFor();
  await context.setOffline(false);
  await working(page).waitFor();
  await page.getByText('The server does not answer.').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
  await context.close();
});

test('a page that is opened while the server is away comes when it is back', async () => {
  const { page, context } = await visit({ path: '/data' });
  await page.getByRole('link', { name: 'air.flights' }).first().waitFor();
  await context.setOffline(true);
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Warehouses/ })
    .click();
  await page.getByText('The server does not answer.').waitFor();
  await page.getByText('Fetching the page …').waitFor();
  await expectAccessible(page);
  await context.setOffline(false);
  await page.getByRole('region', { name: 'default', exact: true }).first().waitFor();
  await context.close();
});

test('rows of a table that could not be had come when the server is back', async () => {
  const { page, context } = await visit({ path: '/data/main/shop/orders' });
  await page.getByRole('row', { name: /amount/ }).waitFor();
  await context.setOffline(true);
  await page.getByRole('tab', { name: 'Sample' }).click();
  await page.getByRole('alert').getByText('The server does not answer').waitFor();
  await context.setOffline(false);
  await page.getByRole('gridcell', { name: 'open' }).first().waitFor();
  await context.close();
});
