import { createHash } from 'node:crypto';
import { type Classification, type Fingerprint, hostOf, storableOrNull, type Words } from '@pillarwatch/model';
import type { Transaction } from 'kysely';
import { settleAddress } from './addresses.ts';
import type { BegunStep, Dated } from './articles.ts';
import { writeClassifications } from './classifications.ts';
import type { Database } from './database.ts';
import { leave } from './outcomes.ts';
import type { DB } from './schema.ts';
import { sourcesOfHosts } from './sources.ts';
import { joinStory } from './stories.ts';
import { inTransaction, takeTurn } from './transaction.ts';

/** Everything that analysing an article found out. */
export interface Analysis {
  readonly words: Words;
  readonly byline: string | null;
  readonly extractorVersion: string;
  readonly snapshotId: number | null;
  readonly dated: Dated;
  /** Monday of the week of publication, `YYYY-MM-DD`. */
  readonly week: string;
  /** Addresses that the page and its redirects name, canonical, the most trusted first. */
  readonly addresses: readonly string[];
  readonly fingerprint: Fingerprint | null;
  /** The fingerprint's signature as stored. */
  readonly signature: Uint8Array | null;
  /** Whether the text with that signature is a copy of this one; `packages/stories` knows. */
  readonly isCopy: (signature: Uint8Array) => boolean;
  readonly storyWindowDays: number;
  readonly classifierVersion: string;
  readonly classification: Classification;
}

/**
 * Analysed: text, story, classification and mentions, all or nothing.
 *
 * @returns false when another worker was first; nothing is changed then
 */
export async function commitAnalysed(db: Database, step: BegunStep, analysis: Analysis, now: Date): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    await takeTurn(trx);
    if (!(await leave(trx, step, { state: 'analysed', reason: null }))) return false;
    const { story_id, canonical_url, served_by } = await trx
      .selectFrom('articles as a')
      .leftJoin('snapshots as s', 's.id', 'a.snapshot_id')
      .select(['a.story_id', 'a.canonical_url', 's.url as served_by'])
      .where('a.id', '=', step.id)
      .executeTakeFirstOrThrow();
    const sha256 = textHash(analysis.words);
    const settled = await settleAddress(
      trx,
      { id: step.id, canonicalUrl: canonical_url, servedBy: served_by },
      analysis.addresses,
      (other) => other.sha256 === sha256 || (other.signature !== null && analysis.isCopy(other.signature)),
    );
    if ('mergedInto' in settled) return true;
    const textId = await writeText(trx, step.id, analysis, now);
    await writeClassifications(trx, analysis.classifierVersion, [{ textId, classification: analysis.classification }]);
    const { publishedAt, from } = analysis.dated;
    const storyId = await joinStory(
      trx,
      { id: step.id, publishedAt, storyId: story_id },
      analysis.fingerprint,
      ({ signature }) => analysis.isCopy(signature),
      analysis.storyWindowDays,
    );
    const host = hostOf(settled.canonicalUrl);
    await trx
      .updateTable('articles')
      .set({
        text_id: textId,
        story_id: storyId,
        source_id: (await sourcesOfHosts(trx, [host])).get(host) ?? null,
        canonical_url: settled.canonicalUrl,
        published_at: publishedAt,
        published_from: from,
        week: analysis.week,
        analysed_at: now,
      })
      .where('id', '=', step.id)
      .execute();
    return true;
  });
}

/** Writes a text, or finds the same one already there. */
export async function writeText(
  trx: Transaction<DB>,
  articleId: number,
  text: Pick<Analysis, 'words' | 'byline' | 'extractorVersion' | 'snapshotId' | 'fingerprint' | 'signature'>,
  now: Date,
): Promise<number> {
  const sha256 = textHash(text.words);
  const key = { article_id: articleId, sha256, extractor_version: text.extractorVersion };
  await trx
    .insertInto('texts')
    .values({
      ...key,
      snapshot_id: text.snapshotId,
      title: text.words.title,
      standfirst: text.words.standfirst,
      body: text.words.body,
      language: text.words.language,
      byline: storableOrNull(text.byline),
      created_at: now,
      signature: text.signature === null ? null : Buffer.from(text.signature),
      bands: text.fingerprint === null ? null : text.fingerprint.bands.map(String),
    })
    .onConflict((on) => on.columns(['article_id', 'sha256', 'extractor_version']).doNothing())
    .execute();
  const { id } = await trx
    .selectFrom('texts')
    .select('id')
    .where('article_id', '=', articleId)
    .where('sha256', '=', sha256)
    .where('extractor_version', '=', text.extractorVersion)
    .executeTakeFirstOrThrow();
  return id;
}

/** SHA-256 (hex) over title, standfirst and body. */
export function textHash({ title, standfirst, body }: Words): string {
  return createHash('sha256')
    .update(JSON.stringify([title, standfirst, body]))
    .digest('hex');
}
