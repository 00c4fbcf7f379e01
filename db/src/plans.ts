import type { Plan } from '@pillarwatch/model';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { inTransaction } from './transaction.ts';

/**
 * Writes a plan, its pillars and the classifier version that this program runs. The version becomes the
 * current one at once only where there is none: an archive is first read again.
 */
export async function registerPlan(db: Database, plan: Plan, classifierVersion: string, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const title = plan.titles.en ?? plan.id;
    const row = { version: plan.version, title, published_on: plan.date };
    await trx
      .insertInto('plans')
      .values({ id: plan.id, ...row })
      .onConflict((on) => on.column('id').doUpdateSet(row))
      .execute();
    await trx.updateTable('pillars').set({ listed: false }).where('plan_id', '=', plan.id).execute();
    const pillars = [...plan.pillars].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const pillar of pillars) {
      const values = {
        number: pillar.number,
        title: pillar.short,
        titles: JSON.stringify(pillar.titles),
        listed: true,
      };
      await trx
        .insertInto('pillars')
        .values({ plan_id: plan.id, id: pillar.id, ...values })
        .onConflict((on) => on.columns(['plan_id', 'id']).doUpdateSet(values))
        .execute();
    }
    await trx
      .insertInto('classifier_versions')
      .values({ id: classifierVersion, plan_id: plan.id, plan_version: plan.version, created_at: now })
      .onConflict((on) => on.column('id').doUpdateSet({ last_start: sql`nextval('classifier_starts')` }))
      .execute();
    await trx
      .updateTable('plans')
      .set({ current_classifier_version_id: classifierVersion })
      .where('id', '=', plan.id)
      .where('current_classifier_version_id', 'is', null)
      .execute();
  });
}

/** The version that a plan's figures are made of; null before the plan is registered. */
export async function currentVersion(db: Database, planId: string): Promise<string | null> {
  const row = await db
    .selectFrom('plans')
    .select('current_classifier_version_id')
    .where('id', '=', planId)
    .executeTakeFirst();
  return row?.current_classifier_version_id ?? null;
}

/**
 * Makes a classifier version current, unless a program with the present one was started later: workers of an old
 * and a new release side by side would switch to and fro. An edit of the plan that is undone is a later start.
 *
 * @returns whether it is current now
 */
export async function makeCurrent(db: Database, planId: string, version: string): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const versions = await trx
      .selectFrom('plans as p')
      .innerJoin('classifier_versions as v', 'v.plan_id', 'p.id')
      .select(['v.id', 'v.last_start', 'p.current_classifier_version_id'])
      .where('p.id', '=', planId)
      .forUpdate('p')
      .execute();
    const wanted = versions.find(({ id }) => id === version);
    const present = versions.find(({ id, current_classifier_version_id }) => id === current_classifier_version_id);
    if (!wanted || (present && BigInt(present.last_start) > BigInt(wanted.last_start))) return false;
    await trx.updateTable('plans').set({ current_classifier_version_id: version }).where('id', '=', planId).execute();
    return true;
  });
}
