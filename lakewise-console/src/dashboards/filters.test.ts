import { expect, test } from 'vitest';
import {
  choiceParameters,
  type Filter,
  missing,
  parametersOf,
  searchOf,
  valuesOf,
  wrong,
} from './filters';

const FILTERS: Filter[] = [
  { name: 'airline', type: 'CHOICE', choices: 'select 1', initial: 'AA' },
  { name: 'since', type: 'DATE' },
  { name: 'delay', type: 'NUMBER' },
];

test('an address says what is not as it begins, and is read back the same', () => {
  expect(valuesOf(FILTERS, '')).toEqual({ airline: 'AA', since: '', delay: '' });
  const chosen = { airline: '', since: '2026-01-05', delay: '' };
  expect(searchOf(FILTERS, chosen)).toBe('airline=&since=2026-01-05');
  expect(valuesOf(FILTERS, searchOf(FILTERS, chosen))).toEqual(chosen);
  expect(valuesOf(FILTERS, '?other=1&delay=7')).toMatchObject({ delay: '7' });
});

test('a query takes the values of the filters that it names, and no others', () => {
  const values = { airline: "x' or true --", since: '', delay: '7' };
  expect(
    parametersOf("select ':since' where a = :Airline and d > :delay", FILTERS, values),
  ).toEqual([
    { name: 'Airline', type: '', value: "x' or true --" },
    { name: 'delay', type: 'BIGINT', value: '7' },
  ]);
  expect(parametersOf('select :since, :delay', FILTERS, { delay: '0.5' })).toEqual([
    { name: 'since', type: 'DATE', value: null },
    { name: 'delay', type: 'DOUBLE', value: '0.5' },
  ]);
  expect(missing('select :since, :day', FILTERS)).toEqual(['day']);
});

test('choices follow the other filters, not themselves, and nothing that is wrong', () => {
  const choice: Filter = {
    name: 'airport',
    type: 'CHOICE',
    choices: 'select origin where a = :airline and d > :delay and o = :airport',
  };
  const values = { airline: 'AA', delay: 'many', airport: 'JFK' };
  expect(choiceParameters(choice, [...FILTERS, choice], values)).toEqual([
    { name: 'airline', type: '', value: 'AA' },
    { name: 'delay', type: 'DOUBLE', value: null },
    { name: 'airport', type: '', value: null },
  ]);
});

test('what is no value of its type is said before it is asked', () => {
  const [, since, delay] = FILTERS as [Filter, Filter, Filter];
  expect(wrong(delay, 'many')).toBe('This is no number.');
  expect(wrong(delay, '-1.5e3')).toBeUndefined();
  expect(wrong(since, 'yesterday')).toBe('This is no date.');
  expect(wrong(since, '')).toBeUndefined();
});
