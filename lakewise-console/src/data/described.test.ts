import { expect, test } from 'vitest';
import { described } from './described';

const row = (col_name: string, data_type: string, comment: string | null) => ({
  col_name,
  data_type,
  comment,
});

test('columns end where the headings begin', () => {
  const columns = [row('day', 'date', null), row('#1', 'int', 'first')];
  expect(described(columns)).toEqual([
    { name: 'day', type: 'DATE', comment: '' },
    { name: '#1', type: 'INT', comment: 'first' },
  ]);
  expect(described([...columns, row('', '', ''), row('# Row Filter', '', '')])).toHaveLength(2);
  expect(described([...columns, row('# Row Filter', '', '')])).toHaveLength(2);
  expect(described([])).toEqual([]);
});
