import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask, visit } from './visit';

const FOLDER = join(import.meta.dirname, '..', 'screenshots');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 360, height: 780 },
];
const DELAYS = `select day, airline, round(avg(delay), 1) as delay, count(*) as flights
from air.flights
group by all order by all`;

type Step = (page: Page) => Promise<unknown>;

const rows: Step = async (page) => {
  await ask(page, DELAYS);
  await page.getByRole('grid').getByRole('gridcell').first().waitFor();
};

/** Every page, and how it comes to what is to be seen. */
const PAGES: [string, string, Step][] = [
  ['sql-empty', '/sql', (page) => page.getByText('No question yet').waitFor()],
  ['sql-rows', '/sql', rows],
  [
    'sql-column',
    '/sql',
    async (page) => {
      await rows(page);
      await page.getByRole('button', { name: /^delay/ }).click();
      await page.getByRole('textbox', { name: 'Filter' }).waitFor();
    },
  ],
  [
    'sql-chart',
    '/sql',
    async (page) => {
      await rows(page);
      await page.getByRole('radio', { name: 'Chart' }).click();
      await page.locator('svg.plot').first().waitFor();
    },
  ],
  [
    'sql-error',
    '/sql',
    async (page) => {
      await ask(page, 'select airline,\n  departure\nfrom air.flights\nwhere day > :since');
      await page.getByRole('alert').waitFor();
    },
  ],
  [
    'palette',
    '/sql',
    async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  ],
  [
    'welcome',
    '/welcome',
    (page) => page.getByRole('heading', { name: 'Welcome to the lake' }).waitFor(),
  ],
  ['data', '/data', (page) => page.getByRole('link', { name: 'air.flights' }).waitFor()],
  [
    'table-columns',
    '/data/main/air/flights',
    (page) => page.getByText('distinct values are').waitFor(),
  ],
  [
    'table-sample',
    '/data/main/air/flights/sample',
    (page) => page.getByRole('grid').getByRole('gridcell').first().waitFor(),
  ],
  [
    'table-history',
    '/data/main/air/flights/history?from=1&to=2',
    (page) => page.locator('del').first().waitFor(),
  ],
  [
    'table-lineage',
    '/data/main/air/airlines/lineage',
    (page) => page.getByRole('link', { name: 'air.flights' }).waitFor(),
  ],
  ['dashboards', '/dashboards', (page) => page.getByRole('link', { name: /^Flights/ }).waitFor()],
  [
    'dashboard',
    '/dashboards',
    async (page) => {
      await page.getByRole('link', { name: /^Flights of January/ }).click();
      await page.locator('svg.plot').nth(1).waitFor();
      await page
        .getByText(/^as of/)
        .nth(4)
        .waitFor();
    },
  ],
  [
    'dashboard-edit',
    '/dashboards',
    async (page) => {
      await page.getByRole('link', { name: /^Flights of January/ }).click();
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.locator('svg.plot').nth(1).waitFor();
    },
  ],
  ['queries', '/queries', (page) => page.getByRole('table').waitFor()],
  [
    'query',
    '/queries',
    async (page) => {
      await page
        .getByRole('table')
        .getByRole('link', { name: /select day/ })
        .first()
        .click();
      await page.getByRole('region', { name: 'Where the time went' }).waitFor();
      await page
        .getByRole('table', { name: 'Operators' })
        .waitFor({ timeout: 8000 })
        .catch(() => {});
    },
  ],
  ...['people', 'groups', 'grants', 'policies', 'tokens', 'signing-in', 'audit'].map(
    (part): [string, string, Step] => [
      `admin-${part}`,
      `/admin/${part}`,
      (page) => page.getByRole('tabpanel').locator('table, h2').first().waitFor(),
    ],
  ),
  ['warehouses', '/warehouses', (page) => page.getByRole('table').nth(2).waitFor()],
];

for (const size of SIZES) {
  for (const dark of [false, true]) {
    test(`${size.width} ${dark ? 'dark' : 'light'}`, { timeout: 300_000 }, async () => {
      mkdirSync(FOLDER, { recursive: true });
      for (const [name, path, step] of PAGES) {
        const { page, context, complaints } = await visit({ ...size, dark, path });
        await step(page);
        await page.screenshot({
          path: join(FOLDER, `${name}-${size.width}-${dark ? 'dark' : 'light'}.png`),
          animations: 'disabled',
        });
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth > window.innerWidth,
        );
        expect.soft({ name, wide, complaints }).toEqual({ name, wide: false, complaints: [] });
        await context.close();
      }
    });
  }
}
