import { expect, test } from 'vitest';
import { partsOf, printed } from './sql';

test('a name is taken apart at its dots, not at those within quotes', () => {
  expect(partsOf('main.air.flights')).toEqual(['main', 'air', 'flights']);
  expect(partsOf('main.s."a.b"')).toEqual(['main', 's', 'a.b']);
  expect(partsOf('`my.lake`.s.`it``s`')).toEqual(['my.lake', 's', 'it`s']);
  expect(partsOf('main.of odd names.say "hi"')).toEqual(['main', 'of odd names', 'say "hi"']);
  expect(partsOf('"half.open')).toEqual(['"half', 'open']);
  expect(partsOf('a..b')).toEqual(['a', '', 'b']);
});

test('what was put together is taken apart again', () => {
  expect(printed('main', 'Größe_1', 'a.b', '1st')).toBe('main.Größe_1."a.b"."1st"');
  for (const names of [['main', 'a.b', 'c"d'], ['"', '`x', '.'], ['x"y.z']])
    expect(partsOf(printed(...names))).toEqual(names);
});
