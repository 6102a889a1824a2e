import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

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

export interface VisitOptions {
  path?: string;
  token?: string;
  width?: number;
  height?: number;
  dark?: boolean;
}

/** Someone who opens the console in a browser of their own, signed in. */
export async function visit(options: VisitOptions = {}): Promise<Visit> {
  const { path = '/', width = 1440, height = 900, dark = false, token = inject('token') } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    baseURL: inject('address'),
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
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
  await page.goto(`${path}#token=${token}`);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  return { page, context, complaints };
}

/** Looks for what keeps people out, by axe and WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: typeof axe };
    // What React Aria reads out for a moment names buttons that may be gone by then.
    const found = await tool.run(
      { exclude: ['[data-live-announcer]'] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
    );
    return found.violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help} ${nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 200))
          .join(' | ')}`,
    );
  });
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
