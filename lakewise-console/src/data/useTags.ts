import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { act, ask } from '../api/ask';
import { useWarehouse } from '../sql/useWarehouse';
import type { Table } from './tables';
import { type Tag, tagStatement, tagsQuery } from './tags';

function keyOf({ catalog, schema, name }: Table): string[] {
  return ['tags', catalog, schema, name];
}

export function useTags(table: Table) {
  const [warehouse] = useWarehouse();
  return useQuery({
    queryKey: keyOf(table),
    queryFn: async ({ signal }) =>
      (await ask(tagsQuery(table), warehouse, signal)) as unknown as Tag[],
    staleTime: 30_000,
  });
}

export function useTagChange(table: Table, column: string | null) {
  const [warehouse] = useWarehouse();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: { key: string; value: string | null }) =>
      act(tagStatement(table, { column, ...change }), warehouse, AbortSignal.timeout(60_000)),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(table) }),
  });
}
