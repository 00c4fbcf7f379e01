import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { PillarwatchError } from '@pillarwatch/model';
import { JOB_NAMES, openQueues, type QueuesOptions } from '@pillarwatch/queue';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { findRedis, freePort, startRedis } from '../support/redis.ts';
import { eventually, gate, onBothBackends } from './backends.ts';

onBothBackends((bench) => {
  it('closing finishes the job at work and leaves the others waiting', async () => {
    const [closing, looking] = [await bench.open(), await bench.open()];
    const { opened, open } = gate();
    const done: number[] = [];
    let started = 0;
    closing.work(
      'analyse-article',
      async ({ articleId }) => {
        started++;
        await opened;
        done.push(articleId);
      },
      { concurrency: 1 },
    );
    await closing.enqueueMany('analyse-article', [{ articleId: 1 }, { articleId: 2 }, { articleId: 3 }]);
    await eventually(() => expect(started).toBe(1));
    const closed = closing.close();
    open();
    await closed;
    expect(done).toEqual([1]);
    expect(await looking.pending()).toEqual({ active: 0, waiting: 2, delayed: 0 });
  });

  it('closing hands back a job that takes too long, with its attempt and its key', async () => {
    const [closing, next] = [await bench.open({ closeMs: 50, attempts: 1 }), await bench.open()];
    const signals: AbortSignal[] = [];
    closing.work(
      'analyse-article',
      (_payload, { signal }) => {
        signals.push(signal);
        return new Promise(() => {});
      },
      { concurrency: 1 },
    );
    await closing.enqueue('analyse-article', { articleId: 1 });
    await eventually(() => expect(signals).toHaveLength(1));
    await closing.close();
    expect(signals[0]?.aborted).toBe(true);
    await next.enqueue('analyse-article', { articleId: 1 });
    expect(await next.pending()).toEqual({ active: 0, waiting: 1, delayed: 0 });
    const attempts: number[] = [];
    next.work('analyse-article', async (_payload, { attempt }) => void attempts.push(attempt), { concurrency: 1 });
    await eventually(() => expect(attempts).toEqual([1]));
  });

  it('a job that is taken from under its worker tells the handler', async () => {
    const queues = await bench.open({ lockDurationMs: 400 });
    const reasons: string[] = [];
    queues.work(
      'analyse-article',
      (_payload, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reasons.push(String(signal.reason));
            reject(signal.reason);
          });
        }),
      { concurrency: 1 },
    );
    await queues.enqueue('analyse-article', { articleId: 1 });
    await eventually(async () => expect(await queues.pending()).toMatchObject({ active: 1 }));
    await queues.wipe();
    await eventually(() => expect(reasons).toEqual([expect.stringContaining('lost the lock of job analyse-article')]));
    expect(await queues.isQuiet()).toBe(true);
  });

  it('closing ends every connection, even of workers that have only just started', async () => {
    const before = await bench.connections();
    const queues = await bench.open();
    const errors: Error[] = [];
    queues.onError((error) => errors.push(error));
    for (const name of JOB_NAMES) queues.work(name, async () => {}, { concurrency: 1 });
    await queues.close();
    expect(errors).toEqual([]);
    await eventually(async () => expect(await bench.connections()).toBe(before));
  });
});

const servers = [
  { kind: 'Redis', missing: findRedis() === null, start: startRedis, choose: (url: string) => redisAt(url) },
  { kind: 'Postgres', missing: false, start: startPostgres, choose: (url: string) => postgresAt(url) },
];

function redisAt(redisUrl: string): QueuesOptions {
  return { redisUrl, databaseUrl: 'postgres://unused.invalid/' };
}

function postgresAt(databaseUrl: string): QueuesOptions {
  return { redisUrl: null, databaseUrl };
}

describe.each(servers)('when $kind is not there', ({ kind, missing, start, choose }) => {
  const scheme = kind.toLowerCase();

  it('opening says which server, and no password', async () => {
    const port = await freePort();
    const opening = openQueues(choose(`${scheme}://user:hunter2@127.0.0.1:${port}/0`));
    const error = await opening.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(PillarwatchError);
    expect(String(error)).toContain(`cannot use ${kind} at 127.0.0.1:${port}`);
    expect(String(error)).toContain('ECONNREFUSED');
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('hunter2');
  });

  it('opening gives up on a server that takes the call and says nothing', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    try {
      const opening = openQueues(choose(`${scheme}://user:hunter2@127.0.0.1:${port}/0`));
      await expect(opening).rejects.toThrow(`cannot use ${kind} at 127.0.0.1:${port}`);
    } finally {
      silent.close();
    }
  });

  it.skipIf(missing)(
    missing
      ? `closing (skipped: no ${scheme}-server on this machine)`
      : 'any more, errors are reported, and closing ends',
    async () => {
      const server = await start();
      const queues = await openQueues({ ...choose(server.url), closeMs: 50 });
      const errors: Error[] = [];
      queues.onError((error) => errors.push(error));
      let started = 0;
      const work = () => {
        started++;
        return new Promise<void>(() => {});
      };
      queues.work('sweep', work, { concurrency: 1 });
      queues.work('poll-feed', work, { concurrency: 1 });
      await queues.enqueue('sweep', {});
      await eventually(() => expect(started).toBe(1));
      await server.stop();
      await eventually(() => expect(errors.length).toBeGreaterThan(0));
      await queues.close();
    },
  );
});

describe.skipIf(findRedis() === null)(
  findRedis() === null ? 'Redis (skipped: no redis-server on this machine)' : 'Redis',
  () => {
    it('is refused when it may throw jobs away', async () => {
      const server = await startRedis();
      const client = new Redis(server.url);
      try {
        await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
        await expect(openQueues(redisAt(server.url))).rejects.toThrow('set maxmemory-policy to noeviction');
      } finally {
        client.disconnect();
        await server.stop();
      }
    });
  },
);
