import type { Page } from 'playwright-core';
import { BOARDS } from './board-states';
import { run } from './calls';
import { DATA } from './data-states';
import { OWNERS } from './owner-states';
import { RARE } from './rare-states';
import { SQL } from './sql-states';
import { button, heading, inOrder, type State } from './steps';

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
    name: 'welcome-example',
    path: '/welcome',
    step: inOrder(button('Load the example'), (page) =>
      page.getByRole('button', { name: 'Ask the first question' }).waitFor(),
    ),
    after: () => run('DROP SCHEMA example CASCADE'),
  },
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
  ...BOARDS,
  ...OWNERS,
  {
    name: 'admin-policies',
    path: '/admin/policies',
    step: (page) => page.getByRole('row', { name: /is_small/ }).waitFor(),
  },
  ...['people', 'groups', 'grants', 'tokens', 'audit', 'server'].map((part) => ({
    name: `admin-${part}`,
    path: `/admin/${part}`,
    step: (page: Page) => page.getByRole('tabpanel').locator('table, h2').first().waitFor(),
  })),
  {
    name: 'admin-signing-in',
    path: '/admin/signing-in',
    step: (page) => page.getByRole('row', { name: /this one/ }).waitFor(),
  },
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
  ...RARE,
];
