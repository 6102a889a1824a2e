export interface TourStep {
  title: string;
  text: string;
  /** The page that the step is about. */
  path: string;
  /** Where it is seen better, if the example is there. */
  examplePath?: string;
  keys?: string;
}

/** What the tour shows, in its order. */
export const TOUR: TourStep[] = [
  {
    title: 'Ask',
    text: 'Write SQL here. Names are completed as you type, and the statement in which the cursor stands runs by',
    path: '/sql',
    keys: 'mod+Enter',
  },
  {
    title: 'Look closer',
    text: 'A click on the head of a column tells what it holds and filters it. “Chart” draws the rows.',
    path: '/sql',
  },
  {
    title: 'Find',
    text: 'Every table, page and command is found by its name, from wherever you are, by',
    path: '/data',
    keys: 'mod+k',
  },
  {
    title: 'Know a table',
    text: 'Each table has a page: columns with comments, a sample, what it was made of, and who may see it.',
    path: '/data',
    examplePath: '/data/main/example/flights',
  },
  {
    title: 'Take back',
    text: 'A table’s history has every version: compare two of them, and restore the one that was right. In the example, one airline’s July was overwritten by mistake.',
    path: '/data',
    examplePath: '/data/main/example/flights/history',
  },
  {
    title: 'See what it took',
    text: 'Every statement is kept here with what took its time, and what could be done about it.',
    path: '/queries',
  },
];
