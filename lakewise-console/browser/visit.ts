import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';

/** A telephone, and a screen. */
export const SMALL = { width: 360, height: 740 };
export const LARGE = { width: 1440, height: 900 };

let connected: Promise<Browser> | undefined;

/** The one Chromium of a run, in which everybody has a context of their own. */
function chromiumOfAll(): Promise<Browser> {
  connected ??= chromium.connect(inject('browser'));
  return connected;
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What the browser complained about: errors of scripts, and what the policy forbade. */
  complaints: string[];
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface VisitOptions {
  path?: string;
  token?: string;
  /** Another server than the one that all tests share. */
  address?: string;
  width?: number;
  height?: number;
  dark?: boolean;
  /** What another visit kept, for somebody who comes again. */
  kept?: StorageState;
}

/** A browser of somebody's own, which is nowhere yet. */
export async function open(options: Omit<VisitOptions, 'path' | 'token'> = {}): Promise<Visit> {
  const { width = 1440, height = 900, dark = false, address = inject('address') } = options;
  const browser = await chromiumOfAll();
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...(options.kept ? { storageState: options.kept } : {}),
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`A script said: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    // That nobody is signed in yet is told by an answer of 401, which Chromium writes down.
    if (message.type() === 'error' && !/status of 401/.test(message.text()))
      complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** Someone who opens the console in a browser of their own, signed in. */
export async function visit(options: VisitOptions = {}): Promise<Visit> {
  const { path = '/', token = inject('token'), ...others } = options;
  const visited = await open(others);
  await visited.page.goto(`${path}#token=${token}`);
  await visited.page.getByRole('navigation', { name: 'Pages' }).waitFor();
  return visited;
}

/** What keeps people out, by axe and WCAG 2.2 AA; or only what one of its rules forbids. */
export async function violations(page: Page, only = ''): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (rule) => {
    const { axe: tool } = window as unknown as { axe: typeof axe };
    // What React Aria reads out for a moment names buttons that may be gone by then.
    const found = await tool.run(
      { exclude: ['[data-live-announcer]'] },
      {
        runOnly: rule
          ? [rule]
          : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
    );
    return found.violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help} ${nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 200))
          .join(' | ')}`,
    );
  }, only);
}

/** Expects that nothing keeps people out of what the page shows. */
export async function expectAccessible(page: Page, only = ''): Promise<void> {
  expect(await violations(page, only)).toEqual([]);
}

/** Nothing but tables in boxes of their own is to be scrolled sideways. */
export async function expectFitting(page: Page, path: string): Promise<void> {
  const [wide, width] = await page.evaluate(() => [
    Math.max(
      document.documentElement.scrollWidth,
      document.querySelector('main')?.scrollWidth ?? 0,
    ),
    window.innerWidth,
  ]);
  expect.soft({ path, wide }).toEqual({ path, wide: Math.min(wide ?? 0, width ?? 0) });
}

/** Writes a statement into the editor in the place of what is there, and runs it. */
export async function ask(page: Page, statement: string): Promise<void> {
  await page.getByRole('textbox', { name: /^SQL/ }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  for (const [number, line] of statement.split('\n').entries()) {
    if (number > 0) await page.keyboard.press('Shift+Enter');
    await page.keyboard.insertText(line);
  }
  await page.keyboard.press('Control+Enter');
}
