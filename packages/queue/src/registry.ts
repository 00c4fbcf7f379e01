import { PillarwatchError } from '@pillarwatch/model';
import { JOB_NAMES, type JobName } from './payloads.ts';
import type { Handler } from './process.ts';
import type { Queues } from './queues.ts';

/** Who does one kind of job. */
export interface WorkerDefinition<N extends JobName> {
  readonly handler: Handler<N>;
  /** How many of its jobs one process works on at a time. */
  readonly concurrency: number;
}

/** Exactly one worker for every job name. */
export type WorkerRegistry = { readonly [N in JobName]: WorkerDefinition<N> };

/**
 * Checks that every job has its worker. The compiler has done so already where the registry was written down;
 * this holds for one that was put together at run time.
 *
 * @throws PillarwatchError that names what is missing or unknown
 */
export function defineWorkers(registry: WorkerRegistry): WorkerRegistry {
  const missing = JOB_NAMES.filter((name) => typeof registry[name]?.handler !== 'function');
  const unknown = Object.keys(registry).filter((name) => !(JOB_NAMES as readonly string[]).includes(name));
  const faults = [
    ...(missing.length > 0 ? [`no worker for ${missing.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`no job is called ${unknown.join(', ')}`] : []),
    ...JOB_NAMES.filter((name) => !missing.includes(name) && !isCount(registry[name].concurrency)).map(
      (name) => `the concurrency of ${name} is ${registry[name].concurrency}, not a whole number from 1`,
    ),
  ];
  if (faults.length > 0) throw new PillarwatchError(`the worker registry does not fit: ${faults.join('; ')}`);
  return registry;
}

/** Sets every worker of a registry to work. */
export function startWorkers(queues: Pick<Queues, 'work'>, registry: WorkerRegistry): void {
  defineWorkers(registry);
  for (const name of JOB_NAMES) start(queues, registry, name);
}

function start<N extends JobName>(queues: Pick<Queues, 'work'>, registry: WorkerRegistry, name: N): void {
  const { handler, concurrency } = registry[name];
  queues.work(name, handler, { concurrency });
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}
