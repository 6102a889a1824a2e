import { expect, inject, test } from 'vitest';
import { expectAccessible, visit } from './visit';

const HEADERS = { authorization: `Bearer ${inject('token')}` };

async function newcomer(): Promise<string> {
  const made = await fetch(`${inject('address')}/api/v1/tokens`, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({ principal: 'newcomer-of-start@example.org' }),
  });
  return ((await made.json()) as { value: string }).value;
}

test('a newcomer comes to the first answer, and is shown around', {
  timeout: 120_000,
}, async () => {
  const { page, context, complaints } = await visit({ token: await newcomer() });
  await page.getByRole('heading', { name: 'Welcome to the lake' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Load the example' }).click();
  await page.getByRole('button', { name: 'Ask the first question' }).click({ timeout: 60_000 });
  await page.getByRole('textbox', { name: /^SQL/ }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('gridcell', { name: 'Lakeland' }).first().waitFor();

  await page.goto('/welcome');
  await page.getByRole('button', { name: 'Take the tour' }).click();
  const tour = page.getByRole('complementary', { name: /^Tour, step/ });
  await tour.getByRole('heading', { name: 'Ask' }).waitFor();
  for (const title of ['Look closer', 'Find', 'Know a table', 'Take back']) {
    await tour.getByRole('button', { name: 'Next' }).press('Enter');
    await tour.getByRole('heading', { name: title }).waitFor();
  }
  await page.getByRole('row', { name: /UPDATE/ }).waitFor();
  await expectAccessible(page);
  await page.reload();
  await tour.getByRole('heading', { name: 'Take back' }).waitFor();
  await tour.getByRole('button', { name: 'Next' }).click();
  await tour.getByRole('heading', { name: 'See what it took' }).waitFor();
  await page.keyboard.press('Escape');
  await tour.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('heading', { name: 'Queries' }).waitFor();
  expect(await tour.count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();

  const dropped = await fetch(`${inject('address')}/api/2.0/sql/statements`, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({
      statement: 'DROP SCHEMA example CASCADE',
      warehouse_id: 'default',
      wait_timeout: '50s',
    }),
  });
  expect(await dropped.json()).toMatchObject({ status: { state: 'SUCCEEDED' } });
});
