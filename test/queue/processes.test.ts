import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { eventually, onBothBackends } from './backends.ts';
import type { Task, Word } from './child.ts';

/** Short, for these tests only: a killed worker's job comes back after up to twice this. */
const LOCK_MS = 2_000;

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(task: Task): { readonly child: ChildProcess; readonly words: Word[] } {
  const file = fileURLToPath(new URL('child.ts', import.meta.url));
  const child = fork(file, [JSON.stringify(task)], { execArgv: ['--import', 'tsx'] });
  const words: Word[] = [];
  child.on('message', (word: Word) => words.push(word));
  children.push(child);
  return { child, words };
}

onBothBackends((bench) => {
  it('a job comes back after its worker process was killed, and again after the next', async () => {
    const options = { ...bench.choice(), lockDurationMs: LOCK_MS };
    const queues = await bench.open({ ...options, attempts: 1 });
    await queues.enqueue('analyse-article', { articleId: 7 });
    for (let killed = 0; killed < 2; killed++) {
      const { child, words } = start({ options, role: 'hold', everyMs: 0 });
      await eventually(() => expect(words).toContain('holding'));
      child.kill('SIGKILL');
      await once(child, 'exit');
      // Its key holds: whoever finds the row meanwhile adds no second job.
      await queues.enqueue('analyse-article', { articleId: 7 });
      expect(await queues.pending()).toEqual({ active: 1, waiting: 0, delayed: 0 });
    }
    const seen: unknown[] = [];
    queues.work('analyse-article', async (payload, { attempt }) => void seen.push([payload, attempt]), {
      concurrency: 1,
    });
    await eventually(() => expect(seen).toEqual([[{ articleId: 7 }, 1]]));
    await eventually(async () => expect(await queues.isQuiet()).toBe(true));
  });

  it('a schedule that two processes register ticks as one', async () => {
    const task: Task = { options: bench.choice(), role: 'tick', everyMs: 200 };
    const both = [start(task), start(task)];
    const ticks = () => both.flatMap(({ words }) => words.filter((word) => word === 'tick')).length;
    await eventually(() => expect(both.every(({ words }) => words.includes('ready'))).toBe(true));
    await eventually(() => expect(ticks()).toBeGreaterThanOrEqual(6));
    for (const { child } of both) {
      child.send('close');
      await once(child, 'exit');
    }
    // Each tick makes the next, so a schedule that ran twice would leave two.
    const queues = await bench.open();
    const { waiting, active, delayed } = (await queues.counts()).sweep;
    expect(waiting + active + delayed).toBe(1);
  });

  it('a schedule does not keep the queues from being quiet', async () => {
    const queues = await bench.open();
    await queues.every('sweep', {}, 3_600_000);
    expect((await queues.counts()).sweep).toMatchObject({ delayed: 1 });
    expect(await queues.pending()).toEqual({ active: 0, waiting: 0, delayed: 0 });
    expect(await queues.isQuiet()).toBe(true);
  });

  it('a schedule that another process wiped away is written again', async () => {
    const [worker, wiper] = [await bench.open({ upkeepMs: 50 }), await bench.open()];
    let ticks = 0;
    worker.work('sweep', async () => void ticks++, { concurrency: 1 });
    await worker.every('sweep', {}, 100);
    await eventually(() => expect(ticks).toBeGreaterThan(1));
    await wiper.wipe();
    const before = ticks;
    await eventually(() => expect(ticks).toBeGreaterThan(before + 2));
  });
});
