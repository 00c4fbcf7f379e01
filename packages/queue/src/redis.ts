import { PillarwatchError } from '@pillarwatch/model';
import { createRedisBackend, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Backend } from './backend.ts';
import { REACH_MS, reach, type Server, serverAt } from './reach.ts';

/** Keeps Pillarwatch's keys apart from whatever else lives in the same Redis. */
const PREFIX = 'pillarwatch';

/** Longest pause between two tries to connect again, in milliseconds. */
const LONGEST_RETRY_MS = 5_000;

/**
 * Jobs in Redis or Valkey through ioredis. One connection serves every queue and worker of the process;
 * each worker holds one more, on which it waits for jobs.
 *
 * @throws PillarwatchError when the server does not answer, or may throw jobs away
 */
export async function openRedis(url: string): Promise<Backend> {
  const server = serverAt('Redis', 'REDIS_URL', url, 6379);
  let started = false;
  const connection = new Redis(url, {
    lazyConnect: true,
    connectTimeout: REACH_MS,
    // BullMQ asks for this: a command waits for the connection to come back instead of failing.
    maxRetriesPerRequest: null,
    // At start one refusal is an answer; later the server is waited for.
    retryStrategy: (times) => (started ? Math.min(times * 200, LONGEST_RETRY_MS) : null),
  });
  // ioredis prints errors that nobody listens to. Queues and workers report the ones that matter.
  connection.on('error', () => {});
  try {
    await reach(server, firstAnswer(connection));
    refuseEviction(server, await reach(server, connection.info('memory')));
  } catch (error) {
    connection.disconnect();
    throw error;
  }
  started = true;
  const { Queue, Worker } = withBackend(createRedisBackend);
  const shared = { connection, prefix: PREFIX };
  return {
    openQueue: (name, options) => new Queue<unknown, void>(name, { ...options, ...shared }),
    openWorker: (name, processor, options) => new Worker<unknown, void>(name, processor, { ...options, ...shared }),
    async close() {
      connection.disconnect();
    },
  };
}

/** Connects. ioredis says only "Connection is closed", so the error before that is kept. */
async function firstAnswer(connection: Redis): Promise<void> {
  let first: Error | undefined;
  connection.once('error', (error: Error) => {
    first = error;
  });
  try {
    await connection.connect();
  } catch (error) {
    throw first ?? error;
  }
}

/** A Redis that evicts any key under pressure loses parts of jobs, and BullMQ then misbehaves in odd ways. */
function refuseEviction(server: Server, info: string): void {
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy?.startsWith('allkeys-')) {
    throw new PillarwatchError(
      `Redis at ${server.address} may throw jobs away (maxmemory-policy ${policy}); set maxmemory-policy to noeviction`,
    );
  }
}
