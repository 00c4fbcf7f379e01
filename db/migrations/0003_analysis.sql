-- What analysts read. Every view speaks of each plan's current classifier version and of the corrections made to it.

create schema analysis;
comment on schema analysis is 'Views for analysts: one row means what its name says, every view and column has a comment.';

create view analysis.sources as
select s.id as source_id, s.name, s.country, s.language, s.kind, array_agg(h.host order by h.host) as hosts
from sources s left join source_hosts h on h.source_id = s.id
group by s.id;

create view analysis.articles as
select a.id as article_id, a.canonical_url as url, a.source_id, coalesce(s.name, a.host) as source, s.country, s.kind,
  t.title, t.standfirst, t.body, t.byline, t.language, a.published_at, a.published_from,
  to_char(a.week, 'IYYY-"W"IW') as week, a.week as week_start, a.story_id, a.feed_only, a.state, a.reason,
  a.discovered_at, a.analysed_at
from articles a
left join sources s on s.id = a.source_id
left join texts t on t.id = a.text_id;

create view analysis.stories as
select st.id as story_id, min(a.published_at) as begun_at, count(*) as articles, count(distinct coalesce(a.source_id, a.host)) as sources,
  (array_agg(a.id order by a.published_at, a.id))[1] as first_article_id,
  (array_agg(t.title order by a.published_at, a.id))[1] as title,
  (array_agg(a.canonical_url order by a.published_at, a.id))[1] as url
from stories st
join articles a on a.story_id = st.id
left join texts t on t.id = a.text_id
group by st.id;

create view analysis.classifications as
select a.id as article_id, p.id as plan_id, c.relevant, c.relevance, c.names_plan, c.reason
from plans p
join classifications c on c.classifier_version_id = p.current_classifier_version_id
join articles a on a.text_id = c.text_id;

create view analysis.mentions as
select a.id as article_id, p.id as plan_id, l.id as pillar, l.number as pillar_number, m.probability, m.evidence,
  'classifier' as found_by
from plans p
join mentions m on m.classifier_version_id = p.current_classifier_version_id
join articles a on a.text_id = m.text_id
join pillars l on l.plan_id = p.id and l.id = m.pillar_id
where not exists (
  select from corrections c
  where c.article_id = a.id and c.plan_id = p.id and c.pillar_id = m.pillar_id and c.verdict = 'remove'
)
union all
select c.article_id, p.id, l.id, l.number, null, null, 'person'
from plans p
join corrections c on c.plan_id = p.id and c.verdict = 'add'
join articles a on a.id = c.article_id
join pillars l on l.plan_id = p.id and l.id = c.pillar_id
where not exists (
  select from mentions m
  where m.classifier_version_id = p.current_classifier_version_id and m.text_id = a.text_id and m.pillar_id = c.pillar_id
);

create view analysis.weekly_totals as
select p.id as plan_id, to_char(r.week, 'IYYY-"W"IW') as week, r.week as week_start, r.subject, r.dimension, r.member,
  r.articles, r.stories, r.sources
from plans p
join weekly_rollups r on r.classifier_version_id = p.current_classifier_version_id
where r.subject in ('coverage', 'relevant', 'names-plan');

create view analysis.weekly_pillars as
select p.id as plan_id, to_char(r.week, 'IYYY-"W"IW') as week, r.week as week_start, l.id as pillar,
  l.number as pillar_number, l.title, r.dimension, r.member, r.articles, r.stories, r.sources,
  r.stories::numeric / nullif(relevant.stories, 0) as share_of_relevant,
  r.stories::numeric / nullif(coverage.stories, 0) as share_of_coverage
from plans p
join weekly_rollups r on r.classifier_version_id = p.current_classifier_version_id
join pillars l on l.plan_id = p.id and l.id = r.subject
left join weekly_rollups relevant on relevant.classifier_version_id = r.classifier_version_id
  and relevant.week = r.week and relevant.subject = 'relevant' and relevant.dimension = r.dimension
  and relevant.member = r.member
left join weekly_rollups coverage on coverage.classifier_version_id = r.classifier_version_id
  and coverage.week = r.week and coverage.subject = 'coverage' and coverage.dimension = r.dimension
  and coverage.member = r.member;

create view analysis.feed_health as
select f.id as feed_id, f.source_id, f.url, f.pages, f.state, f.listed, f.failures, f.last_error, f.first_polled_at,
  f.last_polled_at, f.next_poll_at,
  (select max(p.polled_at) from feed_polls p where p.feed_id = f.id and p.outcome <> 'failed') as last_success_at,
  (select count(*) from entries e where e.feed_id = f.id) as entries,
  (select max(e.published_at) from entries e where e.feed_id = f.id) as newest_entry_at
