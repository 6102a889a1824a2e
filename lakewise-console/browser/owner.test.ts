import { expect, inject, test } from 'vitest';
import { newcomer, send } from './calls';
import { ask, expectAccessible, visit } from './visit';

test('an owner finds the costliest shape of statements, and what one of them did', async () => {
  const { page, context, complaints } = await visit({ path: '/warehouses' });
  await page
    .getByRole('region', { name: 'default', exact: true })
    .getByText('running')
    .first()
    .waitFor();
  const shapes = page.getByRole('table', { name: 'The costliest shapes of statements' });
  await shapes.getByRole('link').first().waitFor();
  await expectAccessible(page);
  await shapes.getByRole('link').first().click();
  await page.getByRole('button', { name: 'Of one shape: show all' }).waitFor();
  await page.getByRole('table', { name: 'Statements' }).getByRole('link').first().click();
  await page.getByRole('heading', { name: 'What one statement did' }).waitFor();
  await page.getByRole('region', { name: 'Where the time went' }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await context.close();
});

test('what runs is seen while it runs, ended there, and found among what people asked', async () => {
  const { page, context, complaints } = await visit({ path: '/warehouses' });
  const now = page.getByRole('table', { name: 'Statements that run or wait' });
  await send('POST', '/api/2.0/sql/statements', {
    statement: 'select count(*) from range(100000000000) t(i) where hash(i) % 7 = 3',
    warehouse_id: 'default',
    wait_timeout: '0s',
  });
  const line = now.getByRole('row', { name: /range\(100000000000\)/ });
  await line.waitFor();
  await expectAccessible(page);
  await line.getByRole('button', { name: 'Cancel this statement' }).click();
  await line.waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Over time', exact: true }).waitFor();
  await page.getByRole('table', { name: 'The costliest shapes of statements' }).waitFor();
  await page.goto('/queries');
  const list = page.getByRole('table', { name: 'Statements' });
  await list
    .getByRole('row', { name: /range\(100000000000\)/ })
    .first()
    .waitFor();
  expect(await list.getByText('system.billing.usage').count()).toBe(0);
  await page.getByRole('button', { name: /Asked/ }).click();
  await page.getByRole('option', { name: 'by pages of the console too' }).click();
  await list.getByText('system.billing.usage').first().waitFor();
  await page.goto('/queries?whose=all');
  await list.getByRole('row').nth(1).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('looking at warehouses starts none that was stopped', async () => {
  const path = '/api/2.0/sql/warehouses/default';
  await send('POST', `${path}/stop`, {});
  await expect.poll(async () => (await send<{ state: string }>('GET', path)).state).toBe('STOPPED');
  const { page, context, complaints } = await visit();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/sql/statements'))
      asked.push(request.postData() ?? '');
  });
  await page.clock.install();
  await page.goto('/warehouses');
  const read = page.getByRole('button', { name: 'Start it and read them' });
  await read.waitFor();
  await page.clock.fastForward(130_000);
  await page.waitForResponse(/\/queue$/);
  expect(asked).toEqual([]);
  await page.getByRole('region', { name: 'default', exact: true }).getByText('stopped').waitFor();
  await read.click();
  await expect.poll(() => asked.length).toBe(5);
  await page.getByRole('table', { name: 'The costliest shapes of statements' }).waitFor();
  await page.clock.fastForward(130_000);
  await page.waitForResponse(/\/queue$/);
  expect(asked).toHaveLength(5);
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect.poll(() => asked.length).toBe(7);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a warehouse is resized, stopped and started again', async () => {
  const { id } = await send<{ id: string }>('POST', '/api/2.0/sql/warehouses', {
    name: 'etl',
    cluster_size: '2X-Small',
  });
  const path = `/api/2.0/sql/warehouses/${id}`;
  const told = () => send<{ cluster_size: string; state: string }>('GET', path);
  const { page, context, complaints } = await visit({ path: '/warehouses' });
  const card = page.getByRole('region', { name: 'etl', exact: true });
  await card.getByRole('button', { name: /Size/ }).click();
  await page.getByRole('option', { name: 'Small', exact: true }).click();
  await card.getByRole('button', { name: /^Small/ }).waitFor();
  expect((await told()).cluster_size).toBe('Small');
  await card.getByRole('button', { name: 'Stop' }).click();
  await card.getByText('stopped', { exact: true }).waitFor();
  expect((await told()).state).toBe('STOPPED');
  await card.getByRole('button', { name: 'Start' }).click();
  await card.getByText('running', { exact: true }).waitFor();
  expect((await told()).state).toBe('RUNNING');
  expect(complaints).toEqual([]);
  await context.close();
  await send('DELETE', path);
});

test('a failed statement is found by its state, and opened again', async () => {
  const { page, context, complaints } = await visit();
  await ask(page, 'select misspelt from air.flights');
  await page.getByRole('alert').waitFor();
  await page.goto('/queries?status=FAILED');
  await page.getByRole('link', { name: 'select misspelt from air.flights' }).first().click();
  await page.getByRole('alert').getByText('misspelt').first().waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Open in SQL' }).click();
  await page.getByText('select misspelt from air.flights').first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('somebody sees how a statement of theirs was computed, and of what', async () => {
  const token = await newcomer('curious');
  for (const [kind, name, right] of [
    ['schema', 'main.air', 'USE_SCHEMA'],
    ['table', 'main.air.flights', 'SELECT'],
  ]) {
    await send('PATCH', `/api/2.1/unity-catalog/permissions/${kind}/${name}`, {
      changes: [{ principal: 'curious', add: [right] }],
    });
  }
  const response = await fetch(`${inject('address')}/api/2.0/sql/statements`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({
      statement: 'select count(distinct km) from air.flights where delay > 4711',
      warehouse_id: 'default',
      wait_timeout: '50s',
    }),
  });
  const { statement_id: id } = (await response.json()) as { statement_id: string };
  const { page, context, complaints } = await visit({ path: `/queries/${id}`, token });
  const computed = page.getByRole('region', { name: 'Operators' });
  await computed.getByText(/^main\.air\.flights · \d of \d files?, /).waitFor();
  await computed.getByText('main.air.flights.delay > a value').waitFor();
  await computed.getByRole('row', { name: /ungrouped aggregate/ }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await context.close();
});

test('who was granted nothing sees nothing', async () => {
  const value = await newcomer('guest@example.org');
  const { page, context, complaints } = await visit({ path: '/data', token: value });
  await page.getByRole('heading', { name: 'The lake is empty' }).waitFor();
  await expectAccessible(page);
  await page.goto('/data/main/air/flights');
  await page.getByRole('heading', { name: 'There is no such place in the lake' }).waitFor();
  await page.goto('/warehouses');
  await page.getByRole('heading', { name: 'Warehouses' }).waitFor();
  expect(await page.getByRole('heading', { name: 'What it cost' }).count()).toBe(0);
  expect(complaints.filter((complaint) => !/status of 404/.test(complaint))).toEqual([]);
  await context.close();
});
