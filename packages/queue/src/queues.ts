import { PillarwatchError } from '@pillarwatch/model';
import { type Backend, chooseBackend, type JobQueue } from './backend.ts';
import { jobDefaults, type QueuesOptions, timingOf } from './options.ts';
import { deduplicationKey, JOB_NAMES, type JobName, type Payload, parsePayload } from './payloads.ts';
import { type Pending, pendingIn, sum } from './pending.ts';
import type { Handler } from './process.ts';
import { within } from './reach.ts';
import { type FailedTry, Reports } from './reports.ts';
import { CUT_OFF, LAST_WORDS_MS, Station } from './station.ts';
import { lookAfter, register, type Schedule } from './upkeep.ts';

/** Jobs of one name, by state. */
export interface JobCounts extends Pending {
  readonly failed: number;
}

/** A worker that can be stopped by itself. */
export interface WorkerHandle {
  /** Lets jobs at work finish, and hands back what takes too long. Never throws. */
  close(): Promise<void>;
}

/** The queues of this process: one for each job name. Jobs are transport; the rows in Postgres are the truth. */
export interface Queues {
  /**
   * Adds a job, unless one with the same key waits, is delayed, is at work or backs off.
   *
   * @param options delayMs: milliseconds before it may be worked on
   * @throws PillarwatchError when the payload does not fit the job
   */
  enqueue<N extends JobName>(name: N, payload: Payload<N>, options?: { readonly delayMs?: number }): Promise<void>;
  /** Adds many jobs of one name, in bulk, under the same rule. */
  enqueueMany<N extends JobName>(name: N, payloads: readonly Payload<N>[]): Promise<void>;
  /**
   * Sets a handler to work on the jobs of one name.
   *
   * @param options concurrency: how many of them at a time
   * @throws PillarwatchError when this process has a worker for the name already
   */
  work<N extends JobName>(name: N, handler: Handler<N>, options: { readonly concurrency: number }): WorkerHandle;
  /**
   * Makes a job come every so many milliseconds, at ticks aligned to the clock: one schedule a name, however
   * many processes ask for it. Its jobs have no key: one may come while an enqueued one is at work.
   */
  every<N extends JobName>(name: N, payload: Payload<N>, ms: number): Promise<void>;
  counts(): Promise<Record<JobName, JobCounts>>;
  /**
   * What is still to be done in all queues, without schedules' own next ticks.
   *
   * @param horizonMs delayed jobs count when they are due within so many milliseconds (estimated); all by default
   */
  pending(horizonMs?: number): Promise<Pending>;
  /** Nothing waits, is at work, or is due within the horizon. */
  isQuiet(horizonMs?: number): Promise<boolean>;
  /** Throws every job away, those at work included. Schedules are written again by the processes that made them. */
  wipe(): Promise<void>;
  /** Hears of every try that fails in this process. */
  onFailed(listener: (failed: FailedTry) => void): void;
  /** Hears of trouble with Redis or Postgres; the queues go on by themselves once it is over. */
  onError(listener: (error: Error) => void): void;
  /** Lets jobs at work finish, hands back what takes too long, and ends every connection. Never throws. */
  close(): Promise<void>;
}

/**
 * Most jobs in one bulk call. On Postgres each holds an advisory lock until the call commits, and a server
 * with the usual settings has room for about 6,400 locks in all.
 */
const BULK = 500;

/** On Postgres a wipe may meet a deadlock with a worker that finishes a job; the next try finds less to do. */
const WIPE_TRIES = 5;

/** Events are for BullMQ's own listeners, of which there are none here. */
const KEPT_EVENTS = 100;

/**
 * Opens the queues on whichever backend the settings name.
 *
 * @throws PillarwatchError when the server cannot be used; it names host and port, within about 10 s
 */
export async function openQueues(options: QueuesOptions): Promise<Queues> {
  return new OpenQueues(await chooseBackend(options), options);
}

class OpenQueues implements Queues {
  readonly #backend: Backend;
  readonly #timing: ReturnType<typeof timingOf>;
  readonly #reports = new Reports();
  readonly #queues: Readonly<Record<JobName, JobQueue>>;
  readonly #stations = new Map<JobName, Station>();
  readonly #schedules = new Map<JobName, Schedule>();
  #upkeep: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;