from feeds f;

create view analysis.classifier_versions as
select v.id as classifier_version, v.plan_id, v.plan_version, v.created_at,
  v.id = p.current_classifier_version_id as is_current
from classifier_versions v join plans p on p.id = v.plan_id;

create view analysis.corrections as
select c.article_id, c.plan_id, c.pillar_id as pillar, c.verdict, c.note, c.made_at from corrections c;

comment on view analysis.sources is 'Outlets, as the list of feeds names them.';
comment on column analysis.sources.source_id is 'Stable id.';
comment on column analysis.sources.name is 'Name of the outlet.';
comment on column analysis.sources.country is 'ISO 3166-1 alpha-2, or INT for an international body.';
comment on column analysis.sources.language is 'Main language, ISO 639-1.';
comment on column analysis.sources.kind is 'wire, press, government, international, think-tank, newsletter, trade or academic.';
comment on column analysis.sources.hosts is 'Host names whose pages belong to the outlet, each with its sub-domains.';

comment on view analysis.articles is 'One row per canonical URL, in whatever state; words are those of its present text.';
comment on column analysis.articles.article_id is 'Key of the article.';
comment on column analysis.articles.url is 'Canonical URL.';
comment on column analysis.articles.source_id is 'Outlet the host belongs to; null when the host is no listed outlet''s.';
comment on column analysis.articles.source is 'Name of the outlet, or the host.';
comment on column analysis.articles.country is 'Country of the outlet.';
comment on column analysis.articles.kind is 'Kind of outlet.';
comment on column analysis.articles.title is 'Headline of the present text.';
comment on column analysis.articles.standfirst is 'Lead that the page sets apart from the body.';
comment on column analysis.articles.body is 'Paragraphs, with line feeds between.';
comment on column analysis.articles.byline is 'Authors.';
comment on column analysis.articles.language is 'Language of the text, ISO 639-1.';
comment on column analysis.articles.published_at is 'Instant of publication.';
comment on column analysis.articles.published_from is 'Where that date comes from: page, feed or first-seen.';
comment on column analysis.articles.week is 'ISO week of publication, such as 2025-W30.';
comment on column analysis.articles.week_start is 'Monday of that week.';
comment on column analysis.articles.story_id is 'The story whose copy this is.';
comment on column analysis.articles.feed_only is 'True when only the feed''s own words were analysed; such articles are counted apart.';
comment on column analysis.articles.state is 'Where the article stands on its road; it has words once it was analysed.';
comment on column analysis.articles.reason is 'Why it stands there, when it is refused, gone, unusable, empty or dead.';
comment on column analysis.articles.discovered_at is 'When a feed first showed it.';
comment on column analysis.articles.analysed_at is 'When its present text was analysed.';

comment on view analysis.stories is 'Sets of articles that are copies or light edits of one text.';
comment on column analysis.stories.story_id is 'Key of the story.';
comment on column analysis.stories.begun_at is 'When its earliest article was published.';
comment on column analysis.stories.articles is 'Articles in the story.';
comment on column analysis.stories.sources is 'Outlets that carried it.';
comment on column analysis.stories.first_article_id is 'The earliest article, which represents the story.';
comment on column analysis.stories.title is 'Headline of the earliest article.';
comment on column analysis.stories.url is 'URL of the earliest article.';

comment on view analysis.classifications is 'What each plan''s current classifier said of each article''s present text.';
comment on column analysis.classifications.article_id is 'The article.';
comment on column analysis.classifications.plan_id is 'The plan.';
comment on column analysis.classifications.relevant is 'Whether the article is about steering AI collectively.';
comment on column analysis.classifications.relevance is 'How sure the classifier is of that, 0 to 1.';
comment on column analysis.classifications.names_plan is 'Whether the article names the plan itself.';
comment on column analysis.classifications.reason is 'Why no pillar was found, when none was.';

comment on view analysis.mentions is 'Pillars found in articles, after corrections.';
comment on column analysis.mentions.article_id is 'The article.';
comment on column analysis.mentions.plan_id is 'The plan.';
comment on column analysis.mentions.pillar is 'Id of the pillar.';
comment on column analysis.mentions.pillar_number is 'Its number in the plan.';
comment on column analysis.mentions.probability is 'How sure the classifier is, 0 to 1; null when a person added the pillar.';
comment on column analysis.mentions.evidence is 'Sentences that earned it: field, start and end in code points, sentence, terms.';
comment on column analysis.mentions.found_by is 'classifier, or person for a correction.';

