/** As long as a name may be, without a place to break it, from right to left and back. */
export const LONG_NAME = `${'مرحبا'.repeat(25)}${'👩🌊'.repeat(20)}${'long'.repeat(22)}`;

/** Every page by its path, and its heading where it says one. */
export const PLACES: readonly (readonly [path: string, title: string])[] = [
  ['/welcome', 'Welcome to the lake'],
  ['/sql', ''],
  ['/data', 'Data'],
  ['/data/main/air/flights', 'flights'],
  ['/data/main/air/flights/history', 'flights'],
  ['/data/main/air/flights/files', 'flights'],
  ['/data/main/air/flights/used-by', 'flights'],
  [`/data/main/shop/${encodeURIComponent(LONG_NAME)}`, LONG_NAME],
  [`/data/main/shop/${encodeURIComponent(LONG_NAME)}/sample`, LONG_NAME],
  ['/dashboards', 'Dashboards'],
  ['/queries', 'Queries'],
  ['/reports', 'Reports and alerts'],
  ['/warehouses', 'Warehouses'],
  ['/admin/people', 'Administration'],
  ['/admin/seen-by', 'Administration'],
  ['/admin/policies', 'Administration'],
];
