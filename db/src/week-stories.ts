import { addWeeks, isoDay, mondayOf, type StoryLine } from '@pillarwatch/model';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A story in one of the weeks it was printed in. */
export interface StoryOfWeek {
  readonly week: string;
  readonly story: StoryLine;
}

/**
 * The relevant stories of some weeks that were printed most often, each once for every week in which it was.
 *
 * @param span first and last ISO week
 * @param least articles that a story needs in the week
 * @param most stories of each week
 * @returns by week, then by articles, most first
 */
export async function storiesOfWeeks(
  db: Database,
  version: string,
  span: { readonly from: string; readonly to: string },
  least: number,
  most: number,
): Promise<readonly StoryOfWeek[]> {
  const { rows } = await sql<{ week: string } & StoryLine>`
    with articles_of_weeks as (
      select a.id, a.week, a.story_id, a.canonical_url, a.text_id, t.title, t.language, a.published_at,
        coalesce(s.name, a.host) as outlet
      from articles a
      join texts t on t.id = a.text_id
      join classifications c on c.text_id = t.id and c.classifier_version_id = ${version} and c.relevant
      left join sources s on s.id = a.source_id
      where a.week >= ${isoDay(mondayOf(span.from))}::date and a.week < ${isoDay(mondayOf(addWeeks(span.to, 1)))}::date
        and not a.feed_only
    ), told as (
      select week, story_id, count(*)::int as articles,
        array_agg(outlet order by published_at, canonical_url) as outlets,
        (array_agg(id order by published_at, canonical_url))[1] as first_id
      from articles_of_weeks
      group by week, story_id
      having count(*) >= ${least}
    ), ranked as (
      select told.*, row_number() over (partition by told.week order by told.articles desc, f.published_at, f.canonical_url)
        as place, f.title, f.canonical_url, f.language, f.text_id
      from told join articles_of_weeks f on f.id = told.first_id
    )
    select to_char(r.week, 'IYYY-"W"IW') as week, r.title, r.canonical_url as url, r.outlets[1] as source, r.language,
      r.articles,
      (select array_agg(outlet order by first) from (
        select outlet, min(place) as first from unnest(r.outlets) with ordinality o (outlet, place) group by outlet
      ) once) as sources,
      coalesce((
        select array_agg(m.pillar_id order by l.number)
        from mentions m
        join classifier_versions v on v.id = m.classifier_version_id
        join pillars l on l.plan_id = v.plan_id and l.id = m.pillar_id
        where m.text_id = r.text_id and m.classifier_version_id = ${version}
      ), '{}') as pillars
    from ranked r
    where r.place <= ${most}
    order by r.week, r.place`.execute(db);
  return rows.map(({ week, ...story }) => ({ week, story }));
}
