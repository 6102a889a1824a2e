import type { Schemas } from '../api/client';
import type { StatementParameter } from '../api/statements';
import { parameterNames } from '../editor/scan';

export type Filter = Schemas['DashboardFilter'];

/** What is chosen, by the names of the filters; an empty text is NULL. */
export type Values = Record<string, string>;

/** What an address chooses; where it says nothing, what the filters begin with. */
export function valuesOf(filters: Filter[], search: string): Values {
  const given = new URLSearchParams(search);
  return Object.fromEntries(
    filters.map(({ name, initial }) => [name, given.get(name) ?? initial ?? '']),
  );
}

/** The address of what is chosen: only what is not as it begins is in it. */
export function searchOf(filters: Filter[], values: Values): string {
  const chosen = new URLSearchParams();
  for (const { name, initial } of filters) {
    const value = values[name] ?? '';
    if (value !== (initial ?? '')) chosen.set(name, value);
  }
  return chosen.toString();
}

/** What is wrong with a value; undefined if nothing is. */
export function wrong(filter: Filter, value: string): string | undefined {
  if (value === '') return undefined;
  if (filter.type === 'NUMBER' && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value.trim()))
    return 'This is no number.';
  if (filter.type === 'DATE' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'This is no date.';
  return undefined;
}

const TYPES: Record<Filter['type'], string> = {
  TEXT: '',
  CHOICE: '',
  DATE: 'DATE',
  NUMBER: 'DOUBLE',
};

/** The values that a query takes, beside its text: nothing that was chosen is ever part of it. */
export function parametersOf(sql: string, filters: Filter[], values: Values): StatementParameter[] {
  const names = [...new Set(parameterNames(sql))];
  return names.flatMap((name) => {
    const filter = filters.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (!filter) return [];
    const value = (values[filter.name] ?? '').trim();
    const type =
      filter.type === 'NUMBER' && /^[+-]?\d{1,18}$/.test(value) ? 'BIGINT' : TYPES[filter.type];
    return [{ name, type, value: value === '' ? null : value }];
  });
}

/**
 * The values that the query of a filter's choices takes: those of the other filters as they are
 * chosen, and NULL for its own, as a choice does not narrow itself, and for one that is wrong.
 */
export function choiceParameters(
  filter: Filter,
  filters: Filter[],
  values: Values,
): StatementParameter[] {
  const usable = filters.map(
    (each) =>
      [
        each.name,
        each === filter || wrong(each, values[each.name] ?? '') ? '' : (values[each.name] ?? ''),
      ] as const,
  );
  return parametersOf(filter.choices ?? '', filters, Object.fromEntries(usable));
}

/** Parameters of a query that no filter gives. */
export function missing(sql: string, filters: Filter[]): string[] {
  return [...new Set(parameterNames(sql))].filter(
    (name) => !filters.some((filter) => filter.name.toLowerCase() === name.toLowerCase()),
  );
}
