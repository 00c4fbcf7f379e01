import { createPostgresBackend, isPgPool, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';
import type { Backend } from './backend.ts';
import { JOB_NAMES } from './payloads.ts';
import { REACH_MS, reach, serverAt, within } from './reach.ts';

/** BullMQ's own default; its tables stand apart from those of `db`. */
const SCHEMA = 'bullmq';

/**
 * Every worker keeps one connection of the pool for LISTEN, so with no more than that nothing moves, and
 * nothing says so. 4 are for statements: on two cores pools of 12 and 16 were no faster than this one.
 */
const SMALLEST_POOL = JOB_NAMES.length + 4;

/** How long a statement waits for a connection of the pool, in milliseconds: an error is better than silence. */
const WAIT_MS = 30_000;

/** How long the pool may take to close, in milliseconds. */
const CLOSE_MS = 2_000;

/**
 * Jobs in Postgres, in the schema `bullmq` of the same database. One pool serves every queue and worker.
 *
 * @throws PillarwatchError when the server does not answer, or the tables cannot be made
 */
export async function openPostgres(url: string, poolSize = SMALLEST_POOL): Promise<Backend> {
  const server = serverAt('Postgres', 'DATABASE_URL', url, 5432);
  await reach(server, migrate(url));
  const connection = new pg.Pool({
    connectionString: withOptions(url),
    max: Math.max(poolSize, SMALLEST_POOL),
    application_name: 'pillarwatch queue',
    connectionTimeoutMillis: WAIT_MS,
    // Without it a LISTEN that was cut off in silence would be noticed late.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // Holds by nature; it tells the compiler so, to whom the pool's types and BullMQ's idea of them differ.
  if (!isPgPool(connection)) throw new Error('BullMQ does not know this pool');
  // Every queue and worker listens for the pool's errors.
  connection.setMaxListeners(0);
  const clients = new Set<{ release(destroy: boolean): void }>();
  connection.on('connect', (client) => clients.add(client));
  connection.on('remove', (client) => clients.delete(client));
  const { Queue, Worker } = withBackend(createPostgresBackend);
  return {
    openQueue: (name, options) => new Queue<unknown, void>(name, { ...options, connection }),
    openWorker: (name, processor, options) => new Worker<unknown, void>(name, processor, { ...options, connection }),
    async close() {
      try {
        await within(CLOSE_MS, connection.end(), new Error('the queue had to cut its connections to Postgres'));
      } catch (error) {
        for (const client of clients) client.release(true);
        throw error;
      }
    },
  };
}

async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: REACH_MS });
  client.on('error', () => {});
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.end().catch(() => {});
  }
}

/**
 * BullMQ's statements name no schema, so the path is set here. Commits don't wait for the disk: a server that
 * crashes may lose the last half second of the queue (never of the rows), which the sweep makes good.
 * The URL wins over a pool's own options, so these stand in the URL, behind whatever it asks for itself.
 */
function withOptions(url: string): string {
  const parsed = new URL(url);
  const options = parsed.searchParams.get('options');
  const ours = `-c search_path=${SCHEMA} -c synchronous_commit=off`;
  parsed.searchParams.set('options', options ? `${options} ${ours}` : ours);
  return parsed.toString();
}
