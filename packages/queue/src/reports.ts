import { toError } from '@pillarwatch/model';
import type { JobName } from './payloads.ts';

/** A try of a job that failed in this process. */
export interface FailedTry {
  readonly name: JobName;
  readonly payload: unknown;
  readonly attempt: number;
  readonly error: Error;
  /** No further try will follow. */
  readonly final: boolean;
}

/** The same error is reported once in so many milliseconds: a server that is away makes every worker repeat it. */
const REPEAT_MS = 10_000;

/** Most different errors that are remembered. */
const MOST_REMEMBERED = 100;

/** Who wants to hear of failed jobs and of trouble with the servers. Without listeners both pass in silence. */
export class Reports {
  readonly #failed: ((failed: FailedTry) => void)[] = [];
  readonly #errors: ((error: Error) => void)[] = [];
  readonly #last = new Map<string, number>();

  onFailed(listener: (failed: FailedTry) => void): void {
    this.#failed.push(listener);
  }

  onError(listener: (error: Error) => void): void {
    this.#errors.push(listener);
  }

  failed(failed: FailedTry): void {
    for (const listener of this.#failed) listener(failed);
  }

  error(thrown: unknown): void {
    const error = toError(thrown);
    const now = performance.now();
    const last = this.#last.get(error.message);
    if (last !== undefined && now - last < REPEAT_MS) return;
    if (this.#last.size >= MOST_REMEMBERED) this.#last.clear();
    this.#last.set(error.message, now);
    for (const listener of this.#errors) listener(error);
  }
}
