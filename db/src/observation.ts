import { addWeeks, isoDay, mondayOf } from '@pillarwatch/model';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** How well a week was watched. */
export interface Observation {
  /** Some feed had been polled with success before the week was over. */
  readonly observed: boolean;
  /** Names of outlets that were polled in the week, every time without success, though they could be read before. */
  readonly blindSources: readonly string[];
}

/**
 * What the poll records tell of some weeks. An outlet that could never be read is a mistake in the list of feeds, not
 * an outage, and is left out.
 *
 * @param weeks ISO weeks; they begin at midnight UTC
 * @throws InputError when one is none
 */
export async function observations(db: Database, weeks: readonly string[]): Promise<ReadonlyMap<string, Observation>> {
  const spans = weeks.map((week) => ({ week, from: mondayOf(week), to: mondayOf(addWeeks(week, 1)) }));
  const { rows } = await sql<{ week: string; observed: boolean; blind: string[] | null }>`
    select w.week,
      exists (select from feeds f where f.first_polled_at < w.ends) as observed,
      (
        select array_agg(s.name order by s.name)
        from (
          select f.source_id
          from feeds f
          join feed_polls p on p.feed_id = f.id and p.polled_at >= w.begins and p.polled_at < w.ends
          where f.source_id is not null
          group by f.source_id
          having bool_and(p.outcome = 'failed') and bool_or(f.first_polled_at < p.polled_at)
        ) silent
        join sources s on s.id = silent.source_id
      ) as blind
    from unnest(${spans.map(({ week }) => week)}::text[], ${spans.map(({ from }) => isoDay(from))}::timestamptz[],
      ${spans.map(({ to }) => isoDay(to))}::timestamptz[]) w (week, begins, ends)`.execute(db);
  return new Map(rows.map(({ week, observed, blind }) => [week, { observed, blindSources: blind ?? [] }]));
}
