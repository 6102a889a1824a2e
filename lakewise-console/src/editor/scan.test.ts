import { expect, test } from 'vitest';
import { parameterNames, statementAt, statements } from './scan';

const texts = (text: string) => statements(text).map((piece) => piece.text);

test('statements end at semicolons that are neither in texts nor in comments', () => {
  expect(texts("select ';'; select 2 -- ; no\n; /* ; */ ;\nselect $$;$$")).toEqual([
    "select ';'",
    'select 2 -- ; no',
    'select $$;$$',
  ]);
});

test('a doubled quote does not end a text, and an open one takes the rest', () => {
  expect(texts("select 'it''s; so'; select \"a;\"\"b\"; select 'open; end")).toEqual([
    "select 'it''s; so'",
    'select "a;""b"',
    "select 'open; end",
  ]);
});

test('a piece knows where it stands in the text', () => {
  const text = '\n select 1 ;\n\n select 2';
  for (const piece of statements(text)) expect(text.slice(piece.from, piece.to)).toBe(piece.text);
});

test('the statement at a place is the one around it, or the last', () => {
  const text = 'select 1;\nselect 2;\n';
  expect(statementAt(text, 0)?.text).toBe('select 1');
  expect(statementAt(text, 9)?.text).toBe('select 2');
  expect(statementAt(text, text.length)?.text).toBe('select 2');
  expect(statementAt(' -- nothing', 3)).toBeUndefined();
});

test('parameters are names after a colon that follows neither a name nor a colon', () => {
  expect(
    parameterNames('select :a, x::int, :b + :a, \':c\', j:d, (x):e, "y":f -- :g\nwhere z = :h'),
  ).toEqual(['a', 'b', 'h']);
});
