import { type JobName, startWorkers } from '@pillarwatch/queue';
import { registryFor } from './registry.ts';
import type { Road } from './road.ts';

/** How often the database is looked at for what is due, milliseconds. */
const SWEEP_MS = 15_000;

/** Sets every worker to work in this process, without a schedule. */
export function startAllWorkers(road: Road): void {
  startWorkers(road.queues, registryFor(road));
}

/** Sets the workers of some jobs to work in this process; others run elsewhere. */
export function startSomeWorkers(road: Road, names: readonly JobName[]): void {
  const registry = registryFor(road);
  for (const name of names) startOne(road, registry, name);
}

/** Looks for what is due now, and from now on by itself: one schedule, however many processes ask for it. */
export async function startSweeping(road: Road): Promise<void> {
  await road.queues.every('sweep', {}, SWEEP_MS);
  await road.queues.enqueue('sweep', {});
}

function startOne<N extends JobName>(road: Road, registry: ReturnType<typeof registryFor>, name: N): void {
  const { handler, concurrency } = registry[name];
  road.queues.work(name, handler, { concurrency });
}
