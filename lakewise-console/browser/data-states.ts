import { LONG_NAME } from './places';
import { button, cells, heading, inOrder, type State, type Step } from './steps';

const FLIGHTS = '/data/main/air/flights';
const ODD = `/data/main/shop/${encodeURIComponent('<img src=x onerror=alert(1)>')}`;

const row =
  (name: RegExp): Step =>
  (page) =>
    page.getByRole('row', { name }).first().waitFor();
const dialog: Step = (page) => page.getByRole('dialog').waitFor();
const said =
  (text: string | RegExp): Step =>
  (page) =>
    page.getByText(text).first().waitFor();

const foreseen = inOrder(button('See what it would do'), said(/would be written/));

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
  ['files', '/files', foreseen],
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
  ['details', '/details', inOrder(row(/Id/), said('certified'))],
];

const upload: Step = async (page) => {
  const make = page.getByRole('button', { name: 'Make the volume' });
  await make.or(page.getByRole('button', { name: 'Choose a file' })).waitFor();
  if (await make.isVisible()) await make.click();
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
};

const parts: Step = async (page) => {
  await page.locator('input[type=file]').setInputFiles({
    name: 'Spare parts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('id;name;price\n1;bolt;1,5\n2;nut;2,5\n3;screw;3,5\n'),
  });
  await page.getByRole('button', { name: 'Make the table' }).waitFor();
  await page.getByText('screw').waitFor();
};

const OTHERS: State[] = [
  {
    name: 'table-lineage-column',
    path: `${FLIGHTS}/lineage?column=airline`,
    step: inOrder(
      (page) => page.getByRole('link', { name: 'air.airlines.airline' }).waitFor(),
      said('certified'),
    ),
  },
  {
    name: 'table-lineage-both',
    path: '/data/main/air/worst/lineage',
    step: (page) => page.getByRole('link', { name: 'air.flights' }).first().waitFor(),
  },
  {
    name: 'table-lineage-none',
    path: '/data/main/shop/orders/lineage',
    step: heading('No ways of data are known'),
  },
  {
    name: 'table-policies',
    path: '/data/main/shop/orders/grants',
    step: row(/is_small/),
  },
  {
    name: 'table-set-policy',
    path: `${FLIGHTS}/grants`,
    step: inOrder(button('Set a policy …'), dialog),
  },
  { name: 'table-optimize', path: `${FLIGHTS}/files`, step: inOrder(button('Optimize …'), dialog) },
  {
    name: 'table-vacuum',
    path: `${FLIGHTS}/files`,
    step: inOrder(button('See what would go'), said('No file would go.')),
  },
  {
    name: 'table-comment',
    path: FLIGHTS,
    step: inOrder(said('distinct values are'), button('Change the comment')),
  },
  {
    name: 'table-tag',
    path: FLIGHTS,
    step: inOrder(said('distinct values are'), button('Tag flights')),
  },
  { name: 'table-odd', path: ODD, step: said('distinct values are') },
  {
    name: 'table-long',
    path: `/data/main/shop/${encodeURIComponent(LONG_NAME)}`,
    step: said('distinct values are'),
  },
  {
    name: 'table-hidden',
    path: '/data/main/shop/orders',
    stranger: true,
    step: heading('There is no such place in the lake'),
  },
  { name: 'data-empty', path: '/data', stranger: true, step: heading('The lake is empty') },
  {
    name: 'undrop',
    path: '/data',
    step: inOrder(
      (page) =>
        page
          .getByRole('row', { name: /drafts/ })
          .getByRole('button', { name: 'Bring back …' })
          .click(),
      dialog,
      cells,
    ),
  },
  {
    name: 'view-sample',
    path: '/data/main/air/late/sample',
    step: cells,
  },
  { name: 'view-details', path: '/data/main/air/late/details', step: row(/Owner/) },
  {
    name: 'upload-wrong',
    path: '/data/upload',
    step: inOrder(upload, async (page) => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'torn.parquet',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('PAR1 and nothing more'),
      });
      await page.getByRole('alert').waitFor();
    }),
  },
  {
    name: 'catalog',
    path: '/data/main',
    step: (page) =>
      page.getByRole('table', { name: 'Schemas' }).getByRole('link', { name: 'shop' }).waitFor(),
  },
  { name: 'schema', path: '/data/main/shop', step: row(/is_small/) },
  {
    name: 'function',
    path: '/data/main/shop/is_small?kind=function',
    step: said('amount < 500'),
  },
  {
    name: 'volume',
    path: '/data/main/shop/receipts?kind=volume',
    step: heading('No file is here'),
  },
  {
    name: 'volume-folder',
    path: '/data/main/shop/receipts?kind=volume',
    step: inOrder(button('New folder'), async (page) => {
      await page.getByRole('textbox', { name: 'Name' }).fill('../2026');
      await page.keyboard.press('Enter');
      await page.getByText('A name has no slash').waitFor();
    }),
  },
  {
    name: 'schema-hidden',
    path: '/data/main/shop',
    stranger: true,
    step: heading('There is no such place in the lake'),
  },
  {
    name: 'table-compare-schema',
    path: '/data/main/air/airlines/history',
    step: inOrder(row(/ADD COLUMN/), button('What changed'), said('No row changed.')),
  },
  {
    name: 'table-compare-more',
    path: `${FLIGHTS}/history?from=1&to=2`,
    step: inOrder(button('Show 100 more'), async (page) => {
      const last = page.getByRole('row', { name: /changed/ }).nth(161);
      await last.scrollIntoViewIfNeeded();
    }),
  },
  {
    name: 'nowhere',
    path: '/data/main/air/flights/no/such',
    step: heading('There is no such place in the lake'),
  },
];

/** The states of the pages of data. */
export const DATA: State[] = [
  {
    name: 'data',
    path: '/data',
    step: (page) => page.getByRole('row', { name: /drafts/ }).waitFor(),
  },
  ...TABLE.map(([name, path, step]) => ({ name: `table-${name}`, path: FLIGHTS + path, step })),
  {
    name: 'table-none',
    path: '/data/main/air/nowhere',
    step: heading('There is no such place in the lake'),
  },
  {
    name: 'view',
    path: '/data/main/air/late',
    step: (page) => page.getByRole('link', { name: 'air.flights' }).nth(4).waitFor(),
  },
  { name: 'upload', path: '/data/upload', step: upload },
  { name: 'upload-read', path: '/data/upload', step: inOrder(upload, parts) },
  {
    name: 'upload-corrected',
    path: '/data/upload',
    step: inOrder(
      upload,
      parts,
      button(/Decimals$/),
      (page) => page.getByRole('option', { name: '1,5' }).click(),
      (page) => page.getByRole('button', { name: /DOUBLE/ }).waitFor(),
      async (page) => {
        await page.getByRole('textbox', { name: 'Name of name' }).fill('part');
        await page.keyboard.press('Tab');
        await page.getByRole('columnheader', { name: /^part/ }).waitFor();
      },
    ),
  },
  ...OTHERS,
];
