import { expect, test } from 'vitest';
import { badLines, inWords } from './trouble';

test('a value that does not fit is told with its line and column', () => {
  expect(
    inWords(
      `Column nr is INTEGER and a value does not fit: CSV Error on Line: 4
Original Line: x;"a;b";3
Error when converting column "id". Could not convert string "x" to 'INTEGER'

Column id is being converted as type INTEGER
  file = _upload-1-a.csv`,
    ),
  ).toBe(
    `Line 4, column id: Could not convert string "x" to 'INTEGER'\n  x;"a;b";3\nCorrect the type of the column, or the file.`,
  );
  expect(
    inWords(
      `JSON transform error in file "_upload-1-b.jsonl", in line 2: Failed to cast value to numerical: "x"\nTry setting`,
    ),
  ).toContain('Line 2: Failed to cast');
  expect(inWords('The table orders exists.')).toBe('The table orders exists.');
});

test('lines that cannot be rows are named', () => {
  expect(badLines('a;b\n1;2\n"x\ny;";3\n\n4\n5;6;7\n', 'csv', ';', 0)).toEqual([
    'Line 6 has 1 values where the first has 2: 4',
    'Line 7 has 3 values where the first has 2: 5;6;7',
  ]);
  expect(badLines('about\na,b\n1,2\n', 'csv', ',', 1)).toEqual([]);
  expect(badLines('{"a":1}\n{bad\n\n[]', 'json', '', 0)).toEqual(['Line 2 is no JSON: {bad']);
});
