import { button, heading, inOrder, type State, type Step } from './steps';

const dialog: Step = (page) => page.getByRole('dialog').waitFor();
const runs: Step = (page) => page.getByRole('dialog').getByRole('row').nth(1).waitFor();

/** Reports and alerts, statements, warehouses, and who is let in: what they say when it goes wrong too. */
export const OWNERS: State[] = [
  { name: 'reports', path: '/reports', step: (page) => page.getByText('failed').first().waitFor() },
  {
    name: 'reports-empty',
    path: '/reports',
    stranger: true,
    step: (page) => page.getByRole('main').getByRole('heading').nth(1).waitFor(),
  },
  {
    name: 'dashboards-empty',
    path: '/dashboards',
    stranger: true,
    step: heading('No dashboard yet'),
  },
  {
    name: 'queries-denied',
    path: '/queries?whose=all',
    stranger: true,
    step: heading('You see your own statements'),
  },
  {
    name: 'warehouses-denied',
    path: '/warehouses',
    stranger: true,
    step: (page) => page.getByText(/^Nothing runs and nothing waits/).waitFor(),
  },
  {
    name: 'admin-denied',
    path: '/admin/audit',
    stranger: true,
    step: heading('There is no such place'),
  },
  { name: 'reports-new', path: '/reports?new=report', step: dialog },
  { name: 'reports-new-alert', path: '/reports?new=alert', step: dialog },
  {
    name: 'reports-edit',
    path: '/reports',
    step: inOrder(button('Edit Too many late flights'), dialog),
  },
  {
    name: 'reports-delete',
    path: '/reports',
    step: inOrder(button('Delete Week in figures'), (page) =>
      page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor(),
    ),
  },
  {
    name: 'reports-history',
    path: '/reports',
    step: inOrder(button('History of Delays of yesterday'), runs),
  },
  {
    name: 'reports-history-alert',
    path: '/reports',
    step: inOrder(button('History of Too many late flights'), runs),
  },
  {
    name: 'reports-history-none',
    path: '/reports',
    step: inOrder(button('History of Week in figures'), (page) =>
      page.getByText('It has not run yet.').waitFor(),
    ),
  },
  {
    name: 'queries',
    path: '/queries?whose=all',
    step: (page) => page.getByRole('table').waitFor(),
  },
  { name: 'queries-mine', path: '/queries', step: (page) => page.getByRole('table').waitFor() },
  {
    name: 'queries-none',
    path: '/queries?hours=1&fingerprint=none',
    step: heading('No statement is like that'),
  },
  {
    name: 'query',
    path: '/queries',
    step: async (page) => {
      const link = page.getByRole('link', { name: /join air.airlines/ }).last();
      const older = page.getByRole('button', { name: 'Show older ones' });
      await link.or(older).first().waitFor();
      while (!(await link.isVisible())) await older.click();
      await link.click();
      await page.getByRole('columnheader', { name: 'Operator', exact: true }).waitFor();
    },
    narrow: (page) =>
      page.getByRole('heading', { name: 'How it was computed' }).scrollIntoViewIfNeeded(),
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
  { name: 'query-none', path: '/queries/none', step: heading('The statement is not known') },
  {
    name: 'warehouses',
    path: '/warehouses',
    step: inOrder(
      (page) => page.getByRole('table').nth(2).waitFor(),
      (page) => page.locator('svg.plot').first().waitFor(),
    ),
  },
  {
    name: 'warehouses-costs',
    path: '/warehouses',
    step: async (page) => {
      const shapes = page.getByRole('table', { name: 'The costliest shapes of statements' });
      await shapes.waitFor();
      await shapes.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'admin-menu',
    path: '/admin/people',
    step: inOrder(button(/^What can be done with anna/), (page) =>
      page.getByRole('menu').waitFor(),
    ),
  },
  {
    name: 'admin-new-person',
    path: '/admin/people',
    step: inOrder(button('Add someone'), dialog),
  },
  {
    name: 'admin-set-policy',
    path: '/admin/policies',
    step: inOrder(button('Set a policy …'), dialog),
  },
  { name: 'admin-none', path: '/admin/nowhere', step: heading('There is no such place') },
  {
    name: 'person',
    path: '/admin/groups',
    step: inOrder(button(/^Signed in as/), (page) => page.getByRole('menu').waitFor()),
  },
];
