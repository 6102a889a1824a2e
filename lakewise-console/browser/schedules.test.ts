import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, inject, test } from 'vitest';
import { expectAccessible, visit } from './visit';

async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${inject('address')}/api/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${inject('token')}` },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return response.json();
}

/** Whoever is told: what came, one after another. */
async function listener() {
  const came: { items: { title: string; rows: number }[]; attachments: { name: string }[] }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    came.push(JSON.parse(body));
    response.writeHead(204).end();
  });
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return { came, url, end: () => server.close() };
}

test('an analyst shares a dashboard, has it sent, and sees its run', async () => {
  const sql = 'select airline from air.airlines order by airline';
  const place = { x: 0, y: 0, w: 6, h: 6 };
  const items = [{ id: 'one', title: 'Who flies', kind: 'TABLE', sql, place }];
  const made = await post('dashboards', { name: 'Fleet', definition: { items, filters: [] } });
  const { id } = (made as { dashboard: { id: string } }).dashboard;
  const { page, context, complaints } = await visit({ path: `/dashboards/${id}` });
  const hook = await listener();
  try {
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('textbox', { name: 'User or group' }).fill('admins');
    await page.getByRole('dialog').getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByText('admins may look at it').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Schedule…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New report' });
    await dialog.getByRole('button', { name: 'Fleet Saved query or dashboard' }).waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Fleet by mail');
    await dialog.getByLabel('At').fill('17:05');
    await dialog.getByRole('checkbox', { name: 'Excel' }).uncheck();
    await dialog.getByRole('textbox', { name: 'Webhook' }).fill(hook.url);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('textbox', { name: 'Secret' }).waitFor();
    await page.getByRole('link', { name: 'Reports and alerts' }).click();

    const row = page.getByRole('row', { name: /Fleet by mail/ });
    await row.getByText('Every day at 17:05').waitFor();
    await row.getByRole('button', { name: 'Run Fleet by mail now' }).click();
    await row.getByText('succeeded').waitFor();
    expect(hook.came[0]?.items).toMatchObject([{ title: 'Who flies', rows: 4 }]);
    expect(hook.came[0]?.attachments.map(({ name }) => name)).toEqual(['Fleet.zip', 'Fleet.html']);
    await row.getByRole('button', { name: 'History of Fleet by mail' }).click();
    await page.getByText('Everybody has it.').waitFor();
    await expectAccessible(page);
    expect(page.url()).toMatch(/\/reports\/[0-9a-f-]{36}$/);
    expect(complaints).toEqual([]);
  } finally {
    hook.end();
    await context.close();
  }
});

test('an alert is made, changed by keys alone, let wait and taken away', async () => {
  const saved = await post('saved-queries', {
    name: 'Delays to tell',
    text: 'select max(delay) as worst from air.flights',
  });
  const { id } = (saved as { query: { id: string } }).query;
  const { page, context, complaints } = await visit({ width: 360, height: 800, dark: true });
  try {
    await page.goto(`/reports?new=alert&query=${id}`);
    const dialog = page.getByRole('dialog', { name: 'New alert' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Late <b>');
    await dialog.getByRole('textbox', { name: 'Column' }).fill('worst');
    await dialog.getByRole('spinbutton', { name: 'Number' }).fill('9.5');
    await dialog.getByRole('textbox', { name: 'Webhook' }).fill('http://localhost:9/hook');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('textbox', { name: 'Secret' }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();

    const row = page.getByRole('row', { name: /Late <b>/ });
    await row.getByRole('button', { name: 'Run Late <b> now' }).click();
    await row.getByText('failed').waitFor();
    await row.getByRole('button', { name: 'History of Late <b>' }).click();
    await page.getByText('The alert is raised: 79').waitFor();
    await page.getByText(/is not known on the public internet/).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();

    await row.getByRole('button', { name: 'Edit Late <b>' }).press('Enter');
    const change = page.getByRole('dialog', { name: 'Edit the alert' });
    await change.getByRole('button', { name: /Alert when it/ }).press('Enter');
    await page.getByRole('option', { name: 'is null', exact: true }).press('Enter');
    await change.getByRole('button', { name: /When/ }).press('Enter');
    await page.getByRole('option', { name: 'Every hour' }).press('Enter');
    await change.getByRole('checkbox', { name: 'Tell that too' }).press('Space');
    await expectAccessible(page);
    await change.getByRole('button', { name: 'Keep it' }).press('Enter');
    await change.waitFor({ state: 'detached' });
    await row.getByText('Every hour').waitFor();
    await row.getByRole('button', { name: 'Run Late <b> now' }).click();
    await row.getByText('succeeded').waitFor();

    await row.getByRole('button', { name: 'Pause Late <b>' }).click();
    await row.getByText('paused').waitFor();
    await row.getByRole('button', { name: 'Edit Late <b>' }).click();
    await change.getByRole('button', { name: /is null/ }).waitFor();
    expect(await change.getByRole('checkbox', { name: 'Tell that too' }).isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await row.getByRole('button', { name: 'Delete Late <b>' }).click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await row.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
});
