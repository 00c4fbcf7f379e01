import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import { inTransaction, takeTurn } from './transaction.ts';

/** Articles sent back in one go; analyses wait meanwhile. */
const BATCH = 5_000;

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
  let sent = 0;
  for (let after = 0; ; ) {
    const ids = await sendBatch(db, chosen, after);
    const last = ids.at(-1);
    if (last === undefined) return sent;
    sent += ids.length;
    after = last;
  }
}

/** Sends back the next articles after an id; returns theirs, ascending. */
async function sendBatch(db: Database, chosen: RawBuilder<boolean>, after: number): Promise<number[]> {
  return inTransaction(db, async (trx) => {
    await takeTurn(trx);
    const { rows } = await sql<{ id: number }>`
      select id from articles where id > ${after} and ${chosen} order by id limit ${BATCH} for update`.execute(trx);
    const ids = rows.map(({ id }) => id);
    await sql`
      update articles set state = 'fetched', attempt = 0, starts = 0, reason = null
      where id = any(${ids}::integer[])`.execute(trx);
    return ids;
  });
}
