import { openQueues, type Queues, type QueuesOptions } from '@pillarwatch/queue';
import { createPostgresBackend, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, vi } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { findRedis, startRedis, type TestServer } from '../support/redis.ts';

// Long, since a build machine may be busy; a test that passes does not use it up.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** Waits for a state. */
export const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 60_000, interval: 20 });

/** A point that handlers wait at until the test opens it. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** One kind of server to run the same tests against. */
interface Kind {
  readonly title: string;
  readonly missing: boolean;
  start(): Promise<TestServer>;
  choice(url: string): { readonly redisUrl: string | null; readonly databaseUrl: string };
  storedJobs(url: string): Promise<number>;
  connections(url: string): Promise<number>;
  addRaw(url: string, name: string, data: object): Promise<void>;
}

const redis: Kind = {
  title: findRedis() === null ? 'on Redis (skipped: no redis-server on this machine)' : 'on Redis',
  missing: findRedis() === null,
  start: startRedis,
  choice: (redisUrl) => ({ redisUrl, databaseUrl: 'postgres://unused.invalid/' }),
  storedJobs: (url) =>
    withRedis(url, async (client) => {
      const keys = await client.keys('pillarwatch:*');
      return keys.filter((key) => /^pillarwatch:[a-z-]+:\d+$/.test(key)).length;
    }),
  // One of them is this look itself.
  connections: (url) =>
    withRedis(
      url,
      async (client) =>
        String(await client.client('LIST'))
          .trim()
          .split('\n').length - 1,
    ),
  async addRaw(url, name, data) {
    const { hostname, port } = new URL(url);
    const queue = new Queue(name, { connection: { host: hostname, port: Number(port) }, prefix: 'pillarwatch' });
    await queue.add(name, data, { attempts: 5 });
    await queue.close();
  },
};

const postgres: Kind = {
  title: 'on Postgres',
  missing: false,
  start: startPostgres,
  choice: (databaseUrl) => ({ redisUrl: null, databaseUrl }),
  storedJobs: (url) => numberFrom(url, 'SELECT count(*)::int AS n FROM bullmq.job'),
  connections: (url) =>
    numberFrom(
      url,
      `SELECT count(*)::int AS n FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    ),
  async addRaw(connectionString, name, data) {
    const queue = new Queue(name, { connection: { connectionString, max: 1 } }, createPostgresBackend);
    await queue.add(name, data, { attempts: 5 });
    await queue.close();
  },
};

/** What a test gets: queues on a server that holds nothing yet. */
export interface Bench {
  /** Opens queues as one more process would; closed after the test. */
  open(options?: Partial<QueuesOptions>): Promise<Queues>;
  /** What a child process needs to open the same. */
  choice(): { readonly redisUrl: string | null; readonly databaseUrl: string };
  /** How many jobs the server stores, in any state. */
  storedJobs(): Promise<number>;
  /** How many connections the server has. */
  connections(): Promise<number>;
  /** Adds a job behind the back of `enqueue`. */
  addRaw(name: string, data: object): Promise<void>;
}

/** Runs the same tests against Redis and against Postgres. */
export function onBothBackends(tests: (bench: Bench) => void): void {
  for (const kind of [redis, postgres]) {
    describe.skipIf(kind.missing)(kind.title, () => {
      let server: TestServer;
      const opened: Queues[] = [];
      const bench: Bench = {
        async open(options) {
          const queues = await openQueues({ ...kind.choice(server.url), ...options });
          opened.push(queues);
          return queues;
        },
        choice: () => kind.choice(server.url),
        storedJobs: () => kind.storedJobs(server.url),
        connections: () => kind.connections(server.url),
        addRaw: (name, data) => kind.addRaw(server.url, name, data),
      };
      beforeAll(async () => {
        server = await kind.start();
      });
      afterAll(() => server.stop());
      beforeEach(async () => {
        const queues = await bench.open();
        await queues.wipe();
      });
      afterEach(async () => {
        await Promise.all(opened.splice(0).map((queues) => queues.close()));
      });
      tests(bench);
    });
  }
}

async function withRedis<T>(url: string, look: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url);
  try {
    return await look(client);
  } finally {
    client.disconnect();
  }
}

async function numberFrom(url: string, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>(sql);
    return rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}
