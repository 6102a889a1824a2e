import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectAccessible, visit } from './visit';

const ODD = '<img src=x onerror=alert(1)> مريم 👩‍🚀';

async function open(page: Page, part: string): Promise<void> {
  await page.getByRole('tab', { name: part }).click();
  await page.getByRole('tabpanel', { name: part }).waitFor();
}

test('an admin lets somebody in, and grants and takes a right', { timeout: 120_000 }, async () => {
  const { page, context, complaints } = await visit({ path: '/sql' });
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Admin' }).click();
  await page.getByRole('button', { name: 'Add someone' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('eve@example.org');
  await page.getByRole('textbox', { name: /^Shown as/ }).fill(ODD);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: /^eve@example.org/ });
  await row.getByText(ODD).waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Add someone' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('eve@example.org');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('eve@example.org').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await open(page, 'Groups');
  await page.getByRole('button', { name: 'New group' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('testers');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'testers' }).click();
  await page.getByRole('combobox', { name: 'New member' }).fill('eve');
  await page.getByRole('option', { name: /eve@example.org/ }).click();
  await page.getByRole('button', { name: 'Add to the group' }).click();
  await page.getByRole('row', { name: 'eve@example.org' }).waitFor();
  await expectAccessible(page);

  await page.goto('/admin/grants?kind=table&name=main.shop.orders');
  await page.getByRole('combobox', { name: 'To whom' }).fill('testers');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Grant', exact: true }).click();
  const granted = page.getByRole('row', { name: /testers/ });
  await granted.getByText('SELECT').waitFor();
  await page
    .getByRole('row', { name: /account users/ })
    .getByRole('link', { name: 'on catalog main' })
    .first()
    .waitFor();
  await expectAccessible(page);
  await granted.getByRole('button', { name: 'Take SELECT from testers' }).click();
  await granted.waitFor({ state: 'detached' });

  await page.goto('/admin/audit?what=permissions');
  await page
    .getByRole('row', { name: /update permissions.*main.shop.orders/ })
    .first()
    .waitFor();
  await expectAccessible(page);
  // That a name is taken is told by an answer of 409, which Chromium writes down.
  expect(complaints.filter((complaint) => !/status of 409/.test(complaint))).toEqual([]);
  await context.close();
});

test('a token is shown once, lets in, and is ended', async () => {
  const { page, context, complaints } = await visit({ path: '/admin/tokens?new=' });
  await page.getByRole('textbox', { name: 'What it is for' }).fill(ODD);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make the token' }).click();
  const value = await page.getByRole('textbox', { name: 'Token' }).inputValue();
  await expectAccessible(page);
  const asked = () =>
    fetch(`${inject('address')}/api/v1/session`, { headers: { authorization: `Bearer ${value}` } });
  expect((await asked()).status).toBe(200);
  await page.getByRole('button', { name: 'I have it' }).click();
  const row = page.getByRole('row', { name: ODD });
  await row.waitFor();
  expect(await page.content()).not.toContain(value);
  await row.getByRole('button', { name: 'End …' }).click();
  await page.getByRole('button', { name: 'End the token' }).click();
  await row.waitFor({ state: 'detached' });
  expect((await asked()).status).toBe(401);
  expect(complaints).toEqual([]);
  await context.close();
});

test('who is no admin is offered what is theirs, and signs in by a password', async () => {
  const address = inject('address');
  const headers = { authorization: `Bearer ${inject('token')}` };
  const made = await fetch(`${address}/api/v1/tokens`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ principal: 'newcomer@example.org' }),
  });
  const { value } = (await made.json()) as { value: string };
  const { page, context, complaints } = await visit({
    path: '/admin',
    token: value,
    width: 360,
    height: 740,
  });
  await page.getByRole('row', { name: /newcomer@example.org/ }).waitFor();
  expect(await page.getByRole('button', { name: 'Add someone' }).count()).toBe(0);
  expect(await page.getByRole('tab', { name: 'Audit' }).count()).toBe(0);
  await page.goto('/admin/grants?kind=schema&name=main.default');
  await page.getByRole('row', { name: /account users/ }).waitFor();
  expect(await page.getByRole('button', { name: 'Grant', exact: true }).count()).toBe(0);
  await page.goto('/admin/signing-in');
  const password = 'seven lakes and a boat';
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('New password, again').fill('another one, which differs');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('alert').getByText('The two passwords differ.').waitFor();
  await page.getByLabel('New password, again').fill(password);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('It is set.').waitFor();
  await expectAccessible(page);
  const entered = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { origin: address },
    body: JSON.stringify({ user: 'newcomer@example.org', password }),
  });
  expect(entered.status).toBe(200);
  await page.reload();
  const other = page.getByRole('row', { name: /a password/ });
  await other.getByRole('button', { name: 'End …' }).click();
  await page.getByRole('button', { name: 'End the session' }).click();
  await other.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await context.close();
});
