import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../api/client';
import type { Tab } from '../sql/tabs';

export type SavedQuery = Schemas['SavedItemSummary'];
export type SavedQueryWhole = Schemas['SavedQueryWhole'];

const MOST = 1000;

/** The queries that the user keeps, and those that others share. */
export const savedQueries = queryOptions({
  queryKey: ['saved'],
  queryFn: () => answer(api.GET('/api/v1/saved-queries', { params: { query: { limit: MOST } } })),
});

export function fetchSaved(id: string): Promise<SavedQueryWhole> {
  return answer(api.GET('/api/v1/saved-queries/{id}', { params: { path: { id } } }));
}

/** What of a tab is kept beside its text. */
export function settingsOf(tab: Tab): Record<string, string> {
  return tab.parameters ? { parameters: JSON.stringify(tab.parameters) } : {};
}

/** A tab that shows a saved query. */
export function tabOf({
  query,
  content,
}: SavedQueryWhole): Pick<Tab, 'name' | 'text' | 'saved' | 'parameters'> {
  return {
    name: query.name,
    text: content.text,
    saved: { id: query.id, version: content.version, text: content.text },
    parameters: parametersOf(content.settings.parameters),
  };
}

function parametersOf(kept: string | undefined): NonNullable<Tab['parameters']> {
  try {
    return JSON.parse(kept ?? '{}') as NonNullable<Tab['parameters']>;
  } catch {
    return {};
  }
}

/** Keeps the text of a tab: as a new version of what it was opened from, or under a new name. */
export async function keep(
  tab: Tab,
  place: { folder: string; name: string } | null,
): Promise<NonNullable<Tab['saved']>> {
  const body = { text: tab.text, settings: settingsOf(tab) };
  const kept =
    tab.saved && !place
      ? await answer(
          api.POST('/api/v1/saved-queries/{id}/versions', {
            params: { path: { id: tab.saved.id } },
            body: { ...body, base_version: tab.saved.version },
          }),
        )
      : await answer(
          api.POST('/api/v1/saved-queries', {
            body: { ...body, ...place, name: place?.name ?? tab.name },
          }),
        );
  return { id: kept.query.id, version: kept.content.version, text: tab.text };
}

/** Queries by their folders, both in the order of their names. */
export function byFolder(queries: SavedQuery[], typed: string): [string, SavedQuery[]][] {
  const folders = new Map<string, SavedQuery[]>();
  const part = typed.toLowerCase();
  for (const query of queries) {
    if (!`${query.folder}/${query.name}`.toLowerCase().includes(part)) continue;
    folders.set(query.folder, [...(folders.get(query.folder) ?? []), query]);
  }
  const order = new Intl.Collator(undefined, { numeric: true });
  return [...folders]
    .sort(([one], [other]) => order.compare(one, other))
    .map(([folder, found]) => [
      folder,
      found.sort((one, other) => order.compare(one.name, other.name)),
    ]);
}
