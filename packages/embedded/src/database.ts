import { readFile, realpath } from 'node:fs/promises';
import pg from 'pg';
import { DATABASE } from './cluster.ts';
import { codeOf } from './errors.ts';
import type { Place } from './place.ts';

/** Milliseconds until a server on loopback that does not answer counts as silent. */
const CONNECT_MS = 10_000;

/** The URL of one of the server's databases. */
export async function urlOf(place: Place, port: number, database = DATABASE): Promise<string> {
  const password = (await readFile(place.passwordFile, 'utf8')).trim();
  return `postgres://${DATABASE}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Asks the server on a port who it is: `ready` when it is this place's; `busy` while it starts or stops;
 * `silent` when nobody answers; `stranger` when it refuses the password or keeps other data.
 */
export async function probe(place: Place, port: number): Promise<'ready' | 'busy' | 'silent' | 'stranger'> {
  try {
    const rows = await query<{ folder: string }>(
      await urlOf(place, port, 'postgres'),
      "SELECT current_setting('data_directory') AS folder",
    );
    return (await realpath(rows[0]?.folder ?? '')) === place.data ? 'ready' : 'stranger';
  } catch (thrown) {
    const code = codeOf(thrown) ?? '';
    // 53300: too many connections, which says that it works.
    if (code === '53300') return 'ready';
    if (code.startsWith('57P')) return 'busy';
    if (code.startsWith('28')) return 'stranger';
    if (code === 'EACCES') throw thrown;
    return 'silent';
  }
}

/** Creates the database when it is missing, and returns its URL. Safe when two do it at once. */
export async function ensureDatabase(place: Place, port: number): Promise<string> {
  const maintenance = await urlOf(place, port, 'postgres');
  const found = await query(maintenance, `SELECT 1 FROM pg_database WHERE datname = '${DATABASE}'`);
  if (found.length === 0) {
    try {
      await query(maintenance, `CREATE DATABASE ${DATABASE}`);
    } catch (thrown) {
      // 42P04: it exists; 23505: another has just made it.
      if (!['42P04', '23505'].includes(codeOf(thrown) ?? '')) throw thrown;
    }
  }
  return urlOf(place, port);
}

async function query<Row extends pg.QueryResultRow>(connectionString: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_MS, query_timeout: CONNECT_MS });
  // A server that is stopped between two packets must not end this process.
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
