import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newcomer, run, saveQuery, send } from './calls';
import { ask, expectAccessible, visit } from './visit';

/** Milliseconds after which a page has asked whether its tables have changed. */
const UNTIL_ASKED = 16_000;

async function fill(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).fill(text);
}

async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

const item = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

test('a dashboard is made, filtered, shared with who sees less, and follows its tables', {
  timeout: 240_000,
}, async () => {
  await run('create schema board');
  await run(
    "create table board.sales as select ['north', 'south'][1 + i % 2] as region, i as amount from range(10) t(i)",
  );
  await run('create table board.hidden as select 4711 as secret');
  const dora = await newcomer('dora');
  await run('grant use schema on schema board to dora');
  await run('grant select on table board.sales to dora');

  const { page, context, complaints } = await visit({ path: '/sql' });
  await ask(
    page,
    'select region, sum(amount) as amount from board.sales group by all order by all',
  );
  await page.getByRole('radio', { name: 'Chart' }).click();
  await page.getByRole('button', { name: 'Add to a dashboard' }).click();
  await fill(page, 'Name of the dashboard', 'Sales');
  await fill(page, 'Title of the item', 'By region');
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Sales' }).waitFor();
  await item(page, 'By region').getByRole('img', { name: 'amount by region' }).waitFor();

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Filters' }).click();
  await fill(page, 'Name in queries', 'region');
  await fill(page, 'Label', 'Region');
  await fill(page, 'Query of its values', 'select distinct region from board.sales order by 1');
  await page.getByRole('button', { name: 'Add the filter' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  for (const [title, sql] of [
    [
      'Total',
      'select sum(amount) as amount from board.sales where :region is null or region = :region',
    ],
    ['Hidden', 'select secret from board.hidden'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a query' }).click();
    await fill(page, 'Title', title);
    await choose(page, /Show as/, 'one number');
    await fill(page, 'SQL', sql);
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  }
  await item(page, 'Total').getByText('45', { exact: true }).waitFor();

  // What is not saved survives a reload, and keys move and size what they have.
  await page.reload();
  await page.getByText('not saved').waitFor();
  const size = page.getByRole('button', { name: /^Size of Total/ });
  await size.press('ArrowRight');
  await page.getByRole('button', { name: /^Size of Total.* 4 wide/ }).waitFor();
  await page.getByRole('button', { name: /^Move Total: Column 7, row 1/ }).press('ArrowDown');
  await page.getByRole('button', { name: /^Move Total: Column 7, row 4/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();

  await page.getByRole('button', { name: /Region/ }).click();
  await page.getByRole('option', { name: 'north' }).click();
  await item(page, 'Total').getByText('20', { exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe('?region=north');
  await page.getByRole('button', { name: 'Share' }).click();
  await fill(page, 'User or group', 'dora');
  await page.getByRole('dialog').getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByText('dora may look at it').waitFor();
  await page.keyboard.press('Escape');

  // Who looks has its own rights, and the filters that the link chose.
  const shared = new URL(page.url());
  const other = await visit({ path: shared.pathname + shared.search, token: dora });
  await item(other.page, 'Total').getByText('20', { exact: true }).waitFor();
  await item(other.page, 'Hidden').getByRole('alert').waitFor();
  expect(await other.page.locator('main').textContent()).not.toContain('4711');
  expect(await other.page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);

  // Asked again only when the table has changed; what has not changed is not computed again.
  for (const looked of [page, other.page]) {
    await looked.clock.install();
    await looked.reload();
    await item(looked, 'Total').getByText('20', { exact: true }).waitFor();
    await item(looked, 'Total').getByText(', from cache').waitFor();
  }
  await run("insert into board.sales values ('north', 100)");
  for (const looked of [page, other.page]) {
    await looked.clock.fastForward(UNTIL_ASKED);
    await item(looked, 'Total').getByText('120', { exact: true }).waitFor();
  }

  await page.getByRole('button', { name: /^Full screen/ }).click();
  await page.locator('main[data-full]').waitFor();
  await page.getByRole('button', { name: /^Leave full screen/ }).click();
  await page.locator('main:not([data-full])').waitFor();
  await expectAccessible(page);
  await expectAccessible(other.page);
  expect(complaints).toEqual([]);
  expect(other.complaints).toEqual([]);
  await context.close();
  await other.context.close();
});

test('a dashboard runs nothing but queries for whoever opens it', async () => {
  await run('create schema kept', 'create table kept.safe as select 1 as n');
  const query = await saveQuery('Not to be run', 'drop table kept.safe');
  const { dashboard } = await send<{ dashboard: { id: string } }>('POST', '/api/v1/dashboards', {
    name: 'Traps',
    definition: {
      items: [
        {
          id: 'trap',
          title: 'Trap',
          kind: 'TABLE',
          saved_query: query,
          place: { x: 0, y: 0, w: 4, h: 4 },
        },
      ],
      filters: [{ name: 'one', label: 'One', type: 'CHOICE', choices: "select 'this' as one" }],
    },
  });
  const { page, context } = await visit();
  const asked: Record<string, unknown>[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/sql/statements'))
      asked.push(request.postDataJSON() as Record<string, unknown>);
  });
  await page.goto(`/dashboards/${dashboard.id}`);
  await item(page, 'Trap').getByText('Only a query is asked here').waitFor();
  await page.getByRole('button', { name: /One/ }).click();
  await page.getByRole('option', { name: 'this' }).waitFor();
  expect(asked.map(({ statement }) => statement)).toContain("select 'this' as one");
  for (const each of asked) expect(each).toMatchObject({ lakewise_query_only: true });
  await run('select n from kept.safe');
  await context.close();
});

test('the choices of one filter follow what another chooses', async () => {
  const towns = "(values ('north', 'Oslo'), ('north', 'Turku'), ('south', 'Rome')) t(region, town)";
  const { dashboard } = await send<{ dashboard: { id: string } }>('POST', '/api/v1/dashboards', {
    name: 'Towns',
    definition: {
      items: [],
      filters: [
        { name: 'region', type: 'CHOICE', choices: `select distinct region from ${towns}` },
        {
          name: 'town',
          type: 'CHOICE',
          choices: `select town from ${towns} where (:region is null or region = :region)
            and (:town is null or town = :town) order by town`,
        },
      ],
    },
  });
  const { page, context, complaints } = await visit({ path: `/dashboards/${dashboard.id}` });
  const filters = page.getByRole('region', { name: 'Filters' });
  const towned = async (...names: string[]) => {
    await filters.getByRole('button', { name: /town/ }).click();
    await page.getByRole('option', { name: names[0] ?? '', exact: true }).waitFor();
    await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['all', ...names]);
  };
  await towned('Oslo', 'Rome', 'Turku');
  await page.getByRole('option', { name: 'Oslo' }).click();
  await filters.getByRole('button', { name: /region/ }).click();
  await page.getByRole('option', { name: 'north' }).click();
  await towned('Oslo', 'Turku');
  expect(complaints).toEqual([]);
  await context.close();
});

test('who was slower chooses whose changes are kept', { timeout: 120_000 }, async () => {
  const definition = {
    items: [
      { id: 'a', title: 'Words', kind: 'TEXT', text: 'first', place: { x: 0, y: 0, w: 4, h: 2 } },
    ],
    filters: [],
  };
  const { dashboard } = await send<{ dashboard: { id: string } }>('POST', '/api/v1/dashboards', {
    name: 'Two editors',
    definition,
  });
  const { page, context } = await visit({ path: `/dashboards/${dashboard.id}` });
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Edit Words' }).click();
  await fill(page, 'Text', 'mine');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await send('POST', `/api/v1/dashboards/${dashboard.id}/versions`, {
    base_version: 1,
    definition: { items: [], filters: [] },
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Version 2 was made by').waitFor();
  await page.getByRole('button', { name: 'Save mine' }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  await page.reload();
  await item(page, 'Words').getByText('mine').waitFor();

  // It is put into a folder, found by it from everywhere, and becomes again what it was.
  await page.getByRole('button', { name: 'Folder, and earlier versions' }).click();
  await page.getByText('the newest').waitFor();
  await expectAccessible(page);
  await fill(page, 'Folder', 'Board room');
  await page.getByRole('button', { name: 'Move it there' }).click();
  await page.locator('main').getByText('› Board room').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search tables/ }).fill('board room');
  await page.getByRole('option', { name: /Two editors/ }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Folder, and earlier versions' }).click();
  await page.getByRole('link', { name: 'See version 1' }).click();
  await item(page, 'Words').getByText('first').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Restore this version' }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  await item(page, 'Words').getByText('first').waitFor();
  await context.close();
});
