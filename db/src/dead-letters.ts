import { sql } from 'kysely';
import type { Database } from './database.ts';

/** An article that was given up. */
export interface DeadLetter {
  readonly id: number;
  readonly url: string;
  readonly step: 'fetch' | 'analyse';
  readonly attempts: number;
  readonly reason: string;
  readonly discoveredAt: Date;
}

/** The dead articles, latest first. */
export async function deadLetters(db: Database, limit = 1_000): Promise<readonly DeadLetter[]> {
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'url', 'failed_step', 'attempt', 'reason', 'discovered_at'])
    .where('state', '=', 'dead')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    step: row.failed_step ?? 'fetch',
    attempts: row.attempt,
    reason: row.reason ?? '',
    discoveredAt: row.discovered_at,
  }));
}

/**
 * Sends dead articles back to the step they died in.
 *
 * @param ids those to retry, or 'all'
 * @returns the ids of those that were dead, now waiting
 */
export async function retryDeadLetters(db: Database, ids: readonly number[] | 'all'): Promise<readonly number[]> {
  if (ids !== 'all' && ids.length === 0) return [];
  const rows = await db
    .updateTable('articles')
    .set({
      state: sql<
        'discovered' | 'fetched'
      >`case when failed_step = 'analyse' or feed_only then 'fetched' else 'discovered' end`,
      attempt: 0,
      starts: 0,
      kills: 0,
      failed_step: null,
      reason: null,
    })
    .where('state', '=', 'dead')
    .$if(ids !== 'all', (query) => query.where(isOneOf(ids === 'all' ? [] : ids)))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Takes dead articles off the list for good: they are refused, by a person. What their feeds showed stays
 * known, so that they don't come back as new.
 *
 * @returns the ids of those that were dead
 */
export async function discardDeadLetters(db: Database, ids: readonly number[] | 'all'): Promise<readonly number[]> {
  if (ids !== 'all' && ids.length === 0) return [];
  const rows = await db
    .updateTable('articles')
    .set({ state: 'refused', reason: sql<string>`'discarded: ' || coalesce(reason, '')` })
    .where('state', '=', 'dead')
    .$if(ids !== 'all', (query) => query.where(isOneOf(ids === 'all' ? [] : ids)))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** One parameter, however many ids. */
function isOneOf(ids: readonly number[]) {
  return sql<boolean>`id = any(${ids}::integer[])`;
}
