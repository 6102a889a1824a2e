import type { Page } from 'playwright-core';
import { DATA } from './data-states';
import { SQL } from './sql-states';
import { button, heading, inOrder, type State, type Step } from './steps';

const dashboard: Step = async (page) => {
  await page.getByRole('link', { name: /^Flights of January/ }).click();
  await page.locator('svg.plot').nth(1).waitFor();
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
    step: inOrder(
      button('Take the tour'),
      (page) => page.getByRole('complementary', { name: /^Tour/ }).waitFor(),
      (page) => page.getByText('No question yet').waitFor(),
    ),
  },
  ...SQL.map(([name, step, after, narrow]) => ({
    name: `sql-${name}`,
    path: '/sql',
    step,
    ...(after ? { after } : {}),
    ...(narrow ? { narrow } : {}),
  })),
  ...DATA,
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
];
