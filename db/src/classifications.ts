import type { Classification, Words } from '@pillarwatch/model';
import type { Database } from './database.ts';

/** What a classifier version says of one stored text. */
export interface TextClassification {
  readonly textId: number;
  readonly classification: Classification;
}

/** Writes what a classifier version says of texts. What it has said before stands: a version says one thing. */
export async function writeClassifications(
  db: Database,
  version: string,
  found: readonly TextClassification[],
): Promise<void> {
  if (found.length === 0) return;
  const sorted = [...found].sort((a, b) => a.textId - b.textId);
  await db
    .insertInto('classifications')
    .values(
      sorted.map(({ textId, classification: { relevant, relevance, namesPlan, reason } }) => ({
        classifier_version_id: version,
        text_id: textId,
        relevant,
        relevance,
        names_plan: namesPlan,
        reason,
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute();
  const mentions = sorted.flatMap(({ textId, classification }) =>
    [...classification.mentions]
      .sort((a, b) => (a.pillar < b.pillar ? -1 : 1))
      .map(({ pillar, probability, evidence }) => ({
        classifier_version_id: version,
        text_id: textId,
        pillar_id: pillar,
        probability,
        evidence: JSON.stringify(evidence),
      })),
  );
  if (mentions.length === 0) return;
  await db
    .insertInto('mentions')
    .values(mentions)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** A stored text that a classifier version has not read yet. */
export interface UnreadText {
  readonly textId: number;
  readonly words: Words;
}

/** Present texts of articles that a classifier version has not read, oldest first, in a bounded batch. */
export async function unreadTexts(db: Database, version: string, limit: number): Promise<readonly UnreadText[]> {
  const rows = await db
    .selectFrom('articles as a')
    .innerJoin('texts as t', 't.id', 'a.text_id')
    .select(['t.id', 't.title', 't.standfirst', 't.body', 't.language'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('classifications as c')
            .select('c.text_id')
            .whereRef('c.text_id', '=', 't.id')
            .where('c.classifier_version_id', '=', version),
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
