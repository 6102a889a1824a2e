import { button, heading, inOrder, type State, type Step } from './steps';

/** The dashboard that everything is on, with its charts. */
export const dashboard: Step = async (page) => {
  await page.getByRole('link', { name: /^Flights of January/ }).click();
  await page.locator('svg.plot').nth(1).waitFor();
};

const dialog: Step = (page) => page.getByRole('dialog').waitFor();

const answered: Step = (page) =>
  page
    .getByText(/^as of/)
    .nth(4)
    .waitFor();

const versions: Step = inOrder(dashboard, button('Folder, and earlier versions'), (page) =>
  page.getByText('the newest').waitFor(),
);

const STEPS: [string, Step][] = [
  ['dashboards', heading('Operations')],
  ['dashboards-new', inOrder(button('New dashboard'), dialog)],
  ['dashboard', inOrder(dashboard, answered)],
  ['dashboard-edit', inOrder(dashboard, button('Edit'))],
  [
    'dashboard-chart',
    inOrder(
      dashboard,
      button('Edit'),
      button(/^Edit .*y origin$/),
      button('Choose by its look'),
      (page) => page.getByRole('dialog').locator('svg.plot').waitFor(),
    ),
  ],
  ['dashboard-text', inOrder(dashboard, button('Edit'), button('Add a text'), dialog)],
  ['dashboard-filters', inOrder(dashboard, button('Edit'), button('Filters'), dialog)],
  ['dashboard-share', inOrder(dashboard, button('Share'), dialog)],
  ['dashboard-versions', versions],
  [
    'dashboard-version',
    inOrder(
      versions,
      (page) => page.getByRole('link', { name: 'See version 1' }).click(),
      answered,
    ),
  ],
  [
    'dashboard-full',
    inOrder(dashboard, answered, button(/^Full screen/), (page) =>
      page.locator('main[data-full]').waitFor(),
    ),
  ],
  [
    'dashboard-nothing',
    inOrder(
      (page) => page.getByRole('link', { name: /لوحة/ }).click(),
      heading('Nothing is on this dashboard yet'),
    ),
  ],
  [
    'dashboard-troubles',
    inOrder(
      (page) => page.getByRole('link', { name: /^Troubles/ }).click(),
      (page) =>
        page
          .getByText(/^as of/)
          .first()
          .waitFor(),
      (page) => page.getByRole('alert').nth(1).waitFor(),
      (page) => page.locator('svg.plot').waitFor(),
    ),
  ],
];

/** Dashboards, one with all that it can have, and what is done with it. */
export const BOARDS: State[] = [
  ...STEPS.map(([name, step]) => ({ name, path: '/dashboards', step })),
  {
    name: 'dashboard-none',
    path: '/dashboards/none',
    step: heading('The dashboard is not known'),
  },
];
