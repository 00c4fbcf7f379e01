import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Sends articles back to the step after their fetch, so that their stored pages are read again by the present
 * extractor, without the network. Until then their present texts go on counting.
 *
 * @param extractorVersion articles whose text it made already stay; null: all that have a stored page
 * @param dryRun only counts
 * @returns how many
 */
export async function sendToReextraction(
  db: Database,
  extractorVersion: string | null,
  dryRun: boolean,
): Promise<number> {
  const chosen = sql<boolean>`snapshot_id is not null and (state = 'empty' or (state = 'analysed' and exists (
    select from texts t where t.id = articles.text_id
    and t.extractor_version is distinct from ${extractorVersion}::text)))`;
  if (dryRun) {
    const row = await db
      .selectFrom('articles')
      .select(sql<number>`count(*)::int`.as('count'))
      .where(chosen)
      .executeTakeFirstOrThrow();
    return row.count;
  }
  const result = await db
    .updateTable('articles')
    .set({ state: 'fetched', attempt: 0, starts: 0, reason: null })
    .where(chosen)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
