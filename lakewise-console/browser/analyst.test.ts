import { text } from 'node:stream/consumers';
import { expect, inject, test } from 'vitest';
import { ask, expectAccessible, SMALL, visit } from './visit';

test('an analyst finds a table, asks, orders, filters, charts, and takes the rows along', async () => {
  const { page, context, complaints } = await visit();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search tables/ }).fill('flights');
  await page.getByRole('option', { name: 'air.flights' }).click();
  await page.getByRole('heading', { name: 'flights', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Ask' }).click();

  await ask(
    page,
    'select airline, avg(delay) as delay, count(*) as n from air.flights group by all order by 1',
  );
  const grid = page.getByRole('grid', { name: 'Rows of the statement' });
  await grid.getByRole('gridcell', { name: 'AA', exact: true }).waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: /^airline/ }).click();
  await page.getByRole('button', { name: 'Highest first' }).click();
  await expect.poll(() => grid.getByRole('gridcell').first().textContent()).toBe('WN');
  await page.getByRole('button', { name: /^airline/ }).click();
  await page.getByRole('textbox', { name: 'Filter' }).fill('a');
  await page.keyboard.press('Escape');
  await page.getByText('2 rows pass the filters').waitFor();

  const taken = async (kind: string) => {
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: kind, exact: true }).click(),
    ]);
    return text(await download.createReadStream());
  };
  expect(await taken('CSV as shown here')).toMatch(
    /^airline,delay,n\r\nUA,[\d.]+,5000\r\nAA,[\d.]+,5000\r\n$/,
  );
  expect(await taken('Excel')).toMatch(/^PK/);

  await page.getByRole('radio', { name: 'Chart' }).click();
  await page
    .getByRole('img', { name: 'delay by airline' })
    .locator('svg.plot rect')
    .first()
    .waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await context.close();
});

test('names are completed, an error is marked where it is, and a reload loses nothing', async () => {
  const { page, context, complaints } = await visit();
  await page.getByRole('textbox', { name: /^SQL/ }).click();
  await page.keyboard.insertText('select f. from air.flights f');
  for (let step = 0; step < ' from air.flights f'.length; step++)
    await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+Space');
  await page.getByRole('option', { name: /^airline/ }).waitFor();
  await page.keyboard.press('Escape');

  await ask(page, 'select 1;\nselect airline,\n  nonsense from air.flights where airline = :who');
  await page.getByRole('alert').getByText('nonsense').first().waitFor();
  const marked = page.locator('.cm-lintRange-error');
  expect(await marked.textContent()).toBe('nonsense');

  await ask(page, 'select count(*) as flights from air.flights where airline = :who');
  await page.getByRole('textbox', { name: 'who' }).fill('DL');
  await page.getByRole('button', { name: /^Run Ctrl/ }).click();
  await page.getByRole('gridcell', { name: '5000' }).waitFor();
  await page.reload();
  await page.getByRole('gridcell', { name: '5000' }).waitFor();
  expect(await page.getByRole('textbox', { name: /^SQL/ }).textContent()).toContain(
    'where airline = :who',
  );
  expect(await page.getByRole('textbox', { name: 'who' }).inputValue()).toBe('DL');
  expect(complaints).toEqual([]);
  await context.close();
});

