import {
  beginAnalysis,
  commitAnalysed,
  openDatabase,
  refreshFigures,
  registerPlan,
  unreadTexts,
  writeClassifications,
} from '@pillarwatch/db';
import type { Classification } from '@pillarwatch/model';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { countedAgain, storedFigures } from './count-again.ts';
import { analysisOf, bodyOf, classified, entry, later, NOTHING_FOUND, NOW, PLAN, poll, setUp } from './desk.ts';

const WEEK = 7 * 24 * 60;

/** Over so many weeks that most of them rest between two events, and a forgotten mark shows. */
const WEEKS = 150;

const UNSUPPORTED: Classification = { ...NOTHING_FOUND, reason: 'language-unsupported' };
const ABOUT_THE_PLAN: Classification = { ...classified('data', 'capacity'), namesPlan: true };

const HOSTS = ['courier.test', 'wire.test', 'nobody.test', 'somebody.test'];
const FOUND = [NOTHING_FOUND, UNSUPPORTED, ABOUT_THE_PLAN, classified('data'), classified('standards', 'capacity')];

/** One thing that may happen to the archive; numbers choose among what is there. */
const event = fc.record({
  kind: fc.constantFrom(
    'arrives',
    'arrives',
    'arrives',
    'only words',
    'revised',
    'revised',
    'corrected',
    'forgiven',
    'deleted',
    'read anew',
    'moved',
  ),
  which: fc.nat(1_000),
  words: fc.nat(5),
  minutes: fc.nat(WEEKS).map((weeks) => weeks * WEEK),
  found: fc.constantFrom(...FOUND),
});
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

it('equal a plain count over the archive after any history, told from several connections at once', async () => {
  const own = await cloneDatabase();
  const others = [1, 2, 3].map(() => openDatabase(own.url, 2));
  let run = 0;
  try {
    await setUp(own.db);
    await registerPlan(own.db, PLAN, 'classifier-2', later(1));
    const history = fc.array(event, { minLength: 10, maxLength: 30 });
    let telling = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(history, history, history), async (histories) => {
        run++;
        telling = histories.length;
        const refresh = async () => {
          while (telling > 0) await refreshFigures(own.db);
        };
        const tell = histories.map(async (events, at) => {
          const db = others[at] ?? own.db;
          try {
            for (const [number, happened] of events.entries()) await happen(db, happened, `${run}/${at}/${number}`);
          } finally {
            telling--;
          }
        });
        await Promise.all([...tell, refresh(), refresh()]);
        await refreshFigures(own.db);
        expect(await storedFigures(own.db)).toEqual(await countedAgain(own.db));
      }),
      { numRuns: 5, endOnFailure: true },
    );
  } finally {
    await Promise.all(others.map((db) => db.destroy()));
    await own.close();
  }
});

async function happen(
  db: TestDatabase['db'],
  { kind, which, words, minutes, found }: Event,
  name: string,
): Promise<void> {
  const publishedAt = later(minutes);
  const analysis = analysisOf(bodyOf(`words${words}`), { publishedAt, classification: found });
  const read = async (id: number) => {
    const input = await beginAnalysis(db, id, NOW);
    if (input) await commitAnalysed(db, input.step, analysis, NOW);
  };
  switch (kind) {
    case 'arrives': {
      const url = `https://${HOSTS[which % HOSTS.length]}/${name}`;
      const { articleIds } = await poll(db, 'search', [entry(url)]);
      expect(articleIds).toEqual([]);
      const { id } = await db
        .updateTable('articles')
        .set({ state: 'fetched' })
        .where('canonical_url', '=', url)
        .returning('id')
        .executeTakeFirstOrThrow();
      return read(id);
    }
    case 'only words': {
      const { articleIds } = await poll(db, 'words', [entry(`https://wire.test/${name}`)]);
      for (const id of articleIds) await read(id);
      return;
    }
    case 'moved':
      await db
        .updateTable('sources')
        .set({ country: ['GB', 'US', 'FR'][which % 3] ?? 'GB' })
        .where('id', '=', 'wire')
        .execute();
      return;
    case 'read anew':
      await writeClassifications(
        db,
        'classifier-2',
        (await unreadTexts(db, 'classifier-2', 3)).map(({ textId }) => ({ textId, classification: found })),
      );
      return;
  }
  const { rows } = await sql<{ id: number }>`
    select id from articles where state = 'analysed' order by id offset ${which} % greatest(1, (select count(*) from articles where state = 'analysed')) limit 1`.execute(
    db,
  );
  const id = rows[0]?.id;
  if (id === undefined) return;
  if (kind === 'revised') {
    await db
      .updateTable('articles')
      .set({ state: 'fetched' })
      .where('id', '=', id)
      .where('state', '=', 'analysed')
      .execute();
    return read(id);
  }
  if (kind === 'deleted') return remove(db, id);
  const pillar = PLAN.pillars[words % 3]?.id ?? 'data';
  if (kind === 'forgiven') {
    await db.deleteFrom('corrections').where('article_id', '=', id).where('pillar_id', '=', pillar).execute();
    return;
  }
  // Of an article that may be deleted meanwhile.
  await sql`
    insert into corrections (article_id, plan_id, pillar_id, verdict, made_at)
    select id, 'plan', ${pillar}, ${which % 2 ? 'add' : 'remove'}, ${NOW} from articles where id = ${id} for key share
    on conflict (article_id, plan_id, pillar_id) do update set verdict = excluded.verdict`.execute(db);
}

async function remove(db: TestDatabase['db'], id: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('articles').set({ text_id: null, snapshot_id: null }).where('id', '=', id).execute();
    await trx.deleteFrom('entries').where('article_id', '=', id).execute();
    await trx.deleteFrom('articles').where('id', '=', id).execute();
  });
}
