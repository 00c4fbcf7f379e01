import { setTimeout as pause } from 'node:timers/promises';
import { SettableClock } from '@pillarwatch/model';
import { type Newsroom, startNewsroom } from '@pillarwatch/newsroom';
import { openQueues } from '@pillarwatch/queue';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase } from '../support/database.ts';
import { connectToText, feedListFile } from '../support/feed-list.ts';
import { Program, run } from '../support/program.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { worldOf } from '../support/world.ts';

type Db = Awaited<ReturnType<typeof cloneDatabase>>['db'];

const NOW = '2025-09-28T23:50:00Z';
const ROUNDS = 20;

/** Some of the demo's publishers, with both languages and most troubles: all of them would only take longer. */
const PUBLISHERS = ['harbour-courier', 'pujiang-wanbao', 'kestrel-news', 'granite-gazette', 'broken-feed'];

/** A round is killed at a random moment within this time after it has reached the database, milliseconds. */
const SPAN_MS = 2_500;

/** Short, so that what a killed process held is free again soon. */
const TIMES = { PILLARWATCH_JOB_LOCK_MS: '2000', PILLARWATCH_FETCH_TIMEOUT_MS: '1000', PILLARWATCH_HOST_PACE_MS: '0' };

let newsroom: Newsroom;
let feeds: string;
let undisturbed: Awaited<ReturnType<typeof worldOf>>;
const closers: (() => Promise<unknown>)[] = [];

function environment(databaseUrl: string, redisUrl: string | null): Record<string, string> {
  return {
    ...TIMES,
    DATABASE_URL: databaseUrl,
    ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
    PILLARWATCH_NOW: NOW,
    PILLARWATCH_FIRST_POLL_DAYS: '365',
    PILLARWATCH_CONNECT_TO: connectToText(newsroom.connectTo),
  };
}

beforeAll(async () => {
  newsroom = await startNewsroom({ clock: new SettableClock(new Date(NOW)) });
  closers.push(() => newsroom.close());
  feeds = feedListFile({
    sources: newsroom.sources,
    feeds: newsroom.feeds.filter(({ id }) => PUBLISHERS.includes(id)),
  });
  const database = await cloneDatabase();
  closers.push(() => database.close());
  const ended = await run(['ingest', '--feeds', feeds], { env: environment(database.url, null) });
  expect(ended).toMatchObject({ code: 0 });
  undisturbed = await worldOf(database.db);
  const expected = newsroom.manifest.filter(({ publisher }) => PUBLISHERS.includes(publisher));
  expect(undisturbed.articles).toHaveLength(expected.length);
}, 240_000);

afterAll(async () => {
  for (const close of closers.reverse()) await close();
}, 60_000);

function suite(redis: boolean) {
  let redisUrl: string | null = null;

  beforeAll(async () => {
    if (!redis) return;
    const server = await startRedis();
    closers.push(() => server.stop());
    redisUrl = server.url;
  });

  it(`gives the same figures when it is killed ${ROUNDS} times and then left alone`, { timeout: 900_000 }, async () => {
    const database = await cloneDatabase();
    closers.push(() => database.close());
    const env = environment(database.url, redisUrl);
    let killed = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const program = new Program(['ingest', '--feeds', feeds], { env: { ...env, PGAPPNAME: `round ${round}` } });
      await connected(database.db, `round ${round}`);
      // Not a wait for a state: the moment of the kill is the point, and it is to be random.
      await pause(Math.random() * SPAN_MS);
      program.process.kill('SIGKILL');
      if ((await program.ended()).signal === 'SIGKILL') killed++;
    }
    expect(await run(['ingest', '--feeds', feeds], { env })).toMatchObject({ code: 0 });
    console.log(`killed ${killed} of ${ROUNDS} rounds while at work, jobs in ${redis ? 'Redis' : 'Postgres'}`);
    expect(killed).toBeGreaterThan(0);
    expect(await worldOf(database.db)).toEqual(undisturbed);
  });

  it('gives the same figures when the queue is wiped in the middle', { timeout: 300_000 }, async () => {
    const database = await cloneDatabase();
    closers.push(() => database.close());
    const env = environment(database.url, redisUrl);
    const program = new Program(['ingest', '--feeds', feeds], { env });
    await waitForArticles(database.db, 30);
    const queues = await openQueues({ redisUrl, databaseUrl: database.url });
    await queues.wipe();
    await queues.close();
    expect(await program.ended()).toMatchObject({ code: 0 });
    expect(await run(['ingest', '--feeds', feeds], { env })).toMatchObject({ code: 0 });
    expect(await worldOf(database.db)).toEqual(undisturbed);
  });
}

/** Waits until a program that calls itself so has a connection. */
async function connected(db: Db, name: string): Promise<void> {
  await expect
    .poll(
      async () => (await sql`select from pg_stat_activity where application_name = ${name}`.execute(db)).rows.length,
      { timeout: 60_000, interval: 20 },
    )
    .toBeGreaterThan(0);
}

async function waitForArticles(db: Db, count: number): Promise<void> {
  await expect
    .poll(async () => (await db.selectFrom('articles').select('id').where('state', '=', 'analysed').execute()).length, {
      timeout: 60_000,
      interval: 20,
    })
    .toBeGreaterThan(count);
}

describe('a killed ingest, jobs in Postgres', () => suite(false));

const noRedis = findRedis() === null;
describe.skipIf(noRedis)(
  `a killed ingest, jobs in Redis${noRedis ? ' (skipped: no redis-server on this machine)' : ''}`,
  () => suite(true),
);
