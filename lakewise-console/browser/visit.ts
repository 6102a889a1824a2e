import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
});

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

/** Looks for what keeps people out, by axe and WCAG 2.2 AA; or only for what one of its rules forbids. */
export async function expectAccessible(page: Page, only = ''): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (rule) => {
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
  expect(violations).toEqual([]);
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
