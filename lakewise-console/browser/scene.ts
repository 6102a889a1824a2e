import { newcomer, run, saveQuery, send } from './calls';

const ZONE = 'Europe/Berlin';

async function schedule(name: string, query: string, cron: string, paused = false): Promise<void> {
  const { schedule: kept } = await send<{ schedule: { id: string } }>('POST', '/api/v1/schedules', {
    name,
    query_id: query,
    schedule: {
      quartz_cron_expression: cron,
      timezone_id: ZONE,
      pause_status: paused ? 'PAUSED' : 'UNPAUSED',
    },
    formats: ['CSV', 'XLSX'],
    webhook_url: 'http://127.0.0.1:9/hook',
  });
  if (!paused) await send('POST', `/api/v1/schedules/${kept.id}/run`, {});
}

/** An item as somebody changed it later. */
const retitled = (item: { title: string }) => ({
  ...item,
  title: item.title.replace('By origin', 'Flights by origin'),
});

/** Dashboards in folders: with a version before, without anything, and with what cannot be asked. */
async function dashboards(): Promise<void> {
  const path = '/api/v1/dashboards';
  const { dashboards: all } = await send<{ dashboards: { id: string; name: string }[] }>(
    'GET',
    path,
  );
  const id = all.find(({ name }) => name === 'Flights of January')?.id;
  const whole = await send<{
    content: { version: number; definition: { items: { title: string }[] } };
  }>('GET', `${path}/${id}`);
  const { version, definition } = whole.content;
  await send('POST', `${path}/${id}/versions`, {
    base_version: version,
    definition: { ...definition, items: definition.items.map(retitled) },
  });
  const nothing = { items: [], filters: [] };
  for (const [name, folder] of [
    ['لوحة الرحلات اليومية', 'Operations'],
    [`${'Everything that the whole of the company asks about its flights '.repeat(3)}🛫`, 'Shop'],
    ['Orders', 'Shop'],
    ['Scratch', ''],
  ])
    await send('POST', path, { name, folder, definition: nothing });
  const asks = (number: number, title: string, kind: string, sql: string) => ({
    id: `i${number}`,
    title,
    kind,
    sql,
    place: { x: (number % 3) * 4, y: Math.floor(number / 3) * 5, w: 4, h: 5 },
  });
  await send('POST', path, {
    name: 'Troubles',
    definition: {
      filters: [],
      items: [
        asks(0, 'A column that is gone', 'CHART', 'select departure from air.flights'),
        asks(1, 'Nothing to be seen', 'TABLE', 'select * from air.flights where km < 0'),
        asks(
          2,
          'A filter that is missing',
          'NUMBER',
          'select count(*) from air.flights where airline = :carrier',
        ),
        asks(
          3,
          'Very large',
          'NUMBER',
          'select 123456789012345678901234567890 as passengers_kilometres_of_all_years',
        ),
        asks(
          4,
          `Very long ${'words '.repeat(20)}`,
          'NUMBER',
          "select repeat('ä', 10000) as long, 'مرحبا' as \"عمود\"",
        ),
        asks(
          5,
          'Many series',
          'CHART',
          'select day, origin, sum(delay) as delay from air.flights group by all order by all',
        ),
      ],
    },
  });
}

/** What a lake has that is lived in: people, rights, questions, reports, and mistakes. */
export async function furnish(): Promise<void> {
  const delays = await saveQuery(
    'Delays by airline',
    'select airline, avg(delay) as delay from air.flights group by all order by all',
    'Operations',
  );
  await saveQuery('Busiest airports', 'select origin, count(*) from air.flights', 'Operations');
  await saveQuery('Open orders', "select * from shop.orders where state = 'open'", 'Shop');
  await saveQuery('Scratch', 'select 42');
  await schedule('Delays of yesterday', delays, '0 0 8 * * ?');
  await schedule('Week in figures', delays, '0 30 7 ? * MON', true);
  const { alert } = await send<{ alert: { id: string } }>('POST', '/api/v1/alerts', {
    name: 'Too many late flights',
    query_id: delays,
    schedule: { quartz_cron_expression: '0 0/15 * * * ?', timezone_id: ZONE },
    evaluation: {
      source: { name: 'delay' },
      comparison_operator: 'GREATER_THAN',
      threshold: { value: { double_value: 45 } },
    },
    webhook_url: 'http://127.0.0.1:9/hook',
  });
  await send('POST', `/api/v1/alerts/${alert.id}/run`, {});
  await schedule(
    `${'مرحبا 🛫 <script>alert(1)</script> '.repeat(6).trim()}`,
    delays,
    '0 0 6 L * ?',
    true,
  );
  await dashboards();
  const { id } = await send<{ id: string }>('POST', '/api/2.0/sql/warehouses', {
    name: 'reports',
    cluster_size: 'X-Small',
  });
  await send('POST', `/api/2.0/sql/warehouses/${id}/stop`, {});
  for (const [user, shown] of [
    ['anna.berger@example.org', 'Anna Berger'],
    ['li.wei@example.org', '李伟'],
    ['omar@example.org', 'عمر حداد'],
  ] as const)
    await newcomer(user, shown);
  await run(
    'create group analysts',
    'alter group analysts add user "anna.berger@example.org"',
    'alter group analysts add user "li.wei@example.org"',
    'grant use schema, select on schema air to analysts',
    'create function shop.is_small(amount decimal(10, 2)) returns boolean return amount < 500',
    'alter table shop.orders set row filter shop.is_small on (amount)',
    "alter table air.flights set tags ('domain' = 'operations', 'certified' = '')",
    'create volume shop.receipts comment $$Scanned, one file each$$',
    'comment on schema shop is $$What was ordered, and what came of it$$',
    'alter table air.airlines add column country string',
    'create view air.late as select * from air.flights where delay > 30',
    'create table air.worst as select airline, max(delay) as delay from air.late group by all',
    'create table shop.drafts as select 1 as id, $$unfinished$$ as note',
    'drop table shop.drafts',
  );
  await run(
    `select a.airline, f.origin, sum(f.delay) as delay from air.flights f join air.airlines a using (airline)
     where f.day > date '2026-01-10' group by all order by delay desc`,
  );
  await run('select departure from air.flights').catch(() => undefined);
}
