import type { Page } from 'playwright-core';
import { SQL } from './sql-states';
import { button, cells, heading, inOrder, type State, type Step } from './steps';

const FLIGHTS = '/data/main/air/flights';

const dashboard: Step = async (page) => {
  await page.getByRole('link', { name: /^Flights of January/ }).click();
  await page.locator('svg.plot').nth(1).waitFor();
};

const TABLE: [string, string, Step][] = [
  ['columns', '', (page) => page.getByText('distinct values are').waitFor()],
  ['sample', '/sample', cells],
  ['history', '/history', (page) => page.getByRole('row', { name: /UPDATE/ }).waitFor()],
  ['compare', '/history?from=1&to=2', (page) => page.locator('del').first().waitFor()],
  [
    'restore',
    '/history',
    async (page) => {
      await page
        .getByRole('row', { name: /WRITE/ })
        .getByRole('button', { name: /^Restore/ })
        .click();
      await page.getByText('Nothing is lost').waitFor();
    },
  ],
  ['files', '/files', (page) => page.getByRole('table', { name: 'Layout' }).waitFor()],
  ['lineage', '/lineage', (page) => page.getByRole('link', { name: 'air.airlines' }).waitFor()],
  [
    'grants',
    '/grants',
    (page) =>
      page
        .getByRole('row', { name: /analysts/ })
        .first()
        .waitFor(),
  ],
  ['used-by', '/used-by', (page) => page.getByRole('tabpanel').getByRole('row').nth(1).waitFor()],
  ['details', '/details', (page) => page.getByRole('tabpanel').getByRole('row').first().waitFor()],
];

const upload: Step = async (page) => {
  const make = page.getByRole('button', { name: 'Make the volume' });
  await make.or(page.getByRole('button', { name: 'Choose a file' })).waitFor();
  if (await make.isVisible()) await make.click();
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
};

/** Each state that is looked at. */
export const STATES: State[] = [
  { name: 'sign-in', path: '/sign-in', outside: true, step: heading('Sign in to Lakewise') },
  {
    name: 'sign-in-wrong',
    path: '/sign-in',
    outside: true,
    step: async (page) => {
      await page.getByRole('textbox', { name: 'Name' }).fill('anna');
      await page.getByLabel('Password').fill('wrong');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'welcome', path: '/welcome', step: heading('Welcome to the lake') },
  {
    name: 'tour',
    path: '/welcome',
    step: inOrder(button('Take the tour'), (page) =>
      page.getByRole('complementary', { name: /^Tour/ }).waitFor(),
    ),
  },
  ...SQL.map(([name, step, after]) => ({
    name: `sql-${name}`,
    path: '/sql',
    step,
    ...(after ? { after } : {}),
  })),
  {
    name: 'data',
    path: '/data',
    step: (page) => page.getByRole('row', { name: /drafts/ }).waitFor(),
  },
  ...TABLE.map(([name, path, step]) => ({ name: `table-${name}`, path: FLIGHTS + path, step })),
  {
    name: 'table-none',
    path: '/data/main/air/nowhere',
    step: (page) => page.getByRole('alert').waitFor(),
  },
  {
    name: 'view',
    path: '/data/main/air/late',
    step: (page) => page.getByText('where delay > 30').waitFor(),
  },
  { name: 'upload', path: '/data/upload', step: upload },
  {
    name: 'upload-read',
    path: '/data/upload',
    step: inOrder(upload, async (page) => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'Spare parts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('id;name;price\n1;bolt;1,5\n2;nut;2,5\n3;screw;3,5\n'),
      });
      await page.getByRole('button', { name: 'Make the table' }).waitFor();
      await page.getByText('screw').waitFor();
    }),
  },
  { name: 'dashboards', path: '/dashboards', step: heading('Dashboards') },
  {
    name: 'dashboard',
    path: '/dashboards',
    step: inOrder(dashboard, (page) =>
      page
        .getByText(/^as of/)
        .nth(4)
        .waitFor(),
    ),
  },
  { name: 'dashboard-edit', path: '/dashboards', step: inOrder(dashboard, button('Edit')) },
  {
    name: 'dashboard-share',
    path: '/dashboards',
    step: inOrder(dashboard, button('Share'), (page) => page.getByRole('dialog').waitFor()),
  },
  { name: 'reports', path: '/reports', step: (page) => page.getByText('failed').first().waitFor() },
  {
    name: 'reports-new',
    path: '/reports?new=report',
    step: (page) => page.getByRole('dialog').getByRole('textbox').first().waitFor(),
  },
  {
    name: 'reports-new-alert',
    path: '/reports?new=alert',
    step: (page) => page.getByRole('dialog').getByRole('textbox').first().waitFor(),
  },
  {
    name: 'reports-history',
    path: '/reports',
    step: inOrder(button('History of Delays of yesterday'), (page) =>
      page.getByRole('dialog').getByRole('row').nth(1).waitFor(),
    ),
  },
  {
    name: 'queries',
    path: '/queries?whose=all',
    step: (page) => page.getByRole('table').waitFor(),
  },
  {
    name: 'queries-none',
    path: '/queries?hours=1&fingerprint=none',
    step: heading('No statement is like that'),
  },
  {
    name: 'query',
    path: '/queries',
    step: async (page) => {
      await page
        .getByRole('link', { name: /select day/ })
        .first()
        .click();
      await page.getByRole('region', { name: 'Operators' }).waitFor();
    },
  },
  {
    name: 'query-failed',
    path: '/queries?status=FAILED',
    step: async (page) => {
      await page
        .getByRole('link', { name: /departure/ })
        .first()
        .click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'warehouses',
    path: '/warehouses',
    step: (page) => page.getByRole('table').nth(2).waitFor(),
  },
  {
    name: 'admin-policies',
    path: '/admin/policies',
    step: (page) => page.getByRole('row', { name: /is_small/ }).waitFor(),
  },
  ...['people', 'groups', 'grants', 'tokens', 'signing-in', 'audit', 'server'].map((part) => ({
    name: `admin-${part}`,
    path: `/admin/${part}`,
    step: (page: Page) => page.getByRole('tabpanel').locator('table, h2').first().waitFor(),
  })),
  {
    name: 'admin-group',
    path: '/admin/groups',
    step: inOrder(
      (page) => page.getByRole('link', { name: 'analysts' }).click(),
      (page) => page.getByRole('row', { name: /anna/ }).waitFor(),
    ),
  },
  {
    name: 'admin-seen-by',
    path: '/admin/seen-by?who=anna.berger%40example.org',
    step: (page) => page.getByRole('tabpanel').getByRole('combobox').waitFor(),
  },
  {
    name: 'admin-grants-table',
    path: '/admin/grants?kind=table&name=main.air.flights',
    step: (page) =>
      page
        .getByRole('row', { name: /analysts/ })
        .first()
        .waitFor(),
  },
  {
    name: 'admin-new-token',
    path: '/admin/tokens?new=',
    step: (page) => page.getByRole('dialog').waitFor(),
  },
  { name: 'nowhere', path: '/data/main', step: heading('There is no such place in the lake') },
];
