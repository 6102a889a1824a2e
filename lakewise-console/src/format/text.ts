/** So much of a text as fits into a line of a table. */
export function shortened(text: string, longest = 160): string {
  return text.length > longest ? `${text.slice(0, longest)} …` : text;
}
