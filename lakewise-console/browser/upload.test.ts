import { expect, inject, test } from 'vitest';
import { expectAccessible, visit } from './visit';

const LINES = 'id;name;price\n1;bolt;1,5\n2;<b>nut</b>;2,5\nx;screw;3,5\n';

/** What lies in the volume through which files come. */
async function staged(): Promise<string[]> {
  const response = await fetch(
    `${inject('address')}/api/2.0/fs/directories/Volumes/main/default/uploads`,
    { headers: { authorization: `Bearer ${inject('token')}` } },
  );
  const { contents } = (await response.json()) as { contents?: { name: string }[] };
  return (contents ?? []).map(({ name }) => name);
}

test('a file is looked at and corrected before it becomes a table, and leaves nothing', async () => {
  const { page, context, complaints } = await visit({ path: '/data' });
  const choose = () =>
    page.locator('input[type=file]').setInputFiles({
      name: 'Spare parts.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(LINES),
    });
  const pick = async (choice: RegExp, option: string) => {
    await page.getByRole('button', { name: choice }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await page.getByRole('button', { name: 'Upload a file' }).click();
  await page.getByRole('button', { name: 'Make the volume' }).click();
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  await choose();
  await page.getByText('<b>nut</b>').waitFor();
  expect(await staged()).toHaveLength(1);
  await expectAccessible(page);

  await pick(/Type of id$/, 'INT');
  await page
    .getByRole('alert')
    .getByText(/^Line 4, column id: Could not convert/)
    .waitFor();
  await pick(/Type of id$/, 'STRING found');
  await pick(/Decimals/, '1,5');
  await pick(/Type of price$/, 'DECIMAL(18,2)');
  await page.getByRole('textbox', { name: 'Name of name' }).fill('part');
  await page.getByRole('textbox', { name: 'Name of the table' }).click();
  await page.getByRole('columnheader', { name: /part/ }).waitFor();
  await page.getByRole('button', { name: 'Make the table' }).click();
  await page.getByRole('heading', { name: 'spare_parts' }).waitFor();
  await page.getByText('3.50').waitFor();
  expect(await staged()).toEqual([]);

  await page.goto('/data/upload');
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  await choose();
  await page.getByText('<b>nut</b>').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'Data', exact: true }).waitFor();
  expect(await staged()).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});
