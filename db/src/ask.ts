import { InputError, PillarwatchError } from '@pillarwatch/model';
import pg from 'pg';
import { types } from './database.ts';

/** An answer to a question in SQL. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** A larger answer is a mistake in the question, and would fill the memory. */
const MOST_ROWS = 100_000;

/** PostgreSQL explains statements that can have rows, and neither COPY, which runs programs, nor DO or SET. */
const EXPLAIN = 'explain ';

/**
 * Asks one statement in a read-only transaction. The extended protocol takes one statement alone, so that the
 * question cannot end the transaction it runs in; views of the schema `analysis` need no prefix.
 *
 * @param sql one statement that PostgreSQL can explain: SELECT, WITH, VALUES or TABLE
 * @param timeoutMs longest time it may run
 * @returns at most 100,000 rows; dates as text, numbers beyond JavaScript's exact ones too
 * @throws InputError with what PostgreSQL says of the statement
 */
export async function ask(url: string, sql: string, timeoutMs = 60_000): Promise<Answer> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, types: exactTypes });
  // A connection that breaks fails the query that waits for it; that is told enough.
  client.on('error', () => {});
  await client.connect().catch((cause) => {
    throw new PillarwatchError('PostgreSQL does not answer', { cause });
  });
  try {
    await client.query("set search_path = analysis, public; set timezone = 'UTC'");
    await client.query(`set statement_timeout = ${Math.max(1, Math.round(timeoutMs))}`);
    await client.query('begin read only');
    await client.query(extended(EXPLAIN + sql)).catch((cause) => refuse(cause, EXPLAIN.length));
    return await read(client, sql).catch((cause) => refuse(cause, 0));
  } finally {
    await client.end().catch(() => {});
  }
}

const exactTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? readInteger : types.getTypeParser(oid, format ?? 'text'),
};

function readInteger(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

function extended(text: string) {
  return { text, values: [], rowMode: 'array' as const, queryMode: 'extended' };
}

function read(client: pg.Client, sql: string): Promise<Answer> {
  const rows: unknown[][] = [];
  return new Promise((resolve, reject) => {
    const query = client.query(new pg.Query<unknown[]>(extended(sql)));
    query.on('row', (row) => {
      if (rows.push(row) <= MOST_ROWS) return;
      reject(new InputError(`the answer has more than ${MOST_ROWS} rows; add a limit, or count them`));
      rows.length = 0;
      void client.end().catch(() => {});
    });
    query.on('error', reject);
    query.on('end', ({ fields }) => resolve({ columns: fields.map(({ name }) => name), rows }));
  });
}

/** @param prefix characters that were put before the question */
function refuse(cause: unknown, prefix: number): never {
  if (!(cause instanceof pg.DatabaseError)) throw cause;
  const place = cause.position ? ` (at character ${Number(cause.position) - prefix})` : '';
  throw new InputError(`the question cannot be answered: ${cause.message}${place}`, { cause });
}
