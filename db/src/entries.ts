import { createHash } from 'node:crypto';
import { type Entry, hostOf, storable, storableOrNull } from '@pillarwatch/model';
import type { Transaction } from 'kysely';
import { refetchChanged } from './changed-entries.ts';
import type { PolledFeed } from './feeds.ts';
import type { PollResult } from './polls.ts';
import type { DB } from './schema.ts';
import { sourcesOfHosts } from './sources.ts';
import { takeTurn } from './transaction.ts';

/** PostgreSQL takes 65,535 parameters in one statement; an entry needs eleven. */
const BATCH = 500;

/** A row of an index has room for about 2,700 bytes. */
const LONGEST_KEY_BYTES = 2_000;

/** An entry that names a page. */
export interface NewEntry extends Entry {
  readonly url: string;
  readonly canonicalUrl: string;
}

/**
 * Inserts the entries that the feed has not shown before, each with the article it points to. An
 * address that another feed or an analysis has just brought is known by then, since all who write addresses
 * take turns.
 *
 * @param now when they were seen
 */
export async function takeEntries(
  trx: Transaction<DB>,
  feed: PolledFeed,
  entries: readonly NewEntry[],
  now: Date,
): Promise<PollResult> {
  const byKey = new Map([...entries].reverse().map((entry) => [keyOf(entry), entry]));
  const shown = [...byKey.values()].reverse();
  const hosts = new Set<string>();
  const articleIds = new Set<number>();
  let newEntries = 0;
  for (let at = 0; at < shown.length; at += BATCH) {
    const batch = shown.slice(at, at + BATCH);
    const fresh = await unseen(trx, feed.id, batch);
    if (fresh.length > 0 || batch.some(({ updatedAt }) => updatedAt !== null)) await takeTurn(trx);
    const again = batch.map((entry) => ({ key: keyOf(entry), updatedAt: entry.updatedAt }));
    for (const host of await refetchChanged(trx, feed.id, again)) hosts.add(host);
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
      fresh.map((entry) => ({
        feed_id: feed.id,
        key: keyOf(entry),
        article_id: ownerIn(owners, entry),
        url: storable(entry.url),
        title: storable(entry.title),
        summary: storableOrNull(entry.summary),
        content: storableOrNull(entry.content),
        author: storableOrNull(entry.author),
        published_at: entry.publishedAt,
        updated_at: entry.updatedAt,
        first_seen_at: now,
      })),
    )
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
    .where('key', 'in', entries.map(keyOf))
    .execute();
  const seen = new Set(rows.map(({ key }) => key));
  return entries.filter((entry) => !seen.has(keyOf(entry)));
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
        url: storable(url),
        host: hostOf(url),
        source_id: sources.get(hostOf(canonicalUrl)) ?? null,
        feed_only: feedOnly,
        state: feedOnly ? ('fetched' as const) : ('discovered' as const),
        discovered_at: now,
        fetched_at: feedOnly ? now : null,
      })),
    )
    .returning(['id', 'canonical_url'])
    .execute();
  await trx
    .insertInto('article_urls')
    .values(inserted.map((row) => ({ url: row.canonical_url, article_id: row.id })))
    .execute();
}

/** Article ids by the canonical URL of the entries. */
async function articlesAt(trx: Transaction<DB>, entries: readonly NewEntry[]): Promise<ReadonlyMap<string, number>> {
  const urls = [...new Set(entries.map(({ canonicalUrl }) => canonicalUrl))];
  const rows = await trx.selectFrom('article_urls').select(['url', 'article_id']).where('url', 'in', urls).execute();
  return new Map(rows.map((row) => [row.url, row.article_id]));
}

/** The article of an entry; one that has none would never be looked at again. */
function ownerIn(owners: ReadonlyMap<string, number>, { canonicalUrl }: NewEntry): number {
  const id = owners.get(canonicalUrl);
  if (id === undefined) throw new Error(`no article is known by ${canonicalUrl}`);
  return id;
}

/** An entry's key as stored: as the feed gave it, or a digest of one that no index can hold. */
function keyOf({ key }: Entry): string {
  const kept = storable(key);
  if (Buffer.byteLength(kept) <= LONGEST_KEY_BYTES) return kept;
  return `sha256:${createHash('sha256').update(kept).digest('hex')}`;
}
