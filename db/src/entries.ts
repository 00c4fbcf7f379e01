import { type Entry, hostOf, storable, storableOrNull } from '@pillarwatch/model';
import type { Transaction } from 'kysely';
import type { PolledFeed } from './feeds.ts';
import type { PollResult } from './polls.ts';
import type { DB } from './schema.ts';
import { sourcesOfHosts } from './sources.ts';

/** PostgreSQL takes 65,535 parameters in one statement; an entry needs eleven. */
const BATCH = 500;

/** An entry that names a page. */
export interface NewEntry extends Entry {
  readonly url: string;
  readonly canonicalUrl: string;
}

/**
 * Inserts the entries that the feed has not shown before, each with the article it points to. Both
 * statements are sorted by the key they can collide on, so that polls of several feeds cannot deadlock.
 *
 * @param now when they were seen
 */
export async function takeEntries(
  trx: Transaction<DB>,
  feed: PolledFeed,
  entries: readonly NewEntry[],
  now: Date,
): Promise<PollResult> {
  const sorted = [...entries].sort((a, b) => compare(a.canonicalUrl, b.canonicalUrl));
  const hosts = new Set<string>();
  const articleIds = new Set<number>();
  let newEntries = 0;
  for (let at = 0; at < sorted.length; at += BATCH) {
    const fresh = await unseen(trx, feed.id, sorted.slice(at, at + BATCH));
    if (fresh.length === 0) continue;
    newEntries += fresh.length;
    for (const article of await insertBatch(trx, feed, fresh, now)) {
      if (article.state === 'discovered') hosts.add(article.host);
      else articleIds.add(article.id);
    }
  }
  return { newEntries, hosts: [...hosts], articleIds: [...articleIds] };
}

/** Inserts a batch of entries; returns their articles that wait for a step. */
async function insertBatch(trx: Transaction<DB>, feed: PolledFeed, fresh: readonly NewEntry[], now: Date) {
  await insertArticles(trx, feed, fresh, now);
  const owners = await articlesAt(trx, fresh);
  await trx
    .insertInto('entries')
    .values(
      fresh.flatMap((entry) => {
        const articleId = owners.get(entry.canonicalUrl);
        if (articleId === undefined) return [];
        return {
          feed_id: feed.id,
          key: storable(entry.key),
          article_id: articleId,
          url: entry.url,
          title: storable(entry.title),
          summary: storableOrNull(entry.summary),
          content: storableOrNull(entry.content),
          author: storableOrNull(entry.author),
          published_at: entry.publishedAt,
          updated_at: entry.updatedAt,
          first_seen_at: now,
        };
      }),
    )
    .onConflict((on) => on.doNothing())
    .execute();
  return trx
    .selectFrom('articles')
    .select(['id', 'host', 'state'])
    .where('id', 'in', [...new Set(owners.values())])
    .where('state', 'in', ['discovered', 'fetched'])
    .execute();
}

async function unseen(trx: Transaction<DB>, feedId: string, entries: readonly NewEntry[]): Promise<NewEntry[]> {
  const rows = await trx
    .selectFrom('entries')
    .select('key')
    .where('feed_id', '=', feedId)
    .where(
      'key',
      'in',
      entries.map(({ key }) => storable(key)),
    )
    .execute();
  const seen = new Set(rows.map(({ key }) => key));
  return entries.filter(({ key }) => !seen.has(storable(key)));
}

/** Inserts an article for each address that none is known by. */
async function insertArticles(trx: Transaction<DB>, feed: PolledFeed, entries: readonly NewEntry[], now: Date) {
  const known = await articlesAt(trx, entries);
  const byUrl = new Map(entries.map((entry) => [entry.canonicalUrl, entry]));
  const missing = [...byUrl.values()].filter(({ canonicalUrl }) => !known.has(canonicalUrl));
  if (missing.length === 0) return;
  const sources = await sourcesOfHosts(
    trx,
    missing.map(({ canonicalUrl }) => hostOf(canonicalUrl)),
  );
  const feedOnly = feed.pages === 'feed-only';
  const inserted = await trx
    .insertInto('articles')
    .values(
      missing.map(({ url, canonicalUrl }) => ({
        canonical_url: canonicalUrl,
        url,
        host: hostOf(url),
        source_id: sources.get(hostOf(canonicalUrl)) ?? null,
        feed_only: feedOnly,
        state: feedOnly ? ('fetched' as const) : ('discovered' as const),
        discovered_at: now,
        fetched_at: feedOnly ? now : null,
      })),
    )
    .onConflict((on) => on.column('canonical_url').doNothing())
    .returning(['id', 'canonical_url'])
    .execute();
  if (inserted.length === 0) return;
  await trx
    .insertInto('article_urls')
    .values(inserted.map((row) => ({ url: row.canonical_url, article_id: row.id })))
    .onConflict((on) => on.column('url').doNothing())
    .execute();
}

/** Article ids by the canonical URL of the entries. */
async function articlesAt(trx: Transaction<DB>, entries: readonly NewEntry[]): Promise<ReadonlyMap<string, number>> {
  const urls = [...new Set(entries.map(({ canonicalUrl }) => canonicalUrl))];
  const rows = await trx.selectFrom('article_urls').select(['url', 'article_id']).where('url', 'in', urls).execute();
  return new Map(rows.map((row) => [row.url, row.article_id]));
}

/** Order of code units, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
