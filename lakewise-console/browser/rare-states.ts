import type { Page } from 'playwright-core';
import { send } from './calls';
import { named, ODD, SCRIPT } from './odd';
import { button, cells, inOrder, type State, type Step } from './steps';
import { ask } from './visit';

const HEAVY = 'select sum(a.range * b.range) from range(3000000) a, range(3000000) b';

/** Statements that keep a warehouse at work until they are taken back. */
const begun: string[] = [];

async function busy(warehouse: string): Promise<void> {
  const { warehouses } = await send<{ warehouses: { id: string; name: string }[] }>(
    'GET',
    '/api/v1/warehouses',
  );
  const id = warehouses.find(({ name }) => name === warehouse)?.id;
  for (let left = 6; left > 0; left--) {
    const { statement_id } = await send<{ statement_id: string }>(
      'POST',
      '/api/2.0/sql/statements',
      { statement: HEAVY, warehouse_id: id, wait_timeout: '0s' },
    );
    begun.push(statement_id);
  }
}

async function idle(): Promise<void> {
  for (const id of begun.splice(0).reverse())
    await send('POST', `/api/2.0/sql/statements/${id}/cancel`, {});
}

/** Made once, as a lake has each name once. */
let made: ReturnType<typeof named> | undefined;

const odd =
  (step: Step = async () => {}): Step =>
  async (page) => {
    made ??= named();
    await made;
    await page.reload();
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
    await step(page);
    await page.getByText(SCRIPT).first().waitFor();
  };

const away = async (page: Page) => {
  await page.context().setOffline(true);
};
const told: Step = (page) =>
  page.getByText('The server does not answer.', { exact: true }).waitFor();

/** What is seldom: a queue, a server that is away, and names as long and odd as they may be. */
export const RARE: State[] = [
  {
    name: 'sql-queued',
    path: '/sql',
    step: async (page) => {
      await busy('default');
      await ask(page, 'select 42 as answer');
      await page.getByRole('list', { name: 'Steps' }).waitFor();
      await page.getByText('Waiting in the queue').first().waitFor();
    },
    after: idle,
  },
  {
    name: 'warehouses-busy',
    path: '/warehouses',
    step: async (page) => {
      await busy('reports');
      await page
        .getByRole('table', { name: 'Statements that run or wait' })
        .getByRole('row')
        .nth(2)
        .waitFor();
    },
    after: idle,
  },
  {
    name: 'away-table',
    fetching: 'the table',
    path: '/data',
    step: inOrder(
      (page) => page.getByRole('row', { name: /drafts/ }).waitFor(),
      away,
      (page) => page.getByRole('link', { name: 'air.worst' }).click(),
      told,
    ),
  },
  {
    name: 'away-page',
    fetching: 'the page',
    path: '/data',
    step: inOrder(
      (page) => page.getByRole('row', { name: /drafts/ }).waitFor(),
      away,
      (page) =>
        page
          .getByRole('navigation', { name: 'Pages' })
          .getByRole('link', { name: /^Warehouses/ })
          .click(),
      told,
    ),
  },
  ...(
    [
      ['people', '/admin/people'],
      ['groups', '/admin/groups'],
      ['tokens', '/admin/tokens'],
      ['grants', '/admin/grants?kind=table&name=main.shop.of%20odd%20names'],
      ['dashboards', '/dashboards'],
      ['reports', '/reports'],
      ['queries', '/queries?status=FAILED'],
    ] as const
  ).map(([name, path]) => ({ name: `odd-${name}`, path, step: odd() })),
  {
    name: 'odd-table',
    path: '/data/main/shop/of%20odd%20names',
    step: odd((page) => page.getByText(/^odd: /).waitFor()),
  },
  {
    name: 'odd-schema',
    path: '/data/main/shop',
    step: odd((page) => page.getByRole('row', { name: /of odd names/ }).waitFor()),
  },
  {
    name: 'odd-group',
    path: '/admin/groups',
    step: odd((page) => page.getByRole('link', { name: SCRIPT }).first().click()),
  },
  {
    name: 'odd-dashboard',
    path: '/dashboards',
    step: odd(
      inOrder(
        (page) => page.getByRole('link', { name: SCRIPT }).first().click(),
        (page) => page.locator('svg.plot').waitFor(),
      ),
    ),
  },
  {
    name: 'odd-saved',
    path: '/sql',
    step: odd(async (page) => {
      await page.getByRole('radio', { name: 'Saved' }).click();
      await page.getByRole('button', { name: SCRIPT }).click();
      await button(/^Run Ctrl/)(page);
      await cells(page);
    }),
  },
  {
    name: 'odd-palette',
    path: '/sql',
    step: odd(async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /^Search tables/ }).fill(ODD.slice(0, 12));
      await page.getByRole('option').first().waitFor();
    }),
  },
  {
    name: 'odd-error',
    path: '/sql',
    step: odd(async (page) => {
      await ask(page, `select "${ODD}"`);
      await page.getByRole('alert').waitFor();
    }),
  },
];
