/** As long as a name may be, without a place to break it, from right to left and back. */
export const LONG_NAME = `${'مرحبا'.repeat(25)}${'👩🌊'.repeat(20)}${'long'.repeat(22)}`;

const FLIGHTS = '/data/main/air/flights';
const LONG = `/data/main/shop/${encodeURIComponent(LONG_NAME)}`;

/** Every page by its path, and its heading where it says one. */
export const PLACES: readonly (readonly [path: string, title: string])[] = [
  ['/welcome', 'Welcome to the lake'],
  ['/sql', ''],
  ['/data', 'Data'],
  ['/data/upload', 'Upload a file'],
  ['/data/main', 'main'],
  ['/data/main/air', 'air'],
  ...[
    '',
    '/sample',
    '/history',
    '/history?from=1&to=2',
    '/files',
    '/lineage',
    '/grants',
    '/used-by',
    '/details',
  ].map((part) => [FLIGHTS + part, 'flights'] as const),
  [LONG, LONG_NAME],
  [`${LONG}/sample`, LONG_NAME],
  ['/dashboards', 'Dashboards'],
  ['/queries', 'Queries'],
  ['/queries?whose=all', 'Queries'],
  ['/reports', 'Reports and alerts'],
  ['/warehouses', 'Warehouses'],
  ...[
    'people',
    'groups',
    'grants',
    'grants?kind=table&name=main.air.flights',
    'seen-by',
    'policies',
    'tokens',
    'signing-in',
    'audit',
    'server',
  ].map((part) => [`/admin/${part}`, 'Administration'] as const),
];
