const MOST_NAMED = 5;
const LONGEST = 120;

function shortened(line: string): string {
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** What the server said about a file, without the settings of its reader. */
export function inWords(message: string): string {
  const typed =
    /CSV Error on Line: (\d+)\s+Original Line: (.*?)\s+Error when converting column "(.*)"\. (.*)/.exec(
      message,
    );
  if (typed) {
    return `Line ${typed[1]}, column ${typed[3]}: ${typed[4]}\n  ${shortened(typed[2] ?? '')}\nCorrect the type of the column, or the file.`;
  }
  const uneven = /CSV Error on Line: (\d+)\s+Original Line: (.*)\s+(Expected Number of .*)/.exec(
    message,
  );
  if (uneven) return `Line ${uneven[1]}: ${uneven[3]}\n  ${shortened(uneven[2] ?? '')}`;
  if (/Error when sniffing file/.test(message)) {
    return 'The lines do not all have the same values with these settings. Choose another delimiter, skip the first lines, or have short lines filled with NULL.';
  }
  const json = /JSON transform error in file ".*", in line (\d+): (.*)/.exec(message);
  if (json) return `Line ${json[1]}: ${json[2]}\nCorrect the type of the column, or the file.`;
  if (/Malformed JSON in file/.test(message)) return 'The file is no JSON from some line on.';
  return message.replace(/_upload-[0-9a-f-]+-/g, '');
}

/** How many values a line of CSV has; undefined while a quote is open at its end. */
function values(line: string, delimiter: string): number | undefined {
  let inside = false;
  let found = 1;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') inside = !inside;
    else if (!inside && line.startsWith(delimiter, at)) {
      found++;
      at += delimiter.length - 1;
    }
  }
  return inside ? undefined : found;
}

function unevenLines(lines: string[], delimiter: string, skip: number): string[] {
  const said: string[] = [];
  let wanted: number | undefined;
  let open = '';
  for (const [number, line] of lines.entries()) {
    if (number < skip || (open === '' && line === '')) continue;
    const whole = open + line;
    const found = values(whole, delimiter);
    open = found === undefined ? `${whole}\n` : '';
    if (found === undefined) continue;
    wanted ??= found;
    if (found !== wanted)
      said.push(
        `Line ${number + 1} has ${found} values where the first has ${wanted}: ${shortened(line)}`,
      );
    if (said.length === MOST_NAMED) break;
  }
  return said;
}

function noJson(lines: string[]): string[] {
  const said: string[] = [];
  for (const [number, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      JSON.parse(line);
    } catch {
      said.push(`Line ${number + 1} is no JSON: ${shortened(line)}`);
    }
    if (said.length === MOST_NAMED) break;
  }
  return said;
}

/** The first lines of a text that cannot be rows, in words; none where all can. */
export function badLines(
  text: string,
  format: 'csv' | 'json',
  delimiter: string,
  skip: number,
): string[] {
  const lines = text.split(/\r?\n/);
  if (format === 'json') return noJson(lines);
  return delimiter ? unevenLines(lines, delimiter, skip) : [];
}
