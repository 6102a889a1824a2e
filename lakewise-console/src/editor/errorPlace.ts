/** Where in a statement an error is, as its message tells. */
export interface ErrorPlace {
  from: number;
  to: number;
  message: string;
}

/**
 * Reads the line and column at the end of a message's first part, `(line 2, column 5)`; undefined
 * if it names none.
 */
export function errorPlace(statement: string, message: string): ErrorPlace | undefined {
  const match = /\(line (\d+), column (\d+)\)/.exec(message);
  if (!match) return undefined;
  const lines = statement.split('\n');
  const line = Number(match[1]) - 1;
  const column = Number(match[2]) - 1;
  const text = lines[line];
  if (text === undefined) return undefined;
  const from =
    lines.slice(0, line).reduce((sum, before) => sum + before.length + 1, 0) +
    Math.min(column, text.length);
  const word = /^[\p{L}\p{N}_.$]+/u.exec(statement.slice(from))?.[0].length ?? 1;
  return {
    from,
    to: Math.min(statement.length, from + word),
    message: message.slice(0, match.index).trim(),
  };
}
