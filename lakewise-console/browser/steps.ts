import type { Page } from 'playwright-core';

/** How a page comes from its address to what is to be seen. */
export type Step = (page: Page) => Promise<unknown>;

/** A state of a page: its name, its address, and the way to it. */
export interface State {
  name: string;
  path: string;
  step: Step;
  /** Whether nobody is signed in. */
  outside?: boolean;
  /** Whether somebody is signed in who was granted nothing. */
  stranger?: boolean;
  /** What is being fetched for as long as it is looked at, where something is. */
  fetching?: string;
  /** What is to be done first on a telephone, where it looks other than on a screen. */
  narrow?: Step;
  /** What ends what it has begun. */
  after?: Step;
}

export const heading =
  (name: string): Step =>
  (page) =>
    page.getByRole('heading', { name, exact: true }).first().waitFor();
export const cells: Step = (page) =>
  page.getByRole('grid', { exact: true }).getByRole('gridcell').first().waitFor();
export const button =
  (name: string | RegExp): Step =>
  (page) =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
/** One after the other. */
export const inOrder =
  (...steps: Step[]): Step =>
  async (page) => {
    for (const step of steps) await step(page);
  };
