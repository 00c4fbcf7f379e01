import type { ArticleStep, DateOrigin, Step } from '@pillarwatch/model';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * A step begun so many times in a row without coming to any end has most likely taken its process down each
 * time. One or two such starts prove nothing: whoever stops a process stops the innocent steps in it too.
 */
export const MOST_STARTS = 5;

const STEP_COLUMNS = ['id', 'url', 'host', 'state', 'attempt', 'failed_step', 'starts'] as const;

interface StepRow {
  readonly id: number;
  readonly url: string;
  readonly host: string;
  readonly state: ArticleStep['state'];
  readonly attempt: number;
  readonly failed_step: Step | null;
  readonly starts: number;
}

const toStep = (row: StepRow): BegunStep => ({
  id: row.id,
  url: row.url,
  host: row.host,
  state: row.state,
  attempt: row.attempt,
  failedStep: row.failed_step,
  starts: row.starts,
});

/** A step that a worker has begun. */
export interface BegunStep extends ArticleStep {
  /** How often this step was begun and came to no end, this time included. */
  readonly starts: number;
}

/**
 * Begins the fetch of the article of a host that has waited longest.
 *
 * @returns null when none of its articles is due
 */
export async function beginFetch(db: Database, host: string, now: Date): Promise<BegunStep | null> {
  const row = await db
    .updateTable('articles')
    .set({ starts: sql<number>`starts + 1` })
    .where('id', '=', (query) =>
      query
        .selectFrom('articles')
        .select('id')
        .where('host', '=', host)
        .where(dueFor('fetch', now))
        .orderBy('discovered_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(STEP_COLUMNS)
    .executeTakeFirst();
  return row ? toStep(row) : null;
}

/** Gives a step back that was begun but only told to wait; it counts as never begun. */
export async function putBack(db: Database, step: BegunStep): Promise<void> {
  await db
    .updateTable('articles')
    .set({ starts: sql<number>`greatest(starts - 1, 0)` })
    .where('id', '=', step.id)
    .where('state', '=', step.state)
    .where('attempt', '=', step.attempt)
    .execute();
}

/** Whether any article of a host is due to be fetched. */
export async function hasFetchDue(db: Database, host: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('articles')
    .select('id')
    .where('host', '=', host)
    .where(dueFor('fetch', now))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** An article about to be analysed: its snapshot, or the words that its feeds gave. */
export interface AnalysisInput {
  readonly step: BegunStep;
  readonly feedOnly: boolean;
  readonly canonicalUrl: string;
  readonly discoveredAt: Date;
  readonly snapshot: {
    readonly id: number;
    readonly url: string;
    readonly contentType: string | null;
    /** gzip. */
    readonly body: Buffer;
  } | null;
  /** Its entry with the most words, from whatever feed. */
  readonly entry: {
    readonly title: string;
    readonly summary: string | null;
    readonly content: string | null;
    readonly author: string | null;
    readonly publishedAt: Date | null;
  } | null;
}

/**
 * Begins the analysis of an article.
 *
 * @returns null when the article is not waiting for that
 */
export async function beginAnalysis(db: Database, articleId: number, now: Date): Promise<AnalysisInput | null> {
  const row = await db
    .updateTable('articles')
    .set({ starts: sql<number>`starts + 1` })
    .where('id', '=', articleId)
    .where(dueFor('analyse', now))
    .returning([...STEP_COLUMNS, 'canonical_url', 'feed_only', 'discovered_at', 'snapshot_id'])
    .executeTakeFirst();
  if (!row) return null;
  const snapshot =
    row.snapshot_id === null
      ? undefined
      : await db
          .selectFrom('snapshots')
          .select(['id', 'url', 'content_type', 'body'])
          .where('id', '=', row.snapshot_id)
          .executeTakeFirst();
  return {
    step: toStep(row),
    feedOnly: row.feed_only,
    canonicalUrl: row.canonical_url,
    discoveredAt: row.discovered_at,
    snapshot: snapshot
      ? { id: snapshot.id, url: snapshot.url, contentType: snapshot.content_type, body: snapshot.body }
      : null,
    entry: await fullestEntry(db, articleId),
  };
}

async function fullestEntry(db: Database, articleId: number): Promise<AnalysisInput['entry']> {
  const row = await db
    .selectFrom('entries as e')
    .select(['e.title', 'e.summary', 'e.content', 'e.author'])
    .select(sql<Date | null>`min(e.published_at) over ()`.as('published_at'))
    .where('e.article_id', '=', articleId)
    .orderBy(sql`length(coalesce(e.content, '')) + length(coalesce(e.summary, ''))`, 'desc')
    .orderBy('e.feed_id')
    .orderBy('e.key')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { published_at: publishedAt, ...words } = row;
  return { ...words, publishedAt };
}

/** When an article was published, and how that is known. */
export interface Dated {
  readonly publishedAt: Date;
  readonly from: DateOrigin;
}

/** Articles whose next step is overdue, oldest first, in a bounded batch. */
export interface Overdue {
  readonly hosts: readonly string[];
  readonly articleIds: readonly number[];
}

/**
 * What the sweep wakes: hosts with an article to fetch, and articles to analyse. Dead articles are never
 * overdue.
 *
 * @param limit most of each
 */
export async function overdue(db: Database, now: Date, limit: number): Promise<Overdue> {
  const hosts = await db
    .selectFrom('articles')
    .select('host')
    .where(dueFor('fetch', now))
    .groupBy('host')
    .orderBy(sql`min(discovered_at)`)
    .limit(limit)
    .execute();
  const articles = await db
    .selectFrom('articles')
    .select('id')
    .where(dueFor('analyse', now))
    .orderBy('fetched_at')
    .limit(limit)
    .execute();
  return { hosts: hosts.map(({ host }) => host), articleIds: articles.map(({ id }) => id) };
}

/** Sends analysed articles whose time to be looked at again has come back to the start of the road. */
export async function refetchDue(db: Database, now: Date, limit: number): Promise<number> {
  const result = await db
    .updateTable('articles')
    .set({ state: 'discovered', attempt: 0, starts: 0, refetch_at: null })
    // An array, so that the rows are chosen once, whatever the plan.
    .where(
      sql<boolean>`id = any(array(
        select id from articles where refetch_at <= ${now} and state = 'analysed'
        order by refetch_at limit ${limit} for update skip locked))`,
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** How many articles stand in each state. */
export async function countStates(db: Database): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom('articles')
    .select('state')
    .select(sql<number>`count(*)::int`.as('count'))
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** The articles that wait for a step at that time. */
function dueFor(step: Step, now: Date) {
  const waiting = step === 'fetch' ? 'discovered' : 'fetched';
  return sql<boolean>`(state = ${waiting} or (state = 'failed' and failed_step = ${step} and next_attempt_at <= ${now}))`;
}
