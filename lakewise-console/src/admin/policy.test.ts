import { expect, test } from 'vitest';
import { draftOf, policiesQuery, removalOf, settingOf } from './policy';

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

test('a policy is replaced by a statement that begins as the one that set it', () => {
  const policy = {
    catalog: 'main',
    schema: 'hr',
    table: 'staff',
    column: 'ssn',
    function: 'main.hr.mask',
    usage: 'region',
  };
  expect(settingOf(draftOf(policy))).toBe(
    `ALTER TABLE "main"."hr"."staff" ALTER COLUMN "ssn" SET MASK "main"."hr"."mask" USING COLUMNS ("region")`,
  );
  expect(settingOf(draftOf({ ...policy, column: null }))).toContain('ON ("region")');
});

test('the policies of one table are asked for by its name as a text', () => {
  const query = policiesQuery({ catalog: 'main', schema: "o'hr", name: 'staff' });
  expect(query.split("schema_name = 'o''hr'")).toHaveLength(3);
  expect(policiesQuery()).not.toContain('WHERE');
});
