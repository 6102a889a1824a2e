import { newcomer, run, saveQuery, send } from './calls';

/** What every name here begins with, and no page may run. */
export const SCRIPT = '<img src=x onerror=alert(1)>';
/** From right to left and back, without a place to break it. */
export const ODD = `${SCRIPT}${'مرحبا'.repeat(14)}${'👩🌊'.repeat(8)}${'wide'.repeat(12)}`;
const BOOK = `${SCRIPT}<script>alert(1)</script>${'x'.repeat(9_900)}`;

/** A lake in which everything has such a name; answers where it is seen, and what takes it away. */
export async function named(): Promise<[paths: string[], drops: string[]]> {
  await newcomer('odd@example.org', ODD);
  await send('POST', '/api/v1/tokens', { principal: 'odd@example.org', comment: ODD });
  const group = await send<{ id: string }>('POST', '/api/2.0/preview/scim/v2/Groups', {
    displayName: ODD,
  });
  const table = 'shop."of odd names"';
  await run(
    `create table ${table} as select 1 as n`,
    `comment on table ${table} is '${BOOK}'`,
    `alter table ${table} set tags ('odd' = '${ODD}')`,
    `grant select on table ${table} to "${ODD}"`,
  );
  await run(`select "${ODD}" from ${table} -- ${BOOK}`).catch(() => undefined);
  const query = await saveQuery(ODD, `select '${ODD}' as "${ODD}"`, ODD);
  const { schedule } = await send<{ schedule: { id: string } }>('POST', '/api/v1/schedules', {
    name: ODD,
    query_id: query,
    schedule: { quartz_cron_expression: '0 0 8 * * ?', timezone_id: 'UTC' },
    formats: ['CSV'],
    webhook_url: 'http://127.0.0.1:9/hook',
  });
  const items = [
    { kind: 'TEXT', text: BOOK },
    { kind: 'TABLE', saved_query: query },
    { kind: 'NUMBER', sql: `select 1 as "${ODD}"` },
    { kind: 'CHART', sql: `select '${ODD}' as "${ODD}", 1 as n` },
    { kind: 'TABLE', sql: `select "${ODD}" from ${table}` },
  ].map((item, at) => ({
    ...item,
    id: `odd-${at}`,
    title: ODD,
    place: { x: 0, y: 4 * at, w: 4, h: 4 },
  }));
  const { dashboard } = await send<{ dashboard: { id: string } }>('POST', '/api/v1/dashboards', {
    name: ODD,
    folder: ODD,
    definition: { items, filters: [{ name: 'odd', label: ODD, type: 'TEXT' }] },
  });
  const path = '/data/main/shop/of%20odd%20names';
  return [
    [
      path,
      `${path}/grants`,
      '/admin/people',
      '/admin/groups',
      `/admin/groups/${group.id}`,
      '/admin/tokens',
      '/admin/grants?kind=table&name=main.shop.of%20odd%20names',
      '/dashboards',
      `/dashboards/${dashboard.id}`,
      '/reports',
      `/reports/${schedule.id}`,
      '/queries?status=FAILED',
    ],
    [
      `/api/v1/dashboards/${dashboard.id}`,
      `/api/v1/schedules/${schedule.id}`,
      `/api/v1/saved-queries/${query}`,
      `/api/2.0/preview/scim/v2/Groups/${group.id}`,
    ],
  ];
}
