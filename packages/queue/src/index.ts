export type { QueuesOptions } from './options.ts';
export { deduplicationKey, JOB_NAMES, type JobName, type Payload, parsePayload } from './payloads.ts';
export type { Pending } from './pending.ts';
export type { Handler, JobContext } from './process.ts';
export { type JobCounts, openQueues, type Queues, type WorkerHandle } from './queues.ts';
export { defineWorkers, startWorkers, type WorkerDefinition, type WorkerRegistry } from './registry.ts';
export type { FailedTry } from './reports.ts';
