import { expect, test } from 'vitest';
import { droppedOf } from './dropped';

function row(tableName: string, tableId: string, deletedAt: number) {
  return { catalogName: 'main', schemaName: 's', tableName, tableId, deletedAt, owner: 'eve' };
}

test('of tables by one name the newest can come back, unless its name is taken', () => {
  const rows = [row('a', '1', 10), row('a', '2', 30), row('b', '3', 20)];
  const told = droppedOf(rows, [{ catalog: 'main', schema: 's', name: 'b' }]);
  expect(told.map((one) => [one.id, one.hindrance?.split(' ')[0]])).toEqual([
    ['2', undefined],
    ['3', 'Another'],
    ['1', 'A'],
  ]);
});
