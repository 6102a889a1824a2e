import { expect, test } from 'vitest';
import { tagStatement, tagsQuery } from './tags';

const ORDERS = { catalog: 'main', schema: "it's", name: 'or"ders', kind: 'TABLE' as const };

test('tags are set and taken away, whatever is in their names', () => {
  expect(tagStatement(ORDERS, { column: null, key: "a'b", value: '' })).toBe(
    `ALTER TABLE "main"."it's"."or""ders" SET TAGS ('a''b' = '')`,
  );
  expect(tagStatement({ ...ORDERS, kind: 'VIEW' }, { column: null, key: 'a', value: null })).toBe(
    `ALTER VIEW "main"."it's"."or""ders" UNSET TAGS ('a')`,
  );
  expect(tagStatement(ORDERS, { column: 'a b', key: 'pii', value: 'yes' })).toBe(
    `ALTER TABLE "main"."it's"."or""ders" ALTER COLUMN "a b" SET TAGS ('pii' = 'yes')`,
  );
});

test('tags are asked for by names as text', () => {
  expect(tagsQuery(ORDERS)).toContain(`schema_name = 'it''s' AND table_name = 'or"ders'`);
});
