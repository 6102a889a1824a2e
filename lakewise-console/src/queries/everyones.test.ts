import { expect, test } from 'vitest';
import { everyonesQuery } from './everyones';

const filter = { statuses: [], since: 1000, withConsole: false, fingerprint: null };

test('nobody else hides a statement by the tag of pages', () => {
  expect(everyonesQuery(filter)).toContain(
    "NOT (executed_by = current_user() AND coalesce(map_contains(query_tags, 'lakewise_source'), false))",
  );
  for (const shown of [
    { ...filter, withConsole: true },
    { ...filter, fingerprint: "it's" },
  ])
    expect(everyonesQuery(shown)).not.toContain('lakewise_source');
  expect(everyonesQuery({ ...filter, fingerprint: "it's" })).toContain("fingerprint = 'it''s'");
});
