import { type ArticleState, canonicalUrl, errorLine, type Step, storableOrNull } from '@pillarwatch/model';
import { sql, type Transaction } from 'kysely';
import { isHome } from './addresses.ts';
import type { BegunStep } from './articles.ts';
import type { Database } from './database.ts';
import type { DB } from './schema.ts';
import { inTransaction, takeTurn } from './transaction.ts';

/** A parser process dies of a page at most this often before the page is put away. */
export const MOST_KILLS = 2;

/** A page as it was fetched. */
export interface FetchedPage {
  /** Where the redirects ended. */
  readonly url: string;
  readonly status: number;
  readonly contentType: string | null;
  /** gzip. */
  readonly compressed: Uint8Array;
  readonly byteLength: number;
  readonly sha256: string;
}

/**
 * Fetched: keeps the bytes and where the redirects led.
 *
 * @returns false when another worker was first; nothing is changed then
 */
export async function commitFetched(db: Database, step: BegunStep, page: FetchedPage, now: Date): Promise<boolean> {
  const alias = aliasOf(step, page);
  return inTransaction(db, async (trx) => {
    if (alias !== null) await takeTurn(trx);
    if (!(await leave(trx, step, { state: 'fetched', fetched_at: now, reason: null }))) return false;
    const { id } = await trx
      .insertInto('snapshots')
      .values({
        article_id: step.id,
        url: page.url,
        fetched_at: now,
        http_status: page.status,
        content_type: storableOrNull(page.contentType),
        body: Buffer.from(page.compressed),
        byte_length: page.byteLength,
        sha256: page.sha256,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx.updateTable('articles').set({ snapshot_id: id }).where('id', '=', step.id).execute();
    if (alias !== null) await addAlias(trx, step.id, alias);
    return true;
  });
}

/** The address that redirects have led to, unless it is the one asked for, or a home page. */
function aliasOf(step: BegunStep, page: FetchedPage): string | null {
  const url = canonicalUrl(page.url);
  return url === null || url === canonicalUrl(step.url) || isHome(url) ? null : url;
}

/** Remembers another address of an article; an address that another article has stays that one's. */
async function addAlias(trx: Transaction<DB>, articleId: number, url: string): Promise<void> {
  await trx
    .insertInto('article_urls')
    .values({ url, article_id: articleId })
    .onConflict((on) => on.column('url').doNothing())
    .execute();
}

/**
 * Refused, gone, unusable or empty: the article stays there, with the reason.
 *
 * @returns false when another worker was first
 */
export async function commitEnded(
  db: Database,
  step: BegunStep,
  state: Exclude<ArticleState, 'discovered' | 'fetched' | 'analysed' | 'failed'>,
  reason: string,
): Promise<boolean> {
  // The dead may be retried, and must then go back to the step that they died in.
  const died = state === 'dead' ? { attempt: step.attempt, failed_step: stepOf(step) } : {};
  return leave(db, step, { state, reason: errorLine(reason), ...died });
}

/** The step that an article waits for. */
function stepOf({ state, failedStep }: BegunStep): Step {
  return failedStep ?? (state === 'fetched' ? 'analyse' : 'fetch');
}

/**
 * Empty: there is no article on the page. One that has a text from an earlier look keeps it.
 *
 * @returns false when another worker was first
 */
export async function commitEmpty(db: Database, step: BegunStep, reason: string): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const row = await trx.selectFrom('articles').select('text_id').where('id', '=', step.id).executeTakeFirst();
    if (row?.text_id) return leave(trx, step, { state: 'analysed', reason: null });
    return leave(trx, step, { state: 'empty', reason: errorLine(reason) });
  });
}

/**
 * Failed: waits and is tried again, or is dead after the last attempt.
 *
 * @param step whose `attempt` is the number of failures before this one
 * @param maxAttempts attempts in all
 * @returns false when another worker was first
 */
export async function commitFailed(
  db: Database,
  step: BegunStep,
  failed: Step,
  error: unknown,
  now: Date,
  maxAttempts: number,
): Promise<boolean> {
  const attempt = step.attempt + 1;
  const line = errorLine(error);
  if (attempt >= maxAttempts) {
    const reason = errorLine(`${attempt} attempts to ${failed}: ${line}`);
    return leave(db, step, { state: 'dead', attempt, failed_step: failed, last_error: line, reason });
  }
  const next_attempt_at = new Date(now.getTime() + retryDelayMs(attempt));
  return leave(db, step, { state: 'failed', attempt, failed_step: failed, last_error: line, next_attempt_at });
}

/** Milliseconds until the next attempt: a minute after the first failure, four times as long after each, at most a day. */
export function retryDelayMs(attempt: number): number {
  return Math.min(86_400_000, 60_000 * 4 ** (attempt - 1));
}

/**
 * Its parser process died: tried again at once, since the death may have had another cause, and dead
 * when it happens again.
 *
 * @returns whether the article is now dead
 */
export async function commitKilled(db: Database, step: BegunStep, error: unknown, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('articles')
    .set({
      kills: sql<number>`kills + 1`,
      starts: 0,
      attempt: step.attempt + 1,
      failed_step: 'analyse',
      last_error: errorLine(error),
      state: sql<ArticleState>`case when kills + 1 >= ${MOST_KILLS} then 'dead' else 'failed' end`,
      next_attempt_at: sql<Date | null>`case when kills + 1 >= ${MOST_KILLS} then null else ${now}::timestamptz end`,
      reason: sql<
        string | null
      >`case when kills + 1 >= ${MOST_KILLS} then ${`quarantined: its parser died ${MOST_KILLS} times: ${errorLine(error)}`}::text end`,
    })
    .where('id', '=', step.id)
    .where('state', '=', step.state)
    .where('attempt', '=', step.attempt)
    .returning('state')
    .executeTakeFirst();
  return row?.state === 'dead';
}

/** What a step leaves behind on the article's row, apart from what it always resets. */
interface Left {
  readonly state: ArticleState;
  readonly attempt?: number;
  readonly failed_step?: Step;
  readonly next_attempt_at?: Date;
  readonly last_error?: string;
  readonly reason?: string | null;
  readonly fetched_at?: Date;
}

/**
 * Moves an article on, if it still stands where the worker found it.
 *
 * @returns whether it did
 */
export async function leave(db: Database, step: BegunStep, left: Left): Promise<boolean> {
  const result = await db
    .updateTable('articles')
    .set({ attempt: 0, starts: 0, failed_step: null, next_attempt_at: null, last_error: null, ...left })
    .where('id', '=', step.id)
    .where('state', '=', step.state)
    .where('attempt', '=', step.attempt)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
