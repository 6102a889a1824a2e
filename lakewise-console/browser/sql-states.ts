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
const names = button('Names of the lake');

/** The states of the page of SQL: the way to each, what ends it, and what opens it on a telephone. */
export const SQL: [string, Step, (Step | undefined)?, Step?][] = [
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
      await page.getByRole('region', { name: 'Parameters' }).waitFor();
      await page.getByText('0 rows').waitFor();
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
      await page.getByRole('list', { name: 'Steps' }).waitFor();
    },
    inOrder(button('Cancel'), heading('Cancelled')),
  ],
  [
    'saved',
    async (page) => {
      await page.getByRole('radio', { name: 'Saved' }).click();
      await page.getByRole('button', { name: 'Delays by airline' }).waitFor();
    },
    undefined,
    names,
  ],
  [
    'names',
    async (page) => {
      await page.getByRole('searchbox', { name: 'Search names' }).fill('nothing is called so');
      await page.getByText('Nothing has this name.').waitFor();
    },
    undefined,
    inOrder(names, (page) => page.getByRole('searchbox', { name: 'Search names' }).fill('')),
  ],
  ['odd', inOrder((page) => ask(page, 'select * from shop."<img src=x onerror=alert(1)>"'), cells)],
  [
    'far',
    inOrder(
      (page) =>
        ask(
          page,
          "select 'infinity'::timestamp_s as never, date '-infinity' as ever, 1e300 as huge, 170141183460469231731687303715884105727 as whole, null as nothing, [1, 2, null] as list, {'a': 1, 'b': 'x'} as struct",
        ),
      cells,
    ),
  ],
  [
    'no-rows',
    inOrder(
      (page) => ask(page, 'select * from air.flights where delay > 1000'),
      (page) => page.getByText('0 rows').waitFor(),
    ),
  ],
  ['done', inOrder((page) => ask(page, 'create schema if not exists air'), heading('Done'))],
  [
    'completion',
    async (page) => {
      await page.getByRole('textbox', { name: /^SQL/ }).click();
      await page.keyboard.insertText('select * from air.');
      await page.keyboard.press('Control+Space');
      await page
        .getByRole('option', { name: /flights/ })
        .first()
        .waitFor();
    },
  ],
  ['download', inOrder(rows, button(/^Download$/), (page) => page.getByRole('menu').waitFor())],
  [
    'parameters-given',
    async (page) => {
      await ask(page, 'select * from air.flights where airline = :airline and delay > :least');
      await page.getByRole('textbox', { name: 'airline' }).fill('DL');
      await page.getByRole('textbox', { name: 'least' }).fill('70');
      await button(/^Run Ctrl/)(page);
      await cells(page);
    },
  ],
  [
    'opened',
    async (page) => {
      await page.getByRole('radio', { name: 'Saved' }).click();
      await button('Delays by airline')(page);
      await page.getByRole('tab', { name: 'Delays by airline', selected: true }).waitFor();
    },
  ],
  [
    'shares',
    async (page) => {
      await page.getByRole('radio', { name: 'Saved' }).click();
      await button('Delays by airline')(page);
      await button('Share, and earlier versions')(page);
      await page.getByRole('dialog').waitFor();
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
      await page.getByRole('combobox', { name: /^Search tables/ }).fill('fli');
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
