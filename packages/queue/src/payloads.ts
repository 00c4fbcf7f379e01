import { PillarwatchError } from '@pillarwatch/model';
import { z } from 'zod';

/** What each job carries: ids, never content. */
const PAYLOADS = {
  sweep: z.strictObject({}),
  'poll-feed': z.strictObject({ feedId: z.string().min(1) }),
  'fetch-page': z.strictObject({ host: z.string().min(1) }),
  'analyse-article': z.strictObject({ articleId: z.int().positive() }),
  'publish-report': z.strictObject({
    planId: z.string().min(1),
    week: z.string().regex(/^\d{4}-W\d{2}$/, 'must be an ISO week such as 2025-W30'),
  }),
} as const;

export type JobName = keyof typeof PAYLOADS;
type Payloads = { [N in JobName]: z.output<(typeof PAYLOADS)[N]> };
export type Payload<N extends JobName> = Payloads[N];

/** The same schemas, in the shape that lets a name stand for its own. */
const SCHEMAS: { readonly [N in JobName]: z.ZodType<Payload<N>> } = PAYLOADS;

/** Every job, upstream first: a job enqueues only jobs that stand behind it, or waits for the sweep. */
export const JOB_NAMES = Object.keys(PAYLOADS) as readonly JobName[];

const KEYS: { readonly [N in JobName]: (payload: Payload<N>) => string } = {
  sweep: () => 'sweep',
  'poll-feed': ({ feedId }) => `feed:${feedId}`,
  'fetch-page': ({ host }) => `host:${host}`,
  'analyse-article': ({ articleId }) => `article:${articleId}`,
  'publish-report': ({ planId, week }) => `report:${planId}:${week}`,
};

/**
 * Reads a job's payload; called before it is enqueued and again before it is worked on.
 *
 * @throws PillarwatchError that names the job, the key and what is wrong with it
 */
export function parsePayload<N extends JobName>(name: N, value: unknown): Payload<N> {
  const read = SCHEMAS[name].safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || 'payload'}: ${message}`);
  throw new PillarwatchError(`job ${name} has a bad payload (${faults.join('; ')})`, { cause: read.error });
}

/** What two jobs share that must not stand in the queue beside each other. */
export function deduplicationKey<N extends JobName>(name: N, payload: Payload<N>): string {
  return KEYS[name](payload);
}
