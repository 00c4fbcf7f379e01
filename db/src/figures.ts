import { type Count, isoDay, mondayOf, type Quotation, type WeekFigures, weekOf } from '@pillarwatch/model';
import { sql } from 'kysely';
import type { Database } from './database.ts';

const NOTHING: Count = { articles: 0, stories: 0, sources: 0 };

/** Recomputes the weekly figures that changes have made out of date; returns how many weeks those were. */
export async function refreshFigures(db: Database): Promise<number> {
  const { rows } = await sql<{ weeks: number }>`select refresh_weekly_rollups() as weeks`.execute(db);
  return rows[0]?.weeks ?? 0;
}

/**
 * The figures of some weeks by one classifier version, as last refreshed.
 *
 * @param weeks ISO weeks
 * @returns one for each, in the same order
 * @throws InputError when one is none
 */
export async function figuresOfWeeks(
  db: Database,
  version: string,
  weeks: readonly string[],
): Promise<readonly WeekFigures[]> {
  const days = weeks.map((week) => isoDay(mondayOf(week)));
  const rows = await db
    .selectFrom('weekly_rollups')
    .select(['week', 'subject', 'articles', 'stories', 'sources'])
    .where('classifier_version_id', '=', version)
    .where('week', 'in', days.length > 0 ? days : ['-infinity'])
    .where('dimension', '=', 'all')
    .execute();
  return weeks.map((week, at) => {
    const own = rows.filter((row) => row.week === days[at]);
    const counts = new Map<string, Count>(
      own.map(({ subject, articles, stories, sources }) => [subject, { articles, stories, sources }]),
    );
    const take = (subject: string): Count => {
      const count = counts.get(subject) ?? NOTHING;
      counts.delete(subject);
      return count;
    };
    return {
      week,
      coverage: take('coverage'),
      relevant: take('relevant'),
      namesPlan: take('names-plan'),
      pillars: Object.fromEntries(counts),
    };
  });
}

/** First and last week with an analysed article, or null where there is none. */
export async function weeksCovered(db: Database): Promise<{ first: string; last: string } | null> {
  const row = await db
    .selectFrom('articles')
    .select(({ fn }) => [fn.min('week').as('first'), fn.max('week').as('last')])
    .where('text_id', 'is not', null)
    .executeTakeFirst();
  if (!row?.first || !row.last) return null;
  return { first: weekOf(new Date(row.first)), last: weekOf(new Date(row.last)) };
}

/**
 * The surest sentences of a week, for quoting: of each pillar the strongest mentions, one a story. A sentence of
 * the text goes before the headline, which stands beside it anyway.
 *
 * @param most quotations of one pillar
 */
export async function quotations(db: Database, version: string, week: string, most = 1): Promise<Quotation[]> {
  const { rows } = await sql<Quotation>`
    with told as (
      select distinct on (m.pillar_id, a.story_id)
        m.pillar_id, m.probability, t.title,
        coalesce(jsonb_path_query_first(m.evidence, '$[*] ? (@.field != "title")'), m.evidence -> 0) ->> 'sentence'
          as sentence, a.canonical_url,
        coalesce(s.name, a.host) as source, a.published_at
      from articles a
      join texts t on t.id = a.text_id
      join mentions m on m.text_id = t.id and m.classifier_version_id = ${version}
      join classifier_versions v on v.id = m.classifier_version_id
      left join sources s on s.id = a.source_id
      where a.week = ${isoDay(mondayOf(week))}::date and not a.feed_only and not exists (
        select from corrections c
        where c.article_id = a.id and c.plan_id = v.plan_id and c.pillar_id = m.pillar_id and c.verdict = 'remove'
      )
      order by m.pillar_id, a.story_id, a.published_at, a.canonical_url
    ), ranked as (
      select *, row_number() over (partition by pillar_id order by probability desc, published_at, canonical_url) as place
      from told
    )
    select pillar_id as pillar, sentence, title as "articleTitle", canonical_url as url, source
    from ranked where place <= ${most} order by pillar_id, place`.execute(db);
  return rows;
}