  constructor(backend: Backend, options: QueuesOptions) {
    this.#backend = backend;
    this.#timing = timingOf(options);
    const queues = JOB_NAMES.map((name) => [name, this.#open(name)]);
    this.#queues = Object.fromEntries(queues) as Record<JobName, JobQueue>;
  }

  async enqueue<N extends JobName>(name: N, payload: Payload<N>, { delayMs = 0 } = {}) {
    const { data, opts } = entry(name, payload);
    await this.#queues[name].add(name, data, { ...opts, delay: delayMs });
  }

  async enqueueMany<N extends JobName>(name: N, payloads: readonly Payload<N>[]) {
    const jobs = payloads.map((payload) => entry(name, payload));
    for (let at = 0; at < jobs.length; at += BULK) await this.#queues[name].addBulk(jobs.slice(at, at + BULK));
  }

  work<N extends JobName>(name: N, handler: Handler<N>, { concurrency }: { readonly concurrency: number }) {
    if (this.#closing) throw new PillarwatchError(`the queues are closed; no worker for ${name} can start`);
    if (this.#stations.has(name)) throw new PillarwatchError(`job ${name} has a worker in this process already`);
    const station = Station.open(this.#backend, name, handler, concurrency, this.#timing, this.#reports);
    this.#stations.set(name, station);
    if (!this.#upkeep) this.#planUpkeep();
    return {
      close: async () => {
        await station.close();
        if (this.#stations.get(name) === station) this.#stations.delete(name);
      },
    };
  }

  async every<N extends JobName>(name: N, payload: Payload<N>, ms: number) {
    const schedule: Schedule = { name, payload: parsePayload(name, payload), ms };
    this.#schedules.set(name, schedule);
    await register(this.#queues[name], schedule);
  }

  async counts() {
    const counted = JOB_NAMES.map(async (name) => [name, await countsOf(this.#queues[name])]);
    return Object.fromEntries(await Promise.all(counted)) as Record<JobName, JobCounts>;
  }

  async pending(horizonMs = Number.POSITIVE_INFINITY) {
    const parts: Pending[] = [];
    // One after the other, upstream first: a job that moves on meanwhile is then seen twice, never missed.
    for (const name of JOB_NAMES) parts.push(await pendingIn(this.#queues[name], horizonMs));
    return sum(parts);
  }

  async isQuiet(horizonMs?: number) {
    const { active, waiting, delayed } = await this.pending(horizonMs);
    return active + waiting + delayed === 0;
  }

  async wipe() {
    for (const name of JOB_NAMES) await obliterate(this.#queues[name]);
    for (const schedule of this.#schedules.values()) await register(this.#queues[schedule.name], schedule);
  }

  onFailed(listener: (failed: FailedTry) => void) {
    this.#reports.onFailed(listener);
  }

  onError(listener: (error: Error) => void) {
    this.#reports.onError(listener);
  }

  close() {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close() {
    clearTimeout(this.#upkeep);
    await Promise.all([...this.#stations.values()].map((station) => station.close()));
    const queues = Object.values(this.#queues);
    try {
      await within(LAST_WORDS_MS, Promise.all(queues.map((queue) => queue.close())), CUT_OFF);
    } catch (error) {
      this.#reports.error(error);
      for (const queue of queues) void queue.disconnect().catch(() => {});
    }
    await this.#backend.close().catch((error: unknown) => this.#reports.error(error));
  }

  #open(name: JobName): JobQueue {
    const queue = this.#backend.openQueue(name, {
      defaultJobOptions: jobDefaults(this.#timing),
      streams: { events: { maxLen: KEPT_EVENTS } },
    });
    queue.on('error', (error) => this.#reports.error(error));
    return queue;
  }

  /** One look after the other: two at once would trim twice. */
  #planUpkeep() {
    this.#upkeep = setTimeout(async () => {
      await this.#lookAfterQueues();
      if (!this.#closing) this.#planUpkeep();
    }, this.#timing.upkeepMs).unref();
  }

  async #lookAfterQueues() {
    for (const name of this.#stations.keys()) {
      try {
        if (!this.#closing) await lookAfter(this.#queues[name], this.#schedules.get(name));
      } catch (error) {
        this.#reports.error(error);
      }
    }
  }
}

function entry<N extends JobName>(name: N, payload: Payload<N>) {
  const data = parsePayload(name, payload);
  return { name, data, opts: { deduplication: { id: deduplicationKey(name, data) } } };
}

async function countsOf(queue: JobQueue): Promise<JobCounts> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts;
  return { waiting: waiting + prioritized, active, delayed, failed };
}

async function obliterate(queue: JobQueue): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await queue.obliterate({ force: true });
    } catch (error) {
      if (tries === WIPE_TRIES) throw error;
    } finally {
      // BullMQ pauses the queue first. It must not stay so when the wipe breaks off.
      if (await queue.isPaused()) await queue.resume();
    }
  }
}
