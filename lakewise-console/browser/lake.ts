import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { LONG_NAME } from './places';

declare module 'vitest' {
  export interface ProvidedContext {
    address: string;
    token: string;
    browser: string;
  }
}

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const COMMAND = process.env.LAKEWISE ?? join(import.meta.dirname, '..', '..', 'lakewise');
const PATIENCE = 120_000;

/** What stands in the lake: commits of which one is bad, and names and values that try to be more. */
const STATEMENTS = [
  'create schema air',
  `create table air.flights (day date not null, airline string comment 'IATA code', origin string, delay int, km int)
     comment 'Flights of January'`,
  `insert into air.flights select date '2026-01-01' + (i % 31)::int, ['AA', 'DL', 'UA', 'WN'][1 + (i % 4)],
     ['ATL', 'ORD', 'DFW', 'DEN', 'LAX'][1 + (i % 5)], if(i % 53 = 0, null, (i * 7) % 90 - 10), 200 + (i * 13) % 4000
   from range(20000) t(i)`,
  `update air.flights set delay = 0 where airline = 'DL' and day = date '2026-01-03'`,
  'create table air.airlines as select airline, count(*) as flights from air.flights group by airline',
  'create schema shop',
  `create table shop.orders as select i as id, ['open', 'paid', 'sent'][1 + (i % 3)] as state, (i % 997)::decimal(10, 2) as amount
   from range(500) t(i)`,
  `create table shop."<img src=x onerror=alert(1)>" as select '<script>alert(1)</script>' as "<b>html</b>",
     'مرحبا بالعالم' as "عمود", '👩‍🚀🌊' as emoji, repeat('ä', 10000) as long, '=1+1' as formula`,
  `create table shop."${LONG_NAME}" as select 1 as "${'x'.repeat(255)}", 'שלום' as "${'<i>'.repeat(80)}"`,
  `comment on table shop."${LONG_NAME}" is '${'book '.repeat(2000)}'`,
];

/** Runs a statement at a server, and throws what it says if that fails. */
export async function run(address: string, token: string, statement: string): Promise<void> {
  const response = await fetch(`${address}/api/2.0/sql/statements`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ statement, warehouse_id: 'default', wait_timeout: '50s' }),
  });
  const answer = (await response.json()) as { status?: { state: string } };
  if (answer.status?.state !== 'SUCCEEDED')
    throw new Error(`${statement}: ${JSON.stringify(answer)}`);
}

async function keep(address: string, token: string, dashboard: unknown): Promise<void> {
  const response = await fetch(`${address}/api/v1/dashboards`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(dashboard),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** A dashboard of everything that one can have. */
const DASHBOARD = {
  name: 'Flights of January',
  folder: 'Operations',
  definition: {
    filters: [
      {
        name: 'airline',
        label: 'Airline',
        type: 'CHOICE',
        choices: 'select distinct airline from air.flights order by 1',
      },
      { name: 'since', label: 'Since', type: 'DATE', initial: '2026-01-01' },
    ],
    items: [
      ...[
        ['Flights', 'NUMBER', 'count(*) as flights', '', { x: 0, y: 0, w: 3, h: 3 }],
        [
          'Delay',
          'NUMBER',
          'round(avg(delay), 1) as minutes, max(delay) as worst',
          '',
          { x: 3, y: 0, w: 3, h: 3 },
        ],
        [
          'Delay by day',
          'CHART',
          'day, round(avg(delay), 1) as delay',
          'group by all order by all',
          { x: 0, y: 3, w: 6, h: 7 },
        ],
        [
          'By origin',
          'CHART',
          'origin, count(*) as flights',
          'group by all',
          { x: 6, y: 3, w: 6, h: 7 },
        ],
        [
          'Airlines',
          'TABLE',
          'airline, count(*) as flights, sum(km) as km',
          'group by all order by all',
          { x: 0, y: 10, w: 12, h: 6 },
        ],
      ].map(([title, kind, columns, rest, place], number) => ({
        id: `item-${number}`,
        title,
        kind,
        sql: `select ${columns} from air.flights where day >= :since and (:airline is null or airline = :airline) ${rest}`,
        place,
      })),
      {
        id: 'words',
        title: '',
        kind: 'TEXT',
        text: 'Flights of the four airlines from five airports.\nThe delay is in minutes; one below zero was early.',
        place: { x: 6, y: 0, w: 6, h: 3 },
      },
    ],
  },
};

function listening(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(
      () => reject(new Error(`The server did not start: ${said}`)),
      PATIENCE,
    );
    for (const stream of [server.stdout, server.stderr]) {
      stream?.on('data', (part: Buffer) => {
        said += part.toString();
        const address = /is up on (http:\S+)/.exec(said)?.[1];
        if (address) {
          clearTimeout(timer);
          resolve(address);
        }
      });
    }
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
}

export interface Server {
  address: string;
  token: string;
  /** Ends it: as one asks it to, or as a crash would. */
  end: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

/** Starts a server on a lake, which is made if it is not there. */
export async function serve(lake: string, port = 0): Promise<Server> {
  const server = spawn(
    COMMAND,
    [
      'up',
      '--lake',
      lake,
      '--port',
      String(port),
      '--threads',
      '2',
      '--memory',
      '1GB',
      '--webhook-allow',
      '127.0.0.1',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const end = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    server.kill(signal);
    await ended;
  };
  try {
    const address = await listening(server);
    const token = readFileSync(join(lake, '_lakewise', 'admin-token'), 'utf8').trim();
    return { address, token, end };
  } catch (thrown) {
    await end();
    throw thrown;
  }
}

/** Starts a server on a lake of its own and one Chromium, and takes all away at the end. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'lakewise-console-'));
  const ends: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ends.reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const browser = await chromium.launchServer({
      executablePath: CHROMIUM,
      args: ['--no-sandbox'],
    });
    ends.push(() => browser.close());
    project.provide('browser', browser.wsEndpoint());
    const { address, token, end } = await serve(join(folder, 'lake'));
    ends.push(end);
    for (const statement of STATEMENTS) await run(address, token, statement);
    await keep(address, token, DASHBOARD);
    project.provide('address', address);
    project.provide('token', token);
  } catch (thrown) {
    await stop();
    throw thrown;
  }
  return async () => {
    await stop();
    if (existsSync(folder)) throw new Error(`${folder} was left.`);
  };
}
