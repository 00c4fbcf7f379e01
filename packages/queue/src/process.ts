import { errorLine, PillarwatchError, toError } from '@pillarwatch/model';
import { DelayedError, UnrecoverableError, WaitingError } from 'bullmq';
import type { JobProcessor, StoredJob } from './backend.ts';
import { type JobName, type Payload, parsePayload } from './payloads.ts';

/** What a handler may know of the job it works on, and do with it. */
export interface JobContext {
  /** 1 for the first try. A try that ended in `delay`, or with its process, does not count. */
  readonly attempt: number;
  /** Aborted when the job is taken away: the process closes, or has lost the job's lock. */
  readonly signal: AbortSignal;
  /**
   * Ends this try and puts the job off, under its own key and without burning an attempt.
   *
   * @param ms milliseconds from now
   * @throws always; let it pass
   */
  delay(ms: number): never;
}

/** Does the work of one job. What it throws makes the job back off and come again. */
export type Handler<N extends JobName> = (payload: Payload<N>, job: JobContext) => Promise<void>;

/** Thrown by `delay`: a way out of the handler, not a fault. */
class PutOff extends Error {
  readonly ms: number;

  constructor(ms: number) {
    super(`put off for ${ms} ms`);
    this.ms = ms;
  }
}

/** Aborts with it hand jobs back. */
export const CLOSING = new PillarwatchError('this process is closing');

/**
 * Wraps a handler for BullMQ: payload parsed, delay and hand-back translated.
 *
 * @param running holds the controller of every job at work: whoever aborts one with `CLOSING` sends the job back
 */
export function processorOf<N extends JobName>(
  name: N,
  handler: Handler<N>,
  running: Set<AbortController>,
): JobProcessor {
  // BullMQ gives a signal only to a function that names three parameters.
  return async (job, token, signal) => {
    const payload = payloadOf(name, job);
    const controller = new AbortController();
    signal?.addEventListener('abort', () => controller.abort(new Error(`lost the lock of job ${name} ${job.id}`)));
    running.add(controller);
    const context: JobContext = {
      attempt: job.attemptsMade + 1,
      signal: controller.signal,
      delay: (ms) => {
        throw new PutOff(ms);
      },
    };
    try {
      await unlessAborted(handler(payload, context), controller.signal);
    } catch (thrown) {
      if (thrown instanceof PutOff) return await putOff(job, token, thrown.ms);
      if (controller.signal.reason === CLOSING) return await handBack(job, token);
      throw toError(thrown);
    } finally {
      running.delete(controller);
    }
  };
}

function payloadOf<N extends JobName>(name: N, job: StoredJob): Payload<N> {
  try {
    return parsePayload(name, job.data);
  } catch (error) {
    // It would be just as bad the next time.
    throw new UnrecoverableError(errorLine(error));
  }
}

/** Does not wait for a handler that ignores its signal: what it still commits is fenced by the row's state. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => {});
  }
}

async function putOff(job: StoredJob, token: string | undefined, ms: number): Promise<never> {
  await job.moveToDelayed(Date.now() + ms, token);
  throw new DelayedError();
}

async function handBack(job: StoredJob, token: string | undefined): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}
