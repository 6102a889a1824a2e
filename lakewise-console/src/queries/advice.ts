import { counted, duration, size } from '../format/numbers';
import type { Measures } from './history';

/** What took the time, and what could be done about it. */
export interface Advice {
  what: string;
  remedy?: string;
}

const LONG_WAIT = 0.3;
const QUICK = 200;
const MANY_FILES = 50;
const SMALL_FILE = 4_000_000;

/** A sentence about a statement that has ended, by what its record says. */
export function advise(measures: Measures): Advice {
  const { total, waiting, planning, executing, fetching, readFiles, prunedFiles, readBytes } =
    measures;
  if (measures.fromCache) {
    return {
      what: 'The answer was known already: the tables had not changed since it was last asked.',
    };
  }
  if (measures.spilledBytes > 0) {
    return {
      what: `It needed more memory than there was and put ${size(measures.spilledBytes)} on disk meanwhile.`,
      remedy:
        'A larger warehouse, fewer columns, or a filter before the join or the grouping keeps it in memory.',
    };
  }
  if (total > QUICK && waiting > total * LONG_WAIT) {
    return {
      what: `${duration(waiting)} of ${duration(total)} it waited for its turn, or for a worker to start.`,
      remedy: 'More workers, or a later stop of an idle warehouse, shorten that.',
    };
  }
  if (total > QUICK && fetching > executing && fetching > total * LONG_WAIT) {
    return {
      what: `Fetching ${counted(measures.rows, 'row')} took longer than computing them.`,
      remedy: 'LIMIT, or an aggregate, sends fewer.',
    };
  }
  const all = readFiles + prunedFiles;
  if (readFiles >= MANY_FILES && readBytes / readFiles < SMALL_FILE) {
    return {
      what: `It read ${counted(readFiles, 'file')} of ${size(readBytes / readFiles)} on average, which is small.`,
      remedy: 'OPTIMIZE makes few large files of them.',
    };
  }
  if (readFiles >= MANY_FILES && prunedFiles < all / 10) {
    return {
      what: `It read ${readFiles} of ${counted(all, 'file')}: statistics left out hardly any.`,
      remedy:
        'If it looks for few rows, OPTIMIZE … ZORDER BY the columns of its WHERE lets most files be left out.',
    };
  }
  if (planning > executing && total > QUICK) {
    return {
      what: `Planning took ${duration(planning)}, longer than computing; asked again it is quicker.`,
    };
  }
  if (all > 0) {
    return {
      what: `It computed for ${duration(executing)} on ${size(readBytes)} in ${readFiles} of ${counted(all, 'file')}.`,
    };
  }
  return { what: `It took ${duration(total)}, and read no files.` };
}
