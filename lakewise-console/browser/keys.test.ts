import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { open, visit } from './visit';

/** Goes on by Tab until the focus is on what has this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const label = document.getElementById(element?.getAttribute('aria-labelledby') ?? '');
      return (
        element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? ''
      );
    });
    if (name.test(focused)) return;
    passed.push(focused.slice(0, 40));
  }
  throw new Error(`Tab does not come to ${name}, but to ${passed.join(' | ')}`);
}

test('by keys alone: find a table, ask it, save the question, write on', async () => {
  const { page, context, complaints } = await visit({ path: '/queries' });
  await page.getByRole('heading', { name: 'Queries' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('air.flights');
  await page.getByRole('option', { name: 'air.flights' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'flights', exact: true }).waitFor();
  await tabTo(page, /^ ?Ask$/);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /^SQL/ }).waitFor();
  await tabTo(page, /^SQL\. Tab indents/);
  await page.keyboard.press('Control+Enter');
  const rows = page.getByRole('grid', { name: 'Rows of the statement' });
  await rows.getByRole('gridcell').first().waitFor();

  await page.keyboard.press('Control+s');
  await page.getByRole('dialog', { name: 'Save the query' }).waitFor();
  await page.keyboard.type('By keys');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.type(' -- still here');
  await expect
    .poll(() => page.getByRole('textbox', { name: /^SQL/ }).textContent())
    .toContain('-- still here');

  expect(complaints).toEqual([]);
  await context.close();
});

test('by keys alone: Tab indents in the editor, and leaves it after Escape, however long that was ago', async () => {
  const { page, context, complaints } = await open();
  await page.clock.install();
  await page.goto(`/sql#token=${inject('token')}`);
  const editor = page.getByRole('textbox', { name: /^SQL/ });
  const isIn = () => editor.evaluate((element) => element.matches(':focus'));
  await editor.click();
  await page.keyboard.type('x');
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  await expect.poll(() => editor.textContent()).toMatch(/^\s+x$/);
  expect(await isIn()).toBe(true);
  await page.keyboard.press('Escape');
  await page.clock.fastForward(60_000);
  await page.keyboard.press('Tab');
  await expect.poll(isIn).toBe(false);
  await editor.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Tab');
  await expect.poll(isIn).toBe(false);
  await expect.poll(() => editor.textContent()).toMatch(/^\s+x$/);
  expect(complaints).toEqual([]);
  await context.close();
});

test('by keys alone: every page by its shortcut, and the shortcuts by theirs', async () => {
  const { page, context, complaints } = await visit({ path: '/data' });
  await page.getByRole('heading', { name: 'Data' }).waitFor();
  for (const [keys, title] of [
    ['q', 'Queries'],
    ['w', 'Warehouses'],
    ['a', 'Administration'],
    ['d', 'Data'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(keys);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  }
  await page.keyboard.press('?');
  const shown = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await shown.getByText('G then S').waitFor();
  await page.keyboard.press('Escape');
  await shown.waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.getByRole('tab', { name: 'People', selected: true }).waitFor();
  await tabTo(page, /^People$/);
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'New group' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