comment on view analysis.weekly_totals is 'The denominators of each week.';
comment on column analysis.weekly_totals.plan_id is 'The plan.';
comment on column analysis.weekly_totals.week is 'ISO week, such as 2025-W30.';
comment on column analysis.weekly_totals.week_start is 'Its Monday.';
comment on column analysis.weekly_totals.subject is 'coverage, relevant or names-plan.';
comment on column analysis.weekly_totals.dimension is 'all, country, language, source or kind.';
comment on column analysis.weekly_totals.member is 'Which one of the dimension; empty for all.';
comment on column analysis.weekly_totals.articles is 'Articles.';
comment on column analysis.weekly_totals.stories is 'Distinct stories; they don''t add up across weeks or members.';
comment on column analysis.weekly_totals.sources is 'Distinct outlets.';

comment on view analysis.weekly_pillars is 'Mentions of each pillar in each week; a pillar without any has no row.';
comment on column analysis.weekly_pillars.plan_id is 'The plan.';
comment on column analysis.weekly_pillars.week is 'ISO week, such as 2025-W30.';
comment on column analysis.weekly_pillars.week_start is 'Its Monday.';
comment on column analysis.weekly_pillars.pillar is 'Id of the pillar.';
comment on column analysis.weekly_pillars.pillar_number is 'Its number in the plan.';
comment on column analysis.weekly_pillars.title is 'Its short title.';
comment on column analysis.weekly_pillars.dimension is 'all, country, language, source or kind.';
comment on column analysis.weekly_pillars.member is 'Which one of the dimension; empty for all.';
comment on column analysis.weekly_pillars.articles is 'Articles that mention the pillar.';
comment on column analysis.weekly_pillars.stories is 'Distinct stories among them.';
comment on column analysis.weekly_pillars.sources is 'Distinct outlets among them.';
comment on column analysis.weekly_pillars.share_of_relevant is 'Its stories among the relevant stories of the same week and member, 0 to 1.';
comment on column analysis.weekly_pillars.share_of_coverage is 'Its stories among all stories of the same week and member, 0 to 1.';

comment on view analysis.feed_health is 'How each feed is doing.';
comment on column analysis.feed_health.feed_id is 'Stable id.';
comment on column analysis.feed_health.source_id is 'Outlet; null for a discovery feed.';
comment on column analysis.feed_health.url is 'Where it is polled.';
comment on column analysis.feed_health.pages is 'fetch, or feed-only when its pages are not to be fetched.';
comment on column analysis.feed_health.state is 'active, paused or retired.';
comment on column analysis.feed_health.listed is 'Whether the list of feeds still has it.';
comment on column analysis.feed_health.failures is 'Failed polls in a row.';
comment on column analysis.feed_health.last_error is 'What the last failed poll said; null after a good one.';
comment on column analysis.feed_health.first_polled_at is 'First good poll; weeks before it are unobserved.';
comment on column analysis.feed_health.last_polled_at is 'Last poll, good or not.';
comment on column analysis.feed_health.next_poll_at is 'When it is due again.';
comment on column analysis.feed_health.last_success_at is 'Last good poll.';
comment on column analysis.feed_health.entries is 'Entries seen in all.';
comment on column analysis.feed_health.newest_entry_at is 'Latest publication date among them.';

comment on view analysis.classifier_versions is 'Versions of the classifier that have said something here.';
comment on column analysis.classifier_versions.classifier_version is 'Name; changes when code, plan or weights do.';
comment on column analysis.classifier_versions.plan_id is 'The plan it tags.';
comment on column analysis.classifier_versions.plan_version is 'SHA-256 of that plan''s content.';
comment on column analysis.classifier_versions.created_at is 'When it was first used here.';
comment on column analysis.classifier_versions.is_current is 'Whether the figures are made of its mentions.';

comment on view analysis.corrections is 'What people said instead of the classifier.';
comment on column analysis.corrections.article_id is 'The article.';
comment on column analysis.corrections.plan_id is 'The plan.';
comment on column analysis.corrections.pillar is 'The pillar.';
comment on column analysis.corrections.verdict is 'add or remove.';
comment on column analysis.corrections.note is 'Why.';
comment on column analysis.corrections.made_at is 'When.';
