import { sql, type Transaction } from 'kysely';
import type { DB } from './schema.ts';

/** An entry that its feed shows again. */
export interface ShownAgain {
  readonly key: string;
  readonly updatedAt: Date | null;
}

/**
 * Sends articles back to be fetched again when their feed says that they have changed since it last showed them.
 * The article keeps its present text until a new one is read.
 *
 * @param entries entries of one feed, known or not
 * @returns the hosts that have a page to fetch for that reason
 */
export async function refetchChanged(
  trx: Transaction<DB>,
  feedId: string,
  entries: readonly ShownAgain[],
): Promise<readonly string[]> {
  const dated = entries.filter(({ updatedAt }) => updatedAt !== null);
  if (dated.length === 0) return [];
  const { rows } = await sql<{ host: string }>`
    with shown as (
      select * from unnest(${dated.map(({ key }) => key)}::text[],
        ${dated.map(({ updatedAt }) => updatedAt)}::timestamptz[]) s (key, updated_at)
    ), changed as (
      update entries e set updated_at = s.updated_at
      from shown s
      where e.feed_id = ${feedId} and e.key = s.key and e.updated_at < s.updated_at
      returning e.article_id
    )
    update articles a set state = 'discovered', attempt = 0, starts = 0
    where a.id in (select article_id from changed) and a.state = 'analysed' and not a.feed_only
    returning a.host`.execute(trx);
  return rows.map(({ host }) => host);
}
