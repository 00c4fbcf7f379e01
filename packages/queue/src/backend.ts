import type { Job, Processor, Queue, QueueOptions, Worker, WorkerOptions } from 'bullmq';
import { openPostgres } from './postgres.ts';
import { openRedis } from './redis.ts';

export type StoredJob = Job<unknown, void>;
export type JobProcessor = Processor<unknown, void>;

/** What Pillarwatch uses of a BullMQ queue, whichever backend it stands on. */
export type JobQueue = Pick<
  Queue<unknown, void>,
  | 'add'
  | 'addBulk'
  | 'clean'
  | 'close'
  | 'disconnect'
  | 'getDelayed'
  | 'getJobCounts'
  | 'getJobScheduler'
  | 'getJobSchedulersCount'
  | 'isPaused'
  | 'obliterate'
  | 'resume'
  | 'upsertJobScheduler'
> & { on(event: 'error', listener: (error: Error) => void): unknown };

/** What Pillarwatch uses of a BullMQ worker, whichever backend it stands on. */
export interface JobWorker
  extends Pick<Worker<unknown, void>, 'cancelJob' | 'close' | 'disconnect' | 'pause' | 'waitUntilReady'> {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: StoredJob | undefined, error: Error) => void): unknown;
  on(event: 'lockRenewalFailed', listener: (jobIds: string[]) => void): unknown;
}

/** Where jobs are kept. */
export interface Backend {
  openQueue(name: string, options: Omit<QueueOptions, 'connection'>): JobQueue;
  openWorker(name: string, processor: JobProcessor, options: Omit<WorkerOptions, 'connection'>): JobWorker;
  /** Ends the connections that queues and workers share; call it after they are closed. */
  close(): Promise<void>;
}

export interface BackendChoice {
  /** `redis://` or `rediss://` URL, or null. */
  readonly redisUrl: string | null;
  /** `postgres://` URL of the database that holds everything else. */
  readonly databaseUrl: string;
  /** Connections to Postgres that this process may hold for the queue; raised to what its workers need. */
  readonly poolSize?: number;
}

/**
 * Chooses where jobs are kept: Redis (or Valkey) when there is one, else BullMQ's own tables in Postgres.
 * Nothing outside this file knows which it became.
 *
 * @throws PillarwatchError when the server cannot be used; it names host and port, within about 10 s
 */
export async function chooseBackend(choice: BackendChoice): Promise<Backend> {
  return choice.redisUrl === null ? openPostgres(choice.databaseUrl, choice.poolSize) : openRedis(choice.redisUrl);
}