test('a statement that takes too long is cancelled, and one may go elsewhere meanwhile', async () => {
  const { page, context } = await visit();
  await ask(page, 'select sum(a.range * b.range) from range(300000) a, range(300000) b');
  await page.getByRole('link', { name: /^Data/ }).click();
  await page.getByRole('heading', { name: 'Data' }).waitFor();
  await page.getByRole('link', { name: /^SQL/ }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
  await context.close();
});

test('a million rows are scrolled to the last one', async () => {
  const { page, context, complaints } = await visit();
  await ask(page, "select range as n, 'row ' || range as name from range(1000000)");
  await page.getByText('1,000,000 rows').waitFor();
  await page.getByText('Done').waitFor();
  const grid = page.getByRole('grid', { name: 'Rows of the statement' });
  await grid.focus();
  await page.keyboard.press('Control+End');
  await grid.getByRole('gridcell', { name: 'row 999999' }).waitFor();
  expect(await grid.getByRole('gridcell').count()).toBeLessThan(400);
  expect(complaints).toEqual([]);
  await context.close();
});

test('cells are selected by keys and by a drag, and copied as a spreadsheet takes them', async () => {
  const { page, context, complaints } = await visit();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ask(page, "select range as n, 'row ' || range as name, 'x' as rest from range(4)");
  const grid = page.getByRole('grid', { name: 'Rows of the statement' });
  const cell = (name: string) => grid.getByRole('gridcell', { name, exact: true });
  const copied = async () => {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.keyboard.press('Control+c');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await cell('row 1').click();
  expect(await copied()).toBe('row 1');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await copied()).toBe('1\trow 1\n2\trow 2');
  await page.getByText('2 rows, 2 columns copied').waitFor({ state: 'attached' });
  await expectAccessible(page);
  await page.keyboard.press('ArrowUp');
  expect(await copied()).toBe('1');
  await cell('row 0').hover();
  await page.mouse.down();
  await cell('row 3').hover();
  await page.mouse.up();
  expect(await copied()).toBe('row 0\nrow 1\nrow 2\nrow 3');
  await page.keyboard.press('Control+a');
  expect(await copied()).toMatch(/^0\trow 0\tx\n[\s\S]*\n3\trow 3\tx$/);
  await ask(page, "select 'two' || chr(13) || chr(10) || 'lines' as text");
  await cell('two↵lines').click();
  expect(await copied()).toMatch(/two\r?\nlines/);
  expect(complaints).toEqual([]);
  await context.close();
});

test('what is selected runs alone, and all statements run one after the other', async () => {
  const { page, context, complaints } = await visit();
  await ask(page, 'select 11 as one;\nselect 22 as two');
  const grid = page.getByRole('grid', { name: 'Rows of the statement' });
  await grid.getByRole('gridcell', { name: '22' }).waitFor();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Control+Enter');
  await grid.getByRole('gridcell', { name: '11' }).waitFor();
  await page.keyboard.press('Control+Shift+Enter');
  await grid.getByRole('gridcell', { name: '22' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('what a statement does is told in words while it runs', async () => {
  const { page, context } = await visit();
  let told: object = { state: 'PLANNING' };
  await page.route(/\/statements\/[^/]+\/progress$/, (route) => route.fulfill({ json: told }));
  await ask(page, 'select sum(a.range * b.range) from range(300000) a, range(300000) b');
  await page.getByRole('heading', { name: 'Planning' }).waitFor();
  told = { state: 'RUNNING', files: 40, fraction: 0.079 };
  await page.getByRole('heading', { name: 'Reading about 3 of 40 files' }).waitFor();
  await page.locator('.run-bar').getByText('Reading about 3 of 40 files').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
  await context.close();
});

test('names and values that try to be more are shown, never run', async () => {
  const { page, context, complaints } = await visit({ path: '/data' });
  await page.getByRole('link', { name: 'shop.<img src=x onerror=alert(1)>' }).click();
  await page.getByRole('heading', { name: '<img src=x onerror=alert(1)>' }).waitFor();
  await page.getByRole('tab', { name: 'Sample' }).click();
  await page.getByRole('gridcell', { name: '<script>alert(1)</script>' }).waitFor();
  await page.getByRole('gridcell', { name: 'مرحبا بالعالم' }).waitFor();
  await page.getByRole('gridcell', { name: '👩‍🚀🌊' }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await context.close();
});

test('when the session ends, what was written is still there after signing in again', async () => {
  const { page, context } = await visit();
  await page.getByRole('textbox', { name: /^SQL/ }).click();
  await page.keyboard.insertText('select 42 as kept');
  await page.request.delete('/api/v1/session', { headers: { origin: inject('address') } });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
  await page.getByRole('button', { name: 'Use a token' }).click();
  await page.getByRole('textbox', { name: 'Token' }).fill(inject('token'));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByRole('heading', { name: 'Your session has ended' })
    .waitFor({ state: 'detached' });
  expect(await page.getByRole('textbox', { name: /^SQL/ }).textContent()).toContain(
    'select 42 as kept',
  );
  await context.close();
});

test('another window of the same person brings no other tab to the front', async () => {
  const { page, context } = await visit({ path: '/sql' });
  await page.getByRole('button', { name: 'New tab' }).click();
  await page.getByRole('tab', { name: 'Query 2', selected: true }).waitFor();
  const other = await context.newPage();
  await other.goto('/sql');
  await other.getByRole('button', { name: 'New tab' }).click();
  await other.getByRole('tab', { name: 'Query 3', selected: true }).waitFor();
  await page.getByRole('tab', { name: 'Query 3', selected: false }).waitFor();
  await page.getByRole('tab', { name: 'Query 2', selected: true }).waitFor();

  // Of many, the one in front is in sight, and each can be read.
  await page.setViewportSize(SMALL);
  for (let at = 4; at < 8; at++) await page.getByRole('button', { name: 'New tab' }).click();
  const front = page.getByRole('tab', { name: 'Query 7', selected: true });
  await expect.poll(async () => (await front.boundingBox())?.width ?? 0).toBeGreaterThan(70);
  await expect
    .poll(async () => {
      const box = await front.boundingBox();
      return box && box.x >= 0 && box.x + box.width <= SMALL.width;
    })
    .toBe(true);
  await context.close();
});
