import type { Fingerprint } from '@pillarwatch/model';
import { sql, type Transaction } from 'kysely';
import type { DB } from './schema.ts';

/** An article that shares a band with a text: perhaps a copy of it. */
export interface Candidate {
  readonly articleId: number;
  readonly storyId: number;
  readonly signature: Uint8Array;
}

/** Says which candidates are copies of a text; `packages/stories` knows, and this package may not call it. */
export type IsCopy = (candidate: Candidate) => boolean;

/**
 * Finds or makes the story of an article. Copies are sought among the articles published within the window
 * before and after it. When copies of several stories are found, the text has shown them to be one, and they
 * are merged into the one that began first. So the stories are the same whatever order articles come in. The
 * transaction must have taken its turn: two copies analysed at the same moment must see one another.
 *
 * @param windowDays how far apart two copies may be published
 * @returns the story's id
 */
export async function joinStory(
  trx: Transaction<DB>,
  article: { readonly id: number; readonly publishedAt: Date; readonly storyId: number | null },
  fingerprint: Fingerprint | null,
  isCopy: IsCopy,
  windowDays: number,
): Promise<number> {
  const candidates = fingerprint ? await candidatesFor(trx, article, fingerprint, windowDays) : [];
  const found = candidates.filter(isCopy).map(({ storyId }) => storyId);
  // A revised article keeps its story even when its new words no longer look like the others'.
  if (article.storyId !== null) found.push(article.storyId);
  const begun = await trx
    .selectFrom('stories')
    .selectAll()
    .where('id', 'in', found.length > 0 ? [...new Set(found)] : [0])
    .orderBy('begun_at')
    .orderBy('id')
    .execute();
  const [first, ...others] = begun;
  if (!first) {
    const made = await trx
      .insertInto('stories')
      .values({ begun_at: article.publishedAt })
      .returning('id')
      .executeTakeFirstOrThrow();
    return made.id;
  }
  if (others.length > 0) {
    const ids = others.map(({ id }) => id);
    await trx.updateTable('articles').set({ story_id: first.id }).where('story_id', 'in', ids).execute();
    await trx.deleteFrom('stories').where('id', 'in', ids).execute();
  }
  if (article.publishedAt < first.begun_at) {
    await trx.updateTable('stories').set({ begun_at: article.publishedAt }).where('id', '=', first.id).execute();
  }
  return first.id;
}

/** Deletes a story that has lost its last article. */
export async function deleteEmptyStory(trx: Transaction<DB>, storyId: number): Promise<void> {
  await sql`
    delete from stories where id = ${storyId}
    and not exists (select from articles where story_id = ${storyId})`.execute(trx);
}

async function candidatesFor(
  trx: Transaction<DB>,
  article: { readonly id: number; readonly publishedAt: Date },
  fingerprint: Fingerprint,
  windowDays: number,
): Promise<Candidate[]> {
  const bands = fingerprint.bands.map(String);
  const reach = sql`${windowDays} * interval '24 hours'`;
  // Band by band, and through an array: PostgreSQL takes the texts that overlap a list of bands for a seventh of
  // all, and would read every text for every article. Hours, since its day is as long as the time zone makes it.
  const { rows } = await sql<{ id: number; story_id: number | null; signature: Buffer | null }>`
    select a.id, a.story_id, t.signature
    from articles a
    join texts t on t.id = a.text_id
    where a.text_id = any(array(
      select f.id from unnest(${bands}::bigint[]) as wanted (band) join texts f on f.bands @> array[wanted.band]))
    and a.id <> ${article.id}
    and a.published_at between ${article.publishedAt}::timestamptz - ${reach}
      and ${article.publishedAt}::timestamptz + ${reach}`.execute(trx);
  return rows.flatMap(({ id, story_id, signature }) =>
    story_id === null || signature === null ? [] : [{ articleId: id, storyId: story_id, signature }],
  );
}
