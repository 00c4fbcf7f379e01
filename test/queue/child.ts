import { openQueues, type QueuesOptions } from '@pillarwatch/queue';

/** What a child process is told to do; it ends when the parent asks it to, or kills it. */
export interface Task {
  readonly options: QueuesOptions;
  /** `hold` an article's job for ever; `tick`: register a sweep and report each one. */
  readonly role: 'hold' | 'tick';
  /** Milliseconds between two sweeps. */
  readonly everyMs: number;
}

/** What a child process says. */
export type Word = 'ready' | 'holding' | 'tick';

const say = (word: Word) => process.send?.(word);
const { options, role, everyMs } = JSON.parse(process.argv[2] ?? '') as Task;
const queues = await openQueues(options);
if (role === 'hold') {
  const forEver = new Promise<void>(() => {});
  const hold = async () => {
    say('holding');
    await forEver;
  };
  queues.work('analyse-article', hold, { concurrency: 1 });
} else {
  queues.work('sweep', async () => void say('tick'), { concurrency: 1 });
  await queues.every('sweep', {}, everyMs);
}
process.once('message', async () => {
  await queues.close();
  process.disconnect();
});
say('ready');
