import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';

interface OpenApi {
  paths: Record<string, unknown>;
  components: { schemas: Record<string, unknown> };
}

test('openapi.json, of which the types are made, is what the server says', async () => {
  const response = await fetch(`${inject('address')}/api/v1/openapi.json`, {
    headers: { authorization: `Bearer ${inject('token')}` },
  });
  const served = (await response.json()) as OpenApi;
  const kept = JSON.parse(
    readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'),
  ) as OpenApi;
  expect(served.paths).toMatchObject(kept.paths as object);
  expect(served.components.schemas).toMatchObject(kept.components.schemas as object);
});
