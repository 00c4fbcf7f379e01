import type { Feed } from '@pillarwatch/model';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { DB } from './schema.ts';

/** A feed as a poll needs it. */
export interface PolledFeed extends Feed {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodySha256: string | null;
  readonly failures: number;
  readonly firstPolledAt: Date | null;
}

/**
 * Writes feeds as the list of feeds gives them. A feed's present URL, pauses and health belong to the
 * database: the list's URL counts for a new feed, and again when the list itself changes it.
 *
 * @param now when new feeds are due first
 */
export async function seedFeeds(db: Database, feeds: readonly Feed[], now: Date): Promise<void> {
  const sorted = [...feeds].sort((a, b) => (a.id < b.id ? -1 : 1));
  await db
    .updateTable('feeds')
    .set({ listed: false })
    .where('listed', '=', true)
    .$if(sorted.length > 0, (query) =>
      query.where(
        'id',
        'not in',
        sorted.map(({ id }) => id),
      ),
    )
    .execute();
  if (sorted.length === 0) return;
  await db
    .insertInto('feeds')
    .values(
      sorted.map(({ id, url, sourceId, pages }) => ({
        id,
        url,
        seeded_url: url,
        source_id: sourceId,
        pages,
        next_poll_at: now,
      })),
    )
    .onConflict((on) =>
      on.column('id').doUpdateSet((set) => ({
        url: unlessMoved('url', sql`excluded.url`),
        // Validators and failures are those of the old address.
        etag: unlessMoved('etag', sql`null`),
        last_modified: unlessMoved('last_modified', sql`null`),
        body_sha256: unlessMoved('body_sha256', sql`null`),
        failures: unlessMoved('failures', sql`0`),
        next_poll_at: unlessMoved('next_poll_at', sql`excluded.next_poll_at`),
        seeded_url: set.ref('excluded.seeded_url'),
        source_id: set.ref('excluded.source_id'),
        pages: set.ref('excluded.pages'),
        listed: true,
      })),
    )
    .execute();
}

/** A column of a feed as it stands, or another value where the list of feeds has changed its URL. */
function unlessMoved<Column extends keyof DB['feeds']>(column: Column, moved: RawBuilder<unknown>) {
  const kept = sql.ref(`feeds.${column}`);
  return sql<
    Selectable<DB['feeds']>[Column]
  >`case when feeds.seeded_url = excluded.seeded_url then ${kept} else ${moved} end`;
}

/** Ids of listed, active feeds that are due, longest overdue first. */
export async function dueFeeds(db: Database, now: Date, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('feeds')
    .select('id')
    .where('state', '=', 'active')
    .where('listed', '=', true)
    .where('next_poll_at', '<=', now)
    .orderBy('next_poll_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Makes every listed, active feed due now; returns how many there are. */
export async function makeFeedsDue(db: Database, now: Date): Promise<number> {
  const result = await db
    .updateTable('feeds')
    .set({ next_poll_at: now })
    .where('state', '=', 'active')
    .where('listed', '=', true)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** The feed, or null when there is none of that id. */
export async function findFeed(db: Database, id: string): Promise<PolledFeed | null> {
  const row = await db.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    url: row.url,
    sourceId: row.source_id,
    pages: row.pages,
    etag: row.etag,
    lastModified: row.last_modified,
    bodySha256: row.body_sha256,
    failures: row.failures,
    firstPolledAt: row.first_polled_at,
  };
}
