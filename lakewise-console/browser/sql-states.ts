import { inject } from 'vitest';
import { button, cells, heading, inOrder, type Step } from './steps';
import { ask } from './visit';

const DELAYS = `select day, airline, round(avg(delay), 1) as delay, count(*) as flights
from air.flights
group by all order by all`;
const rows: Step = async (page) => {
  await ask(page, DELAYS);
  await cells(page);
};
const chart: Step = async (page) => {
  await page.getByRole('radio', { name: 'Chart' }).click();
  await page.locator('svg.plot').first().waitFor();
};
/** The states of the page of SQL: the way to each, and what ends it. */
export const SQL: [string, Step, Step?][] = [
  ['empty', (page) => page.getByText('No question yet').waitFor()],
  ['rows', rows],
  [
    'column',
    inOrder(rows, button(/^delay/), (page) =>
      page.getByRole('textbox', { name: 'Filter' }).waitFor(),
    ),
  ],
  ['chart', inOrder(rows, chart)],
  [
    'add-to-dashboard',
    inOrder(rows, chart, button('Add to a dashboard'), (page) =>
      page.getByRole('dialog').waitFor(),
    ),
  ],
  [
    'parameters',
    async (page) => {
      await ask(page, 'select * from air.flights where airline = :airline and delay > :least');
      await page.getByRole('alert').waitFor();
    },
  ],
  [
    'error',
    async (page) => {
      await ask(page, 'select airline,\n  departure\nfrom air.flights\nwhere day > date $$x$$');
      await page.getByRole('alert').waitFor();
    },
  ],
  [
    'running',
    async (page) => {
      await ask(page, 'select sum(a.range * b.range) from range(3000000) a, range(3000000) b');
      await page
        .locator('.run-bar')
        .getByText(/^(Running|Reading)/)
        .waitFor();
    },
    inOrder(button('Cancel'), heading('Cancelled')),
  ],
  [
    'saved',
    async (page) => {
      await page.getByRole('radio', { name: 'Saved' }).click();
      await page.getByRole('button', { name: 'Delays by airline' }).waitFor();
    },
  ],
  [
    'save',
    async (page) => {
      await ask(page, 'select 6 * 7 as answer');
      await page.keyboard.press('Control+s');
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'away',
    async (page) => {
      await rows(page);
      await page.context().setOffline(true);
      await ask(page, 'select 1');
      await page.getByText('The server does not answer.', { exact: true }).waitFor();
    },
  ],
  [
    'ended',
    async (page) => {
      await ask(page, 'select 42 as kept');
      await cells(page);
      await page.request.delete('/api/v1/session', { headers: { origin: inject('address') } });
      await page.keyboard.press('Control+Enter');
      await heading('Your session has ended')(page);
    },
  ],
  [
    'palette',
    async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  ],
  [
    'palette-found',
    async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox', { name: /^Search tables/ }).fill('fli');
      await page
        .getByRole('option', { name: /air\.flights/ })
        .first()
        .waitFor();
    },
  ],
  [
    'shortcuts',
    inOrder(button(/^Keyboard shortcuts/), (page) => page.getByRole('dialog').waitFor()),
  ],
  ['person', inOrder(button(/^Signed in as/), (page) => page.getByRole('menu').waitFor())],
];
