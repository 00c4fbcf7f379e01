import { hostOf } from '@pillarwatch/model';
import { sql, type Transaction } from 'kysely';
import type { DB } from './schema.ts';
import { deleteEmptyStory } from './stories.ts';

/** The words of another article, for the question whether both addresses show one page. */
export interface OtherWords {
  readonly sha256: string;
  readonly signature: Uint8Array | null;
}

/** Where an article ended up: at an address of its own, or in an article that was there before. */
export type Settled = { readonly canonicalUrl: string } | { readonly mergedInto: number };

/**
 * Settles by which address an article is known, when its page or its redirects name other addresses than
 * the entry did. An address that nobody has becomes the article's own. One that another article has is
 * believed only as far as it can be checked: where that article has words, they must be the same, and then
 * this article is merged into it; where it has none yet, it must be of a host that this article's page really came
 * from, and then this article takes it over. Pages that wrongly name their home page or one another as canonical thus stay apart.
 *
 * @param article.servedBy the address its page came from, where that is known
 * @param wanted canonical addresses, the most trusted first
 * @param sameWords whether another article's words are a copy of this one's
 */
export async function settleAddress(
  trx: Transaction<DB>,
  article: { readonly id: number; readonly canonicalUrl: string; readonly servedBy: string | null },
  wanted: readonly string[],
  sameWords: (other: OtherWords) => boolean,
): Promise<Settled> {
  const hosts = new Set([article.canonicalUrl, article.servedBy ?? article.canonicalUrl].map(hostOf));
  for (const url of wanted) {
    if (isHome(url)) continue;
    const owner = await ownerOf(trx, url);
    if (!owner) {
      await trx.insertInto('article_urls').values({ url, article_id: article.id }).execute();
      return { canonicalUrl: url };
    }
    if (owner.id === article.id) return { canonicalUrl: url };
    if (owner.sha256 === null) {
      if (hosts.has(hostOf(owner.canonical_url))) {
        await absorb(trx, owner.id, article.id);
        return { canonicalUrl: url };
      }
    } else if (sameWords({ sha256: owner.sha256, signature: owner.signature })) {
      await absorb(trx, article.id, owner.id);
      return { mergedInto: owner.id };
    }
  }
  return { canonicalUrl: article.canonicalUrl };
}

async function ownerOf(trx: Transaction<DB>, url: string) {
  return trx
    .selectFrom('article_urls as u')
    .innerJoin('articles as a', 'a.id', 'u.article_id')
    .leftJoin('texts as t', 't.id', 'a.text_id')
    .select(['a.id', 'a.canonical_url', 't.sha256', 't.signature'])
    .where('u.url', '=', url)
    .executeTakeFirst();
}

/** Gives all that points to one article to another, what people said of it too, and removes it. */
async function absorb(trx: Transaction<DB>, from: number, into: number): Promise<void> {
  await trx.updateTable('entries').set({ article_id: into }).where('article_id', '=', from).execute();
  await trx.updateTable('article_urls').set({ article_id: into }).where('article_id', '=', from).execute();
  await sql`
    insert into corrections (article_id, plan_id, pillar_id, verdict, note, made_at)
    select ${into}, plan_id, pillar_id, verdict, note, made_at from corrections where article_id = ${from}
    on conflict do nothing`.execute(trx);
  await sql`
    update articles set discovered_at = least(articles.discovered_at, gone.discovered_at)
    from articles gone where articles.id = ${into} and gone.id = ${from}`.execute(trx);
  await trx.updateTable('articles').set({ snapshot_id: null, text_id: null }).where('id', '=', from).execute();
  const gone = await trx.deleteFrom('articles').where('id', '=', from).returning('story_id').executeTakeFirstOrThrow();
  if (gone.story_id !== null) await deleteEmptyStory(trx, gone.story_id);
}

/** A home page is no article's address, whatever a page says. */
export function isHome(url: string): boolean {
  const { pathname, search } = new URL(url);
  return pathname === '/' && search === '';
}
