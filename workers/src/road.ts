import type { openDatabase } from '@pillarwatch/db';
import type { Fetcher } from '@pillarwatch/fetch';
import type { Clock, Plan } from '@pillarwatch/model';
import type { Queues } from '@pillarwatch/queue';
import type { Settings } from '@pillarwatch/settings';
import type { ParserPool } from './parser/pool.ts';

/** Tells the operator something, in one line. */
export type Log = (line: string) => void;

/** Everything that the handlers of jobs may use. */
export interface Road {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly db: ReturnType<typeof openDatabase>;
  readonly queues: Queues;
  readonly fetcher: Fetcher;
  readonly parsers: ParserPool;
  readonly plan: Plan;
  /** The version that new texts are classified with. */
  readonly classifierVersion: string;
  readonly log: Log;
}
