import type { openDatabase } from '@pillarwatch/db';
import { sql } from 'kysely';

type Db = ReturnType<typeof openDatabase>;

/**
 * Everything that an ingest leaves behind and that must not depend on how it went: articles with their states,
 * words, dates and pillars, stories as sets of addresses, and the weekly figures. Row ids are left out.
 */
export async function worldOf(db: Db) {
  const articles = await sql`
    select a.canonical_url, a.state, a.reason, a.source_id, a.published_at, a.published_from, a.week::text, a.feed_only,
      t.sha256, t.language, c.relevant, c.names_plan, c.reason as no_mention,
      (select array_agg(e.feed_id || ' ' || e.key order by e.feed_id, e.key) from entries e where e.article_id = a.id) as entries,
      (select array_agg(m.pillar_id order by m.pillar_id) from mentions m where m.text_id = a.text_id) as pillars
    from articles a
    left join texts t on t.id = a.text_id
    left join classifications c on c.text_id = t.id
    order by a.canonical_url`.execute(db);
  const stories = await sql`
    select min(s.begun_at) as begun_at, array_agg(a.canonical_url order by a.canonical_url) as articles
    from articles a join stories s on s.id = a.story_id group by a.story_id order by 2`.execute(db);
  const figures = await sql`
    select week::text, subject, dimension, member, articles, stories, sources from weekly_rollups
    order by week, subject, dimension, member`.execute(db);
  return { articles: articles.rows, stories: stories.rows, figures: figures.rows };
}
