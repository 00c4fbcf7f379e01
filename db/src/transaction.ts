import { sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { DB } from './schema.ts';

/** Runs work in a transaction: the one given, or a new one. */
export async function inTransaction<T>(db: Database, work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db as Transaction<DB>) : db.transaction().execute(work);
}

/**
 * Waits for the turn of this transaction among all that decide which addresses are one article, which articles
 * are one story, and what a text is classified as. They read what others of their kind have just written, and
 * lock rows in an order that only the data know: side by side they would double articles, miss copies or
 * deadlock. The turn is taken before any article is locked, and lasts until the transaction ends.
 *
 * Nobody waits for the disk during a turn: a crash of the server may undo the last half second of them, whole and
 * in order, and the rows then still say what is to be done.
 */
export async function takeTurn(trx: Transaction<DB>): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtext('pillarwatch.articles')), set_config('synchronous_commit', 'off', true)`.execute(
    trx,
  );
}
