import { createServer } from 'node:net';
import { chromium } from 'playwright-core';
import { afterAll, expect, inject, test } from 'vitest';
import { send } from './calls';
import { CHROMIUM } from './lake';
import { PLACES } from './places';
import { furnish } from './scene';

const LEAST = 95;
const PATIENCE = 300_000;
/** An expression that the paths match of those that are wanted; all where it is left out. */
const wanted = new RegExp(process.env.PAGES ?? '');
const CATEGORIES = ['accessibility', 'best-practices'];
/** In a folder of its own, so that who builds the console need not fetch it. */
const LIGHTHOUSE = '../lighthouse/node_modules/lighthouse/core/index.js';

interface Audit {
  title: string;
  score: number | null;
}

interface Report {
  categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
  runtimeError?: { message: string };
}

const { default: lighthouse } = (await import(/* @vite-ignore */ LIGHTHOUSE)) as {
  default: (url: string, flags: object) => Promise<{ lhr: Report }>;
};

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

const port = await freePort();
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', `--remote-debugging-port=${port}`],
});
afterAll(() => browser.close());

async function cookie(): Promise<string> {
  const response = await fetch(`${inject('address')}/api/v1/session`, {
    method: 'POST',
    headers: { origin: inject('address'), 'content-type': 'application/json' },
    body: JSON.stringify({ token: inject('token') }),
  });
  expect(response.ok).toBe(true);
  return response.headers
    .getSetCookie()
    .map((kept) => kept.split(';')[0])
    .join('; ');
}

const session = await cookie();

const OPTIONS = {
  desktop: { formFactor: 'desktop', screenEmulation: { disabled: true } },
  mobile: { formFactor: 'mobile' },
};

/** The pages of what has an address only once it is made. */
async function made(): Promise<string[]> {
  await furnish();
  const first = async (path: string) => {
    const [list = []] = Object.values(await send<Record<string, { id: string }[]>>('GET', path));
    return list[0]?.id ?? '';
  };
  return [
    `/dashboards/${await first('/api/v1/dashboards')}`,
    `/queries/${await first('/api/v1/queries')}`,
    `/sql?saved=${await first('/api/v1/saved-queries')}`,
    `/reports/${await first('/api/v1/schedules')}`,
    '/admin/groups/analysts',
    '/data/main/shop/is_small?kind=function',
    '/data/main/shop/receipts?kind=volume',
  ];
}

const paths = [...PLACES.map(([path]) => path), ...(await made())].filter((path) =>
  wanted.test(path),
);

/** Signing in is looked at without a cookie; all other pages with one. */
test.each(
  Object.entries(OPTIONS).flatMap(([form, options]) => [
    ['/sign-in', '', form, options] as const,
    ...paths.map((path) => [path, session, form, options] as const),
  ]),
)('Lighthouse on %s', { timeout: PATIENCE }, async (path, signedIn, form, options) => {
  const { lhr } = await lighthouse(inject('address') + path, {
    port,
    onlyCategories: CATEGORIES,
    ...options,
    throttlingMethod: 'provided',
    logLevel: 'error',
    ...(signedIn ? { extraHeaders: { cookie: signedIn } } : {}),
  });
  const scores = CATEGORIES.map((name) => Math.round((lhr.categories[name]?.score ?? 0) * 100));
  const short = CATEGORIES.flatMap((name) => lhr.categories[name]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
    .map(({ id }) => lhr.audits[id]?.title ?? id);
  console.log(form, decodeURIComponent(path).slice(0, 60), ...scores, ...short);
  expect(Math.min(...scores), lhr.runtimeError?.message ?? short.join('; ')).toBeGreaterThanOrEqual(
    LEAST,
  );
});
