import { expect, test } from 'vitest';
import { removalOf, settingOf } from './policy';

test('a policy is set by a statement in which names are quoted', () => {
  const draft = { table: 'main.hr.staff', column: '', function: 'hr.mine', columns: 'region, "a' };
  expect(settingOf(draft)).toBe(
    `ALTER TABLE "main"."hr"."staff" SET ROW FILTER "hr"."mine" ON ("region", """a")`,
  );
  expect(settingOf({ ...draft, column: 'ssn', columns: '' })).toBe(
    `ALTER TABLE "main"."hr"."staff" ALTER COLUMN "ssn" SET MASK "hr"."mine"`,
  );
  expect(settingOf({ ...draft, column: 'ssn' })).toContain(' USING COLUMNS ("region", """a")');
  expect(settingOf({ ...draft, function: 'hr.' })).toBeUndefined();
  expect(settingOf({ ...draft, table: '' })).toBeUndefined();
});

test('it is taken away by its table and column', () => {
  expect(removalOf(['main', 'hr', 'staff'], null)).toBe(
    'ALTER TABLE "main"."hr"."staff" DROP ROW FILTER',
  );
  expect(removalOf(['main', 'hr', 'staff'], 'ssn')).toBe(
    'ALTER TABLE "main"."hr"."staff" ALTER COLUMN "ssn" DROP MASK',
  );
});
