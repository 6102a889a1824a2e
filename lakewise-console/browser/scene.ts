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
  await send('POST', '/api/v1/alerts', {
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
    'create view air.late as select * from air.flights where delay > 30',
    'create table air.worst as select airline, max(delay) as delay from air.late group by all',
    'create table shop.drafts as select 1 as id, $$unfinished$$ as note',
    'drop table shop.drafts',
  );
  await run('select departure from air.flights').catch(() => undefined);
}
