import { expect, test } from 'vitest';
import { newcomer, run } from './calls';
import { expectAccessible, visit } from './visit';

test('a newcomer comes to the first answer, and is shown around', {
  timeout: 120_000,
}, async () => {
  const { page, context, complaints } = await visit({
    token: await newcomer('newcomer-of-start@example.org'),
  });
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
  await run('DROP SCHEMA example CASCADE');
});
