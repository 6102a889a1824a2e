import { expect, inject, test } from 'vitest';
import { expectAccessible, visit } from './visit';

test('an analyst schedules a saved query, runs it now, and reads what became of it', async () => {
  const query = await fetch(`${inject('address')}/api/v1/saved-queries`, {
    method: 'POST',
    headers: { authorization: `Bearer ${inject('token')}` },
    body: JSON.stringify({ name: 'Delays to send', text: 'select airline from air.airlines' }),
  });
  const { id } = ((await query.json()) as { query: { id: string } }).query;
  const { page, context, complaints } = await visit();
  await page.goto(`/reports?new=report&query=${id}`);
  const dialog = page.getByRole('dialog', { name: 'New report' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Delays <b>');
  await dialog.getByRole('textbox', { name: 'Webhook' }).fill('http://127.0.0.1:9/hook');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('textbox', { name: 'Secret' }).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();

  const row = page.getByRole('row', { name: /Delays <b>/ });
  await row.getByText('Every day at 8:00').waitFor();
  await row.getByRole('button', { name: 'Run Delays <b> now' }).click();
  await row.getByText('failed').waitFor();
  await expectAccessible(page);
  await row.getByRole('button', { name: 'History of Delays <b>' }).click();
  await page.getByText(/is not known on the public internet/).waitFor();
  expect(page.url()).toMatch(/\/reports\/[0-9a-f-]{36}$/);
  await page.getByRole('button', { name: 'Close' }).click();
  await row.getByRole('button', { name: 'Pause Delays <b>' }).click();
  await row.getByText('paused').waitFor();
  await row.getByRole('button', { name: 'Delete Delays <b>' }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await page.getByRole('heading', { name: 'Nothing is sent yet' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
