import { expect, test } from 'vitest';
import { newcomer, run } from './calls';
import { expectAccessible, visit } from './visit';

const LOOKER = 'looker-of-schemas@example.org';

test('one comes from a table to its schema and its catalog, and sees what one may see', async () => {
  const token = await newcomer(LOOKER);
  await run(
    'create schema desk',
    "comment on schema desk is 'Pens & paper'",
    'create table desk.pens as select 1 as id',
    'create view desk.blue as select * from desk.pens',
    'create function desk.is_dry(age int) returns boolean return age > 3',
    "create volume desk.scans comment 'One file each'",
    `grant use schema on schema desk to "${LOOKER}"`,
    `grant select on table desk.pens to "${LOOKER}"`,
  );
  const { page, context, complaints } = await visit({ path: '/data/main/desk/pens' });
  await page.locator('main').getByRole('link', { name: 'desk', exact: true }).click();
  await page.getByRole('heading', { name: 'desk', exact: true }).waitFor();
  await page.getByText('Pens & paper').waitFor();
  const names = page.getByRole('table', { name: 'Names in the schema' });
  for (const name of [/view blue/, /function is_dry/, /table pens/, /volume scans One file each/])
    await names.getByRole('row', { name }).waitFor();
  await expectAccessible(page);
  await page.locator('main').getByRole('link', { name: 'main', exact: true }).click();
  await page.getByRole('heading', { name: 'main', exact: true }).waitFor();
  await page.getByRole('table', { name: 'Schemas' }).getByRole('link', { name: 'desk' }).click();
  await names.getByRole('link', { name: 'blue' }).click();
  await page.getByRole('heading', { name: 'blue', exact: true }).waitFor();
  await page.goto('/data/main/desk%20of%20nobody');
  await page.getByRole('heading', { name: 'There is no such place in the lake' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();

  const other = await visit({ path: '/data/main/desk', token });
  await other.page.getByRole('row', { name: /table pens/ }).waitFor();
  expect(
    await other.page.getByRole('table', { name: 'Names in the schema' }).textContent(),
  ).not.toMatch(/blue|is_dry|scans/);
  await other.context.close();
  await run('drop schema desk cascade');
});

test('of many names the first are shown, and more when one asks', async () => {
  const views = Array.from(
    { length: 203 },
    (_, index) => `create view crowd.v${index} as select 1`,
  );
  await run('create schema crowd', ...views);
  const { page, context, complaints } = await visit({ path: '/data/main/crowd' });
  const names = page.getByRole('table', { name: 'Names in the schema' });
  await page.getByText('203 names', { exact: true }).waitFor();
  await page.getByText('These are the first 200:').waitFor();
  expect(await names.getByRole('link').count()).toBe(200);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show 3 more' }).click();
  await names.getByRole('link', { name: 'v99', exact: true }).waitFor();
  expect(await names.getByRole('link').count()).toBe(203);
  expect(complaints).toEqual([]);
  await context.close();
  await run('drop schema crowd cascade');
});
