import type { Classification, Words } from '@pillarwatch/model';
import { sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { DB } from './schema.ts';
import { inTransaction, takeTurn } from './transaction.ts';

/** What a classifier version says of one stored text. */
export interface TextClassification {
  readonly textId: number;
  readonly classification: Classification;
}

/** Texts in one statement: PostgreSQL takes 65,535 parameters, and a mention needs five. */
const BATCH = 500;

/**
 * Writes what a classifier version says of texts, all or nothing: a classification without its mentions would
 * look as if it had found none. What the version has said before stands: it says one thing of a text.
 */
export async function writeClassifications(
  db: Database,
  version: string,
  found: readonly TextClassification[],
): Promise<void> {
  const sorted = [...found].sort((a, b) => a.textId - b.textId);
  await inTransaction(db, async (trx) => {
    await takeTurn(trx);
    for (let at = 0; at < sorted.length; at += BATCH) await writeBatch(trx, version, sorted.slice(at, at + BATCH));
  });
}

async function writeBatch(trx: Transaction<DB>, version: string, batch: readonly TextClassification[]): Promise<void> {
  const present = await presentAmong(trx, batch);
  if (present.length === 0) return;
  const written = await trx
    .insertInto('classifications')
    .values(
      present.map(({ textId, classification: { relevant, relevance, namesPlan, reason } }) => ({
        classifier_version_id: version,
        text_id: textId,
        relevant,
        relevance,
        names_plan: namesPlan,
        reason,
      })),
    )
    .onConflict((on) => on.doNothing())
    .returning('text_id')
    .execute();
  const fresh = new Set(written.map(({ text_id }) => text_id));
  const mentions = present
    .filter(({ textId }) => fresh.delete(textId))
    .flatMap(({ textId, classification }) =>
      classification.mentions.map(({ pillar, probability, evidence }) => ({
        classifier_version_id: version,
        text_id: textId,
        pillar_id: pillar,
        probability,
        evidence: JSON.stringify(evidence),
      })),
    );
  if (mentions.length > 0) await trx.insertInto('mentions').values(mentions).execute();
}

/** Those texts that are still there: while one was read, its article may have been merged into another. */
async function presentAmong(
  trx: Transaction<DB>,
  batch: readonly TextClassification[],
): Promise<readonly TextClassification[]> {
  const { rows } = await sql<{ id: number }>`
    select id from texts where id = any(${batch.map(({ textId }) => textId)}::integer[]) order by id for key share`.execute(
    trx,
  );
  const ids = new Set(rows.map(({ id }) => id));
  return batch.filter(({ textId }) => ids.has(textId));
}

/** A stored text that a classifier version has not read yet. */
export interface UnreadText {
  readonly textId: number;
  readonly words: Words;
}

/**
 * Present texts of articles that a classifier version has not read, oldest first, in a bounded batch.
 *
 * @param after only texts with a greater id: whoever reads batch after batch gives the last one's, and spares
 *   PostgreSQL a pass over all that was read already
 */
export async function unreadTexts(
  db: Database,
  version: string,
  limit: number,
  after = 0,
): Promise<readonly UnreadText[]> {
  const rows = await db
    .selectFrom('articles as a')
    .innerJoin('texts as t', 't.id', 'a.text_id')
    .select(['t.id', 't.title', 't.standfirst', 't.body', 't.language'])
    .where('t.id', '>', after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('classifications as c')
            .select('c.text_id')
            .whereRef('c.text_id', '=', 't.id')
            .where('c.classifier_version_id', '=', version)
            .where('c.text_id', '>', after),
        ),
      ),
    )
    .orderBy('t.id')
    .limit(limit)
    .execute();
  return rows.map(({ id, title, standfirst, body, language }) => ({
    textId: id,
    words: { title, standfirst, body, language },
  }));
}
