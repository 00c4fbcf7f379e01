import { type PollOutcome, storableOrNull } from '@pillarwatch/model';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { type NewEntry, takeEntries } from './entries.ts';
import type { PolledFeed } from './feeds.ts';
import { inTransaction } from './transaction.ts';

/** What one poll of a feed came to. */
export interface Poll {
  readonly outcome: PollOutcome;
  readonly polledAt: Date;
  readonly nextPollAt: Date;
  readonly httpStatus: number | null;
  /** Size of the document, bytes. */
  readonly bytes: number | null;
  readonly error: string | null;
  readonly title: string | null;
  /** Validators of the document, for the next conditional request. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodySha256: string | null;
  /** All entries of the document that can be articles. */
  readonly entries: readonly NewEntry[];
  readonly entriesSeen: number;
  readonly entriesBad: number;
}

/** What a poll brought that is new. */
export interface PollResult {
  readonly newEntries: number;
  /** Hosts that have pages to fetch now. */
  readonly hosts: readonly string[];
  /** Articles that need no page and can be analysed now. */
  readonly articleIds: readonly number[];
}

/**
 * Writes down a poll: the entries with their articles, the feed's validators and next poll, and what was
 * found, all or nothing. An entry is never seen apart from its article.
 */
export async function recordPoll(db: Database, feed: PolledFeed, poll: Poll): Promise<PollResult> {
  return inTransaction(db, async (trx) => {
    // One poll of a feed at a time: a doubled worker waits here and then finds nothing new.
    const present = await trx
      .selectFrom('feeds')
      .select('url')
      .where('id', '=', feed.id)
      .forUpdate()
      .executeTakeFirst();
    const taken = await takeEntries(trx, feed, poll.entries, poll.polledAt);
    const good = poll.outcome !== 'failed';
    await trx
      .updateTable('feeds')
      .set({
        last_polled_at: poll.polledAt,
        next_poll_at: poll.nextPollAt,
        failures: good ? 0 : sql<number>`least(failures + 1, 1000)`,
        last_error: storableOrNull(poll.error),
        ...(good ? { first_polled_at: sql<Date>`coalesce(first_polled_at, ${poll.polledAt})` } : {}),
        // What was read at an address that the list of feeds has changed meanwhile says nothing of the new one.
        ...(poll.outcome === 'read' && present?.url === feed.url
          ? {
              title: storableOrNull(poll.title),
              etag: storableOrNull(poll.etag),
              last_modified: storableOrNull(poll.lastModified),
              body_sha256: poll.bodySha256,
            }
          : {}),
      })
      .where('id', '=', feed.id)
      .execute();
    await trx
      .insertInto('feed_polls')
      .values({
        feed_id: feed.id,
        polled_at: poll.polledAt,
        outcome: poll.outcome,
        http_status: poll.httpStatus,
        bytes: poll.bytes,
        entries_seen: poll.entriesSeen,
        entries_new: taken.newEntries,
        entries_bad: poll.entriesBad,
        error: storableOrNull(poll.error),
      })
      .execute();
    return taken;
  });
}

/** When any feed was last polled; null before the first poll. */
export async function lastPoll(db: Database): Promise<Date | null> {
  const row = await db
    .selectFrom('feeds')
    .select(({ fn }) => fn.max('last_polled_at').as('last'))
    .executeTakeFirst();
  return row?.last ?? null;
}
