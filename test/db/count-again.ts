import type { Database } from '@pillarwatch/db';
import { sql } from 'kysely';

/** Every figure, by what it counts: `version week subject dimension member` → articles, stories, sources. */
export type Figures = Readonly<Record<string, readonly [number, number, number]>>;

/** The figures as the database keeps them. */
export async function storedFigures(db: Database): Promise<Figures> {
  const rows = await db.selectFrom('weekly_rollups').selectAll().execute();
  return sorted(
    rows.map((row) => [
      [row.classifier_version_id, row.week, row.subject, row.dimension, row.member].join(' '),
      [row.articles, row.stories, row.sources],
    ]),
  );
}

interface Fact {
  readonly id: number;
  readonly version: string;
  readonly week: string;
  readonly story: number;
  readonly source: string | null;
  readonly host: string;
  readonly country: string | null;
  readonly kind: string | null;
  readonly language: string | null;
  readonly relevant: boolean;
  readonly names: boolean;
  readonly found: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The same figures, counted one article at a time from the base tables. */
export async function countedAgain(db: Database): Promise<Figures> {
  const { rows } = await sql<Fact>`
    select a.id, c.classifier_version_id as version, a.week::text, a.story_id as story, a.source_id as source, a.host,
      (select country from sources where id = a.source_id), (select kind from sources where id = a.source_id),
      (select language from texts where id = a.text_id), c.relevant, c.names_plan as names,
      array(select pillar_id from mentions m
        where m.text_id = a.text_id and m.classifier_version_id = c.classifier_version_id) as found,
      array(select pillar_id from corrections where article_id = a.id and verdict = 'add') as added,
      array(select pillar_id from corrections where article_id = a.id and verdict = 'remove') as removed
    from articles a, classifications c
    where c.text_id = a.text_id and not a.feed_only and coalesce(c.reason, '') <> 'language-unsupported'`.execute(db);
  const cells = new Map<string, { articles: Set<number>; stories: Set<number>; sources: Set<string> }>();
  for (const fact of rows) {
    for (const subject of subjectsOf(fact)) {
      for (const [dimension, member] of membersOf(fact)) {
        const key = [fact.version, fact.week, subject, dimension, member].join(' ');
        const cell = cells.get(key) ?? { articles: new Set(), stories: new Set(), sources: new Set() };
        cell.articles.add(fact.id);
        cell.stories.add(fact.story);
        cell.sources.add(fact.source ?? fact.host);
        cells.set(key, cell);
      }
    }
  }
  return sorted(
    [...cells].map(([key, { articles, stories, sources }]) => [key, [articles.size, stories.size, sources.size]]),
  );
}

function subjectsOf({ relevant, names, found, added, removed }: Fact): readonly string[] {
  const pillars = new Set([...found.filter((pillar) => !removed.includes(pillar)), ...added]);
  const denominators = ['coverage'];
  if (relevant || pillars.size > 0) denominators.push('relevant');
  if (names) denominators.push('names-plan');
  return [...denominators, ...pillars];
}

function membersOf({ country, language, source, host, kind }: Fact): readonly (readonly [string, string])[] {
  const members: [string, string | null][] = [
    ['all', ''],
    ['country', country],
    ['language', language],
    ['source', source ?? host],
    ['kind', kind],
  ];
  return members.flatMap(([dimension, member]) => (member === null ? [] : [[dimension, member] as const]));
}

function sorted(cells: readonly (readonly [string, readonly [number, number, number]])[]): Figures {
  return Object.fromEntries([...cells].sort(([a], [b]) => (a < b ? -1 : 1)));
}
