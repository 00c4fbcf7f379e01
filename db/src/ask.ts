import { InputError } from '@pillarwatch/model';
import pg from 'pg';

/** An answer to a question in SQL. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * Asks one statement in a read-only transaction. The extended protocol takes one statement alone, so that the
 * question cannot end the transaction it runs in; views of the schema `analysis` need no prefix.
 *
 * @param sql one statement
 * @param timeoutMs longest time it may run
 * @throws InputError with what PostgreSQL says of the statement
 */
export async function ask(url: string, sql: string, timeoutMs = 60_000): Promise<Answer> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("set search_path = analysis, public; set timezone = 'UTC'");
    await client.query(`set statement_timeout = ${Math.round(timeoutMs)}`);
    await client.query('begin read only');
    const query = { text: sql, values: [], rowMode: 'array' as const, queryMode: 'extended' };
    const result = await client.query(query);
    return { columns: result.fields.map(({ name }) => name), rows: result.rows };
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError)) throw cause;
    const place = cause.position ? ` (at character ${cause.position})` : '';
    throw new InputError(`the question cannot be answered: ${cause.message}${place}`, { cause });
  } finally {
    await client.end().catch(() => {});
  }
}
