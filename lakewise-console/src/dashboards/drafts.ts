import type { Definition } from './dashboards';

/** What was changed of a dashboard and not yet saved, and the version on top of which. */
export interface Draft {
  version: number;
  definition: Definition;
}

const key = (principal: string, id: string) => `lakewise:${principal}:dashboard:${id}`;

export function draftOf(principal: string, id: string): Draft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key(principal, id)) ?? '') as Draft;
    return Array.isArray(kept.definition.items) && Array.isArray(kept.definition.filters)
      ? kept
      : undefined;
  } catch {
    // Nothing was kept, or it is damaged.
    return undefined;
  }
}

export function keepDraft(principal: string, id: string, draft: Draft | undefined): void {
  try {
    if (draft) localStorage.setItem(key(principal, id), JSON.stringify(draft));
    else localStorage.removeItem(key(principal, id));
  } catch {
    // The browser's room is full: the draft lasts as long as the page.
  }
}
