import { PillarwatchError } from '@pillarwatch/model';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.ts';

/** The whole database, or one transaction in it. */
export type Database = Kysely<DB> | Transaction<DB>;

// A `date` is a day, not an instant of the machine's time zone.
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.DATE ? (text: string) => text : pg.types.getTypeParser(oid, format),
};

/**
 * Opens a pool of connections.
 *
 * @param url connection string
 * @param max most connections at a time
 */
export function openDatabase(url: string, max = 10): Kysely<DB> {
  const pool = new pg.Pool({ connectionString: url, max, types, connectionTimeoutMillis: 15_000 });
  // A connection that breaks while idle is replaced by the next query; it must not end the process.
  pool.on('error', () => {});
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Refuses a server that does not answer, in one line.
 *
 * @throws PillarwatchError naming host and port
 */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  const at = new URL(url);
  try {
    await client.connect();
  } catch (cause) {
    throw new PillarwatchError(
      `PostgreSQL at ${at.hostname}:${at.port || 5432} does not let us in; check DATABASE_URL, or leave it empty for the embedded server`,
      { cause },
    );
  } finally {
    await client.end().catch(() => {});
  }
}
