import { describe, expect, it } from 'vitest';
import { JOB_NAMES } from './payloads.ts';
import { defineWorkers, startWorkers, type WorkerRegistry } from './registry.ts';

const idle = { handler: async () => {}, concurrency: 1 };

const whole: WorkerRegistry = {
  sweep: idle,
  'poll-feed': idle,
  'fetch-page': idle,
  'analyse-article': idle,
  'publish-report': idle,
};

/** A registry as the compiler would not let it pass. */
function broken(change: object): WorkerRegistry {
  return { ...whole, ...change };
}

describe('defineWorkers', () => {
  it('takes one worker for every job', () => {
    expect(defineWorkers(whole)).toBe(whole);
    expect(Object.keys(whole).toSorted()).toEqual([...JOB_NAMES].toSorted());
  });

  it.each([
    [{ 'fetch-page': undefined, sweep: { concurrency: 1 } }, 'no worker for sweep, fetch-page'],
    [{ 'fetch-pages': idle }, 'no job is called fetch-pages'],
    [{ sweep: { ...idle, concurrency: 0 } }, 'the concurrency of sweep is 0'],
    [{ sweep: { ...idle, concurrency: 1.5 } }, 'the concurrency of sweep is 1.5'],
  ])('refuses %j', (change, fault) => {
    expect(() => defineWorkers(broken(change))).toThrow(fault);
  });
});

describe('startWorkers', () => {
  it('starts nothing when the registry does not fit', () => {
    const started: string[] = [];
    const queues = {
      work: (name: string) => {
        started.push(name);
        return { close: async () => {} };
      },
    };
    expect(() => startWorkers(queues, broken({ sweep: undefined }))).toThrow('no worker for sweep');
    expect(started).toEqual([]);
    startWorkers(queues, whole);
    expect(started).toEqual([...JOB_NAMES]);
  });
});
