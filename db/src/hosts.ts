import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Lets one request at a time through to each host, across all processes. Time is the server's: workers on
 * several machines need one clock to be polite by.
 *
 * @returns `enter` takes the host for at most `leaseMs`, or says how many milliseconds to wait; `leave`
 *   gives it back and closes it for `paceMs`
 */
export function hostGate(db: Database) {
  // The holds taken through this gate: one that has lapsed may by now be another worker's.
  const holds = new Map<string, string>();
  return {
    async enter(host: string, leaseMs: number): Promise<{ entered: true } | { entered: false; waitMs: number }> {
      const taken = await sql<{ held_until: string }>`
        insert into hosts (host, held_until) values (${host}, clock_timestamp() + ${leaseMs} * interval '1 ms')
        on conflict (host) do update set held_until = excluded.held_until
        where coalesce(hosts.held_until, '-infinity') <= clock_timestamp()
          and coalesce(hosts.next_request_at, '-infinity') <= clock_timestamp()
        returning held_until::text`.execute(db);
      const held = taken.rows[0]?.held_until;
      if (held !== undefined) {
        holds.set(host, held);
        return { entered: true };
      }
      const waitMs = (await closedFor(db, [host])).get(host) ?? 0;
      return { entered: false, waitMs };
    },

    async leave(host: string, paceMs: number): Promise<void> {
      const held = holds.get(host) ?? null;
      holds.delete(host);
      await sql`
        update hosts set
          held_until = case when held_until = ${held}::timestamptz then null else held_until end,
          next_request_at = greatest(next_request_at, clock_timestamp() + ${paceMs} * interval '1 ms')
        where host = ${host}`.execute(db);
    },
  };
}

/**
 * For how many more milliseconds each host is closed, whole and rounded up.
 *
 * @returns by host; open and unknown hosts are missing
 */
export async function closedFor(db: Database, hosts: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (hosts.length === 0) return new Map();
  const { rows } = await sql<{ host: string; wait_ms: number }>`
    select host, ceil(extract(epoch from greatest(held_until, next_request_at) - clock_timestamp()) * 1000)::float8 as wait_ms
    from hosts where host = any(${hosts}::text[]) and greatest(held_until, next_request_at) > clock_timestamp()`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.host, Math.max(1, row.wait_ms)]));
}
