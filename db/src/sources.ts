import type { Source } from '@pillarwatch/model';
import { sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { DB } from './schema.ts';
import { inTransaction } from './transaction.ts';

/** Writes outlets and their hosts as the list of feeds gives them; outlets no longer listed stay. */
export async function seedSources(db: Database, sources: readonly Source[]): Promise<void> {
  if (sources.length === 0) return;
  const sorted = [...sources].sort((a, b) => (a.id < b.id ? -1 : 1));
  // Together, so that no poll meanwhile sees an outlet without its hosts.
  await inTransaction(db, async (trx) => {
    await writeSources(trx, sorted);
    await writeHosts(trx, sorted);
  });
}

async function writeSources(trx: Transaction<DB>, sorted: readonly Source[]): Promise<void> {
  await trx
    .insertInto('sources')
    .values(sorted.map(({ id, name, country, language, kind }) => ({ id, name, country, language, kind })))
    .onConflict((on) =>
      on.column('id').doUpdateSet((set) => ({
        name: set.ref('excluded.name'),
        country: set.ref('excluded.country'),
        language: set.ref('excluded.language'),
        kind: set.ref('excluded.kind'),
      })),
    )
    .execute();
}

async function writeHosts(trx: Transaction<DB>, sorted: readonly Source[]): Promise<void> {
  const hosts = sorted
    .flatMap(({ id, hosts }) => hosts.map((host) => ({ host: host.toLowerCase(), source_id: id })))
    .sort((a, b) => (a.host < b.host ? -1 : 1));
  await trx
    .deleteFrom('source_hosts')
    .where(
      'source_id',
      'in',
      sorted.map(({ id }) => id),
    )
    .execute();
  if (hosts.length === 0) return;
  await trx
    .insertInto('source_hosts')
    .values(hosts)
    .onConflict((on) => on.column('host').doUpdateSet((set) => ({ source_id: set.ref('excluded.source_id') })))
    .execute();
}

/**
 * The outlet that each host belongs to: the one that lists the host itself or the nearest domain above it.
 *
 * @param hosts lower case, no port
 * @returns source ids by host; hosts of no outlet are missing
 */
export async function sourcesOfHosts(db: Database, hosts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const domains = [...new Set(hosts.flatMap(domainsOf))];
  if (domains.length === 0) return new Map();
  const rows = await db
    .selectFrom('source_hosts')
    .select(['host', 'source_id'])
    // One parameter, however many labels the hosts have.
    .where(sql<boolean>`host = any(${domains}::text[])`)
    .execute();
  const owners = new Map(rows.map((row) => [row.host, row.source_id]));
  const found = new Map<string, string>();
  for (const host of hosts) {
    const owner = domainsOf(host)
      .map((domain) => owners.get(domain))
      .find((id) => id !== undefined);
    if (owner !== undefined) found.set(host, owner);
  }
  return found;
}

/** `news.a.test` → `news.a.test`, `a.test`, `test`. */
function domainsOf(host: string): string[] {
  const labels = host.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
}
