const KINDS: Record<string, string> = {
  EQUAL: '=',
  NOT_EQUAL: '≠',
  LESS: '<',
  LESS_OR_EQUAL: '≤',
  GREATER: '>',
  GREATER_OR_EQUAL: '≥',
};

const OPERANDS: Record<string, string> = {
  CONSTANT: 'a value',
  COLUMN: 'a column',
  EXPRESSION: 'an expression',
  NOTHING: '',
};

const INSIDE = ' INSIDE_EXPRESSION';

/**
 * A condition as the records keep it, without what it compares with, in words:
 * `main.air.flights.delay > a value` of `main.air.flights.delay GREATER CONSTANT`.
 */
export function predicateInWords(told: string): string {
  const inside = told.endsWith(INSIDE);
  const match = /^(.*) ([A-Z_]+) ([A-Z]+)$/s.exec(inside ? told.slice(0, -INSIDE.length) : told);
  const [, column, kind, operand] = match ?? [];
  if (column === undefined || kind === undefined || operand === undefined) return told;
  const compared = KINDS[kind] ?? kind.toLowerCase().replaceAll('_', ' ');
  const left = inside ? `… ${column} …` : column;
  return `${left} ${compared} ${OPERANDS[operand] ?? operand.toLowerCase()}`.trim();
}
