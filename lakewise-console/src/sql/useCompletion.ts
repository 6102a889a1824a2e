import type { CompletionSource } from '@codemirror/autocomplete';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { fetchTable, useTables } from '../data/tables';
import { complete } from '../editor/completion';

/** Completion of the names that the user sees; columns are fetched for tables that are mentioned. */
export function useCompletion(): CompletionSource {
  const queries = useQueryClient();
  const tables = useTables();
  const known = useRef(tables.data);
  known.current = tables.data;
  return useCallback(
    (context) =>
      complete(context, {
        tables: () => known.current ?? [],
        columns: async (table) => (await queries.fetchQuery(fetchTable(table))).columns,
      }),
    [queries],
  );
}
