import { type FailedTry, JOB_NAMES, type JobName, type Queues } from '@pillarwatch/queue';
import { describe, expect, it } from 'vitest';
import { eventually, gate, onBothBackends } from './backends.ts';

/** Long enough that nothing becomes due while a test looks. */
const FAR_MS = 3_600_000;

async function countOf(queues: Queues, name: JobName) {
  return (await queues.counts())[name];
}

onBothBackends((bench) => {
  describe('a job', () => {
    it('reaches the handler of its name with its payload', async () => {
      const queues = await bench.open();
      const seen: unknown[] = [];
      queues.work('publish-report', async (payload, { attempt }) => void seen.push([payload, attempt]), {
        concurrency: 1,
      });
      await queues.enqueue('publish-report', { planId: 'gaigap', week: '2025-W30' });
      await eventually(() => expect(seen).toEqual([[{ planId: 'gaigap', week: '2025-W30' }, 1]]));
      await eventually(async () => expect(await queues.isQuiet()).toBe(true));
    });

    it('is refused when its payload does not fit', async () => {
      const queues = await bench.open();
      await expect(queues.enqueue('analyse-article', { articleId: 0 })).rejects.toThrow(/analyse-article.*articleId/);
      expect(await queues.isQuiet()).toBe(true);
    });

    it('fails for good, with a clear reason, when a stranger queued a bad payload', async () => {
      const queues = await bench.open();
      const failures: FailedTry[] = [];
      queues.onFailed((failure) => failures.push(failure));
      queues.work('analyse-article', async () => {}, { concurrency: 1 });
      await bench.addRaw('analyse-article', { articleId: 'seven' });
      await eventually(() => expect(failures).toHaveLength(1));
      expect(failures[0]).toMatchObject({ name: 'analyse-article', attempt: 1, final: true });
      expect(failures[0]?.error.message).toContain('job analyse-article has a bad payload (articleId');
    });

    it('can be put off without burning an attempt or losing its key', async () => {
      const queues = await bench.open({ attempts: 1 });
      const attempts: number[] = [];
      queues.work(
        'fetch-page',
        async (_payload, job) => {
          attempts.push(job.attempt);
          if (attempts.length < 4) job.delay(5);
          if (attempts.length === 4) job.delay(FAR_MS);
        },
        { concurrency: 1 },
      );
      await queues.enqueue('fetch-page', { host: 'example.org' });
      await eventually(() => expect(attempts).toEqual([1, 1, 1, 1]));
      await eventually(async () =>
        expect(await countOf(queues, 'fetch-page')).toMatchObject({ delayed: 1, active: 0 }),
      );
      await queues.enqueue('fetch-page', { host: 'example.org' });
      expect(await countOf(queues, 'fetch-page')).toEqual({ waiting: 0, active: 0, delayed: 1, failed: 0 });
      expect(await queues.isQuiet(60_000)).toBe(true);
      expect(await queues.isQuiet(2 * FAR_MS)).toBe(false);
      expect(await queues.isQuiet()).toBe(false);
    });

    it('backs off and is tried again', async () => {
      const queues = await bench.open({ attempts: 3, backoffMs: 10 });
      const attempts: number[] = [];
      queues.work(
        'poll-feed',
        async (_payload, { attempt }) => {
          attempts.push(attempt);
          if (attempt < 3) throw new Error('connection reset');
        },
        { concurrency: 1 },
      );
      await queues.enqueue('poll-feed', { feedId: 'reuters' });
      await eventually(async () => expect(await queues.isQuiet()).toBe(true));
      expect(attempts).toEqual([1, 2, 3]);
      expect(await countOf(queues, 'poll-feed')).toMatchObject({ failed: 0 });
    });

    it('that fails for good is counted and reported', async () => {
      const queues = await bench.open({ attempts: 2, backoffMs: 10 });
      const failures: [number, boolean, string][] = [];
      queues.onFailed(({ attempt, final, error }) => failures.push([attempt, final, error.message]));
      queues.work('poll-feed', () => Promise.reject(new Error('no route')), { concurrency: 1 });
      await queues.enqueue('poll-feed', { feedId: 'reuters' });
      await eventually(async () => expect(await countOf(queues, 'poll-feed')).toMatchObject({ failed: 1 }));
      await eventually(() =>
        expect(failures).toEqual([
          [1, false, 'no route'],
          [2, true, 'no route'],
        ]),
      );
    });
  });

  describe('a second job with the same key', () => {
    it('is dropped while the first waits', async () => {
      const queues = await bench.open();
      await queues.enqueue('analyse-article', { articleId: 7 });
      await queues.enqueue('analyse-article', { articleId: 7 });
      await queues.enqueueMany('analyse-article', [{ articleId: 7 }, { articleId: 8 }, { articleId: 8 }]);
      expect(await countOf(queues, 'analyse-article')).toMatchObject({ waiting: 2 });
    });

    it('is dropped while the first is delayed', async () => {
      const queues = await bench.open();
      await queues.enqueue('fetch-page', { host: 'example.org' }, { delayMs: FAR_MS });
      await queues.enqueue('fetch-page', { host: 'example.org' });
      expect(await countOf(queues, 'fetch-page')).toMatchObject({ waiting: 0, delayed: 1 });
    });

    it('is dropped while the first is at work, and welcome once it is done', async () => {
      const queues = await bench.open();
      const { opened, open } = gate();
      let calls = 0;
      queues.work(
        'sweep',
        async () => {
          calls++;
          await opened;
        },
        { concurrency: 2 },
      );
      await queues.enqueue('sweep', {});
      await eventually(() => expect(calls).toBe(1));
      await queues.enqueue('sweep', {});
      expect(await queues.pending()).toEqual({ active: 1, waiting: 0, delayed: 0 });
      open();
      await eventually(async () => expect(await queues.isQuiet()).toBe(true));
      await queues.enqueue('sweep', {});
      await eventually(() => expect(calls).toBe(2));
    });

    it('is dropped while the first backs off', async () => {
      const queues = await bench.open({ backoffMs: FAR_MS });
      queues.work('sweep', () => Promise.reject(new Error('later')), { concurrency: 1 });
      await queues.enqueue('sweep', {});
      await eventually(async () => expect(await countOf(queues, 'sweep')).toMatchObject({ delayed: 1, active: 0 }));
      await queues.enqueue('sweep', {});
      expect(await queues.pending()).toEqual({ active: 0, waiting: 0, delayed: 1 });
    });

    it('is welcome after the first failed for good', async () => {
      const queues = await bench.open({ attempts: 1 });
      let calls = 0;
      queues.work(
        'sweep',
        async () => {
          calls++;
          throw new Error('no');
        },
        { concurrency: 1 },
      );
      await queues.enqueue('sweep', {});
      await eventually(async () => expect(await countOf(queues, 'sweep')).toMatchObject({ failed: 1 }));
      await queues.enqueue('sweep', {});
      await eventually(async () => expect(await countOf(queues, 'sweep')).toMatchObject({ failed: 2 }));
      expect(calls).toBe(2);
    });
  });

  describe('the queues', () => {
    it('work with one handler a name', async () => {
      const queues = await bench.open();
      const first = queues.work('sweep', async () => {}, { concurrency: 1 });
      expect(() => queues.work('sweep', async () => {}, { concurrency: 1 })).toThrow('job sweep has a worker');
      await first.close();
      const { opened: done, open } = gate();
      queues.work('sweep', async () => open(), { concurrency: 1 });
      await queues.enqueue('sweep', {});
      await done;
    });

    it('do not hang with five busy workers and the usual number of connections', async () => {
      const queues = await bench.open();
      const done = new Map<JobName, number>();
      for (const name of JOB_NAMES) {
        queues.work(name, async () => void done.set(name, (done.get(name) ?? 0) + 1), { concurrency: 20 });
      }
      const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
      await Promise.all([
        queues.enqueueMany(
          'poll-feed',
          numbers.map((n) => ({ feedId: `feed-${n}` })),
        ),
        queues.enqueueMany(
          'fetch-page',
          numbers.map((n) => ({ host: `host-${n}.example` })),
        ),
        queues.enqueueMany(
          'analyse-article',
          numbers.map((n) => ({ articleId: n })),
        ),
        queues.enqueueMany(
          'publish-report',
          numbers.map((n) => ({ planId: `plan-${n}`, week: '2025-W30' })),
        ),
        ...numbers.map(() => queues.enqueue('sweep', {})),
      ]);
      await eventually(async () => expect(await queues.isQuiet()).toBe(true));
      expect(JOB_NAMES.filter((name) => name !== 'sweep').map((name) => done.get(name))).toEqual([100, 100, 100, 100]);
      // The bench itself keeps a second set of queues open.
      expect(await bench.connections()).toBeLessThanOrEqual(2 * 9);
    });

    it('take ten thousand jobs, and the same again without a copy, and do each once', async () => {
      const queues = await bench.open();
      const jobs = Array.from({ length: 10_000 }, (_, index) => ({ articleId: index + 1 }));
      await queues.enqueueMany('analyse-article', jobs);
      await queues.enqueueMany('analyse-article', jobs);
      expect(await countOf(queues, 'analyse-article')).toMatchObject({ waiting: 10_000 });
      const done = new Map<number, number>();
      queues.work('analyse-article', async ({ articleId: id }) => void done.set(id, (done.get(id) ?? 0) + 1), {
        concurrency: 20,
      });
      await eventually(async () => expect(await queues.isQuiet()).toBe(true));
      expect(done.size).toBe(10_000);
      expect(Math.max(...done.values())).toBe(1);
    });

    it('keep no finished job, and failed ones up to a bound', async () => {
      const queues = await bench.open({ attempts: 1, upkeepMs: 100 });
      const jobs = Array.from({ length: 1_300 }, (_, index) => ({ articleId: index + 1 }));
      await queues.enqueueMany('analyse-article', jobs);
      const fail = async ({ articleId }: { articleId: number }) => {
        if (articleId > 100) throw new Error('no');
      };
      queues.work('analyse-article', fail, { concurrency: 20 });
      await eventually(async () => expect(await queues.isQuiet()).toBe(true));
      await eventually(async () => expect(await bench.storedJobs()).toBe(1_000));
    });

    it('can be wiped in the middle of work, and go on', async () => {
      const queues = await bench.open({ upkeepMs: 100 });
      const { opened, open } = gate();
      let calls = 0;
      await queues.every('sweep', {}, FAR_MS);
      queues.work(
        'analyse-article',
        async () => {
          calls++;
          await opened;
        },
        { concurrency: 5 },
      );
      await queues.enqueueMany(
        'analyse-article',
        Array.from({ length: 200 }, (_, index) => ({ articleId: index + 1 })),
      );
      await eventually(() => expect(calls).toBe(5));
      await queues.wipe();
      expect(await queues.isQuiet()).toBe(true);
      open();
      await queues.enqueue('analyse-article', { articleId: 1 });
      await eventually(async () => {
        expect(calls).toBe(6);
        expect(await queues.isQuiet()).toBe(true);
      });
      expect(await countOf(queues, 'sweep')).toMatchObject({ delayed: 1 });
    });
  });
});
