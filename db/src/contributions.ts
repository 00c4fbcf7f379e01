import { type Contribution, isoDay, mondayOf } from '@pillarwatch/model';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Who wrote in a week: outlets, countries or languages, those with the most relevant stories first.
 *
 * @param dimension of the weekly rollups
 * @throws InputError when the week is no ISO week
 */
export async function contributions(
  db: Database,
  version: string,
  week: string,
  dimension: 'source' | 'country' | 'language',
): Promise<readonly Contribution[]> {
  const { rows } = await sql<Contribution>`
    select coalesce(s.name, c.member) as member, c.articles, coalesce(r.stories, 0) as "relevantStories"
    from weekly_rollups c
    left join weekly_rollups r on r.classifier_version_id = c.classifier_version_id and r.week = c.week
      and r.dimension = c.dimension and r.member = c.member and r.subject = 'relevant'
    left join sources s on c.dimension = 'source' and s.id = c.member
    where c.classifier_version_id = ${version} and c.week = ${isoDay(mondayOf(week))}::date and c.subject = 'coverage'
      and c.dimension = ${dimension}
    order by 3 desc, 2 desc, 1`.execute(db);
  return rows;
}
