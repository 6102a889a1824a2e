import { text } from 'node:stream/consumers';
import { expect, inject, test } from 'vitest';
import { newcomer, run } from './calls';
import { expectAccessible, expectFitting, SMALL, visit } from './visit';

const READER = 'reader-of-files@example.org';
const ROOT = '/api/2.0/fs/files/Volumes/main/paper/scans';

async function put(path: string, body: string): Promise<void> {
  const response = await fetch(`${inject('address')}${ROOT}/${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${inject('token')}` },
    body,
  });
  expect(response.status).toBe(204);
}

test('files and folders of a volume are seen, taken along, put there, replaced and deleted by who may', async () => {
  const token = await newcomer(READER);
  await run(
    'create schema paper',
    "create volume paper.scans comment 'One file each'",
    `grant use schema on schema paper to "${READER}"`,
    `grant read volume on volume paper.scans to "${READER}"`,
  );
  await put('2026/%3Cb%3Eold%3C_b%3E.txt', 'kept');
  const { page, context, complaints } = await visit({ path: '/data/main/paper' });
  await page
    .getByRole('table', { name: 'Names in the schema' })
    .getByRole('link', { name: 'scans' })
    .click();
  await page.getByText('One file each').waitFor();
  const files = page.getByRole('table', { name: 'Files of the volume' });
  await files.getByRole('link', { name: '2026' }).click();
  await files.getByRole('row', { name: /<b>old<_b>\.txt 4 B/ }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download <b>old<_b>.txt' }).click(),
  ]);
  expect(await text(await download.createReadStream())).toBe('kept');
  const send = (name: string, body: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(body) });
  await send('new.txt', 'first');
  await files.getByRole('row', { name: /new\.txt 5 B/ }).waitFor();
  await expectAccessible(page);
  await send('new.txt', 'the second');
  await page.getByRole('button', { name: 'Replace', exact: true }).click();
  await files.getByRole('row', { name: /new\.txt 10 B/ }).waitFor();

  // A folder is made, and entered; one with something in it is not deleted.
  await page.getByRole('button', { name: 'New folder' }).click();
  const dialog = page.getByRole('dialog', { name: 'New folder' });
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await name.fill('..');
  await page.keyboard.press('Enter');
  await dialog.getByText('Points alone are no name.').waitFor();
  await expectAccessible(page);
  await name.fill('مارس 🗂 <b>');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'No file is here' }).waitFor();
  await send('inside.txt', 'x');
  await files.getByRole('row', { name: /inside\.txt 1 B/ }).waitFor();
  await page.getByRole('link', { name: '2026' }).click();
  const remove = async () => {
    await page.getByRole('button', { name: 'Delete مارس 🗂 <b> …' }).click();
    await page.getByRole('button', { name: 'Delete for ever' }).click();
  };
  await remove();
  await page
    .getByRole('alert')
    .getByText(/is not empty/)
    .waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.setViewportSize(SMALL);
  await expectFitting(page, 'files of a volume');

  const reader = await visit({
    path: `${new URL(page.url()).pathname}?kind=volume&path=2026`,
    token,
  });
  const theirs = reader.page.getByRole('table', { name: 'Files of the volume' });
  await theirs.getByRole('row', { name: /new\.txt 10 B/ }).waitFor();
  await reader.page.getByRole('button', { name: 'Delete new.txt …' }).click();
  await reader.page.getByRole('button', { name: 'Delete for ever' }).click();
  await reader.page.getByRole('alert').getByText('WRITE VOLUME').waitFor();
  await reader.page.getByRole('button', { name: 'Cancel' }).click();
  await reader.page.getByRole('button', { name: 'New folder' }).click();
  await reader.page.getByRole('textbox', { name: 'Name' }).fill('theirs');
  await reader.page.keyboard.press('Enter');
  await reader.page.getByRole('alert').getByText('WRITE VOLUME').waitFor();
  await reader.context.close();

  await page.getByRole('button', { name: 'Delete new.txt …' }).click();
  await page.getByRole('button', { name: 'Delete for ever' }).click();
  await files.getByRole('row', { name: /new\.txt/ }).waitFor({ state: 'detached' });
  await files.getByRole('link', { name: 'مارس 🗂 <b>' }).click();
  await page.getByRole('button', { name: 'Delete inside.txt …' }).click();
  await page.getByRole('button', { name: 'Delete for ever' }).click();
  await page.getByRole('heading', { name: 'No file is here' }).waitFor();
  await page.getByRole('link', { name: '2026' }).click();
  await remove();
  await files.getByRole('row', { name: /مارس/ }).waitFor({ state: 'detached' });
  // What is there already, or not empty, is told by an answer of 409 or 400, which Chromium writes down.
  expect(complaints.filter((complaint) => !/status of 40[09]/.test(complaint))).toEqual([]);
  await context.close();

  await run(`revoke read volume on volume paper.scans from "${READER}"`);
  const other = await visit({ path: '/data/main/paper/scans?kind=volume', token });
  await other.page
    .getByRole('alert')
    .getByText(/does not exist|not found/)
    .waitFor();
  await other.context.close();
  await run('drop schema paper cascade');
});

test('a function tells what it takes and does, and names with dots lead to what has them', async () => {
  await run(
    'create schema odd',
    'create table odd."a.b" as select 1 as n',
    'create table odd.after as select n + 1 as n from odd."a.b"',
    `create function odd.longer(word string, most int default 3 comment 'letters') returns boolean
     comment 'Too long?' return length(word) > most`,
  );
  const { page, context, complaints } = await visit({ path: '/data/main/odd' });
  await page
    .getByRole('table', { name: 'Names in the schema' })
    .getByRole('link', { name: 'longer' })
    .click();
  await page.getByText('Too long?').waitFor();
  const parameters = page.getByRole('table', { name: 'Parameters' });
  await parameters.getByRole('row', { name: /most INTEGER 3 letters/ }).waitFor();
  await page.getByText('length(word) > most').waitFor();
  await page.getByRole('button', { name: 'Change the comment' }).click();
  await page.getByRole('textbox', { name: 'Comment' }).fill("It's long?");
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByText("It's long?").waitFor();
  await expectAccessible(page);

  await page.goto('/data/main/odd/after/lineage');
  await page.getByRole('link', { name: 'odd.a.b' }).click();
  await page.getByRole('heading', { name: 'a.b', exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Grants and policies' }).click();
  await page.getByRole('combobox', { name: 'To whom' }).fill('account users');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Grant', exact: true }).click();
  await page
    .getByRole('row', { name: /account users/ })
    .getByText('SELECT')
    .waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await context.close();
  await run('drop schema odd cascade');
});
