import type { Page } from 'playwright-core';
import { inject, test } from 'vitest';
import { ask, open, visit } from './visit';

const VISITS = 7;
const MINUTE = 60_000;

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function tell(what: string, values: number[]): void {
  const [half, most, worst] = [0.5, 0.95, 1].map((share) => quantile(values, share).toFixed(1));
  console.log(`${what}: median ${half} ms, 95 % ${most} ms, worst ${worst} ms (${values.length})`);
}

/** Milliseconds from the navigation until the editor has taken the focus, on the page's own clock. */
async function untilUsable(page: Page): Promise<number> {
  await page.goto('/sql');
  const took = await page.waitForFunction(() => {
    const editor = document.querySelector('.editor')?.shadowRoot?.querySelector('.cm-content');
    if (!(editor instanceof HTMLElement)) return 0;
    editor.focus();
    return document.activeElement?.classList.contains('editor') ? performance.now() : 0;
  });
  await page.keyboard.type('select 1');
  await page.locator('.cm-content', { hasText: 'select 1' }).first().waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  return took.jsonValue();
}

test('the first page', { timeout: 3 * MINUTE }, async () => {
  const cold: number[] = [];
  const warm: number[] = [];
  const { context: before } = await visit();
  const kept = await before.storageState();
  await before.close();
  for (let at = 0; at < VISITS; at++) {
    const { page, context } = await open({ kept });
    cold.push(await untilUsable(page));
    warm.push(await untilUsable(page));
    await context.close();
  }
  tell(`Usable at ${inject('address')}, nothing kept in the browser`, cold);
  tell('Usable again', warm);
});

/** Times between frames while a page scrolls by so many pixels a frame, and the work of each frame. */
async function frames(page: Page, pixels: number): Promise<{ between: number[]; work: number[] }> {
  return page.evaluate(
    ([step, most]) =>
      new Promise<{ between: number[]; work: number[] }>((resolve) => {
        const grid = document.querySelector('.grid');
        const between: number[] = [];
        const work: number[] = [];
        let last = 0;
        const channel = new MessageChannel();
        let began = 0;
        // A message comes after what the frame computed, laid out and painted.
        channel.port1.onmessage = () => work.push(performance.now() - began);
        function frame(now: number) {
          if (last) between.push(now - last);
          last = now;
          began = performance.now();
          channel.port2.postMessage(null);
          if (between.length >= most) return resolve({ between, work });
          if (grid) grid.scrollTop += step;
          requestAnimationFrame(frame);
        }
        requestAnimationFrame(frame);
      }),
    [pixels, 300] as const,
  );
}

test('a million rows', { timeout: 3 * MINUTE }, async () => {
  const { page, context } = await visit();
  await ask(
    page,
    "select range as n, 'row ' || range as name, range % 97 as part, range / 7 as share, date '2026-01-01' + (range % 365)::int as day, md5(range::varchar) as code from range(1000000)",
  );
  await page.getByText('1,000,000 rows').waitFor({ timeout: MINUTE });
  await page.getByText('Done').waitFor({ timeout: MINUTE });
  await page.getByRole('grid').getByRole('gridcell').first().waitFor();
  await frames(page, 0);
  for (const pixels of [0, 60, 400, 3000]) {
    const { between, work } = await frames(page, pixels);
    tell(`Frames, ${pixels} pixels a frame`, between);
    tell('  of which computed', work);
    const late = between.filter((took) => took > 25).length;
    console.log(`  later than one frame: ${late} of ${between.length}`);
  }
  await context.close();
});
