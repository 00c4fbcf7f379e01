-- The schema that the migrations make. Generated: pnpm generate. Do not edit, do not run.

create schema analysis;

create table article_urls (
  url text not null,
  article_id integer not null,
  constraint article_urls_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint article_urls_pkey PRIMARY KEY (url)
);

create table articles (
  id integer generated always as identity not null,
  canonical_url text not null,
  url text not null,
  host text not null,
  source_id text,
  feed_only boolean not null default false,
  state text not null default 'discovered'::text,
  attempt smallint not null default 0,
  next_attempt_at timestamp with time zone,
  failed_step text,
  kills smallint not null default 0,
  starts smallint not null default 0,
  last_error text,
  reason text,
  discovered_at timestamp with time zone not null,
  fetched_at timestamp with time zone,
  analysed_at timestamp with time zone,
  refetch_at timestamp with time zone,
  snapshot_id integer,
  text_id integer,
  story_id integer,
  published_at timestamp with time zone,
  published_from text,
  week date,
  constraint articles_canonical_url_key UNIQUE (canonical_url),
  constraint articles_check CHECK (((state = 'failed'::text) = ((failed_step IS NOT NULL) AND (next_attempt_at IS NOT NULL)))),
  constraint articles_check1 CHECK (((state <> ALL (ARRAY['refused'::text, 'gone'::text, 'unusable'::text, 'empty'::text, 'dead'::text])) OR (reason IS NOT NULL))),
  constraint articles_failed_step_check CHECK ((failed_step = ANY (ARRAY['fetch'::text, 'analyse'::text]))),
  constraint articles_pkey PRIMARY KEY (id),
  constraint articles_published_from_check CHECK ((published_from = ANY (ARRAY['page'::text, 'feed'::text, 'first-seen'::text]))),
  constraint articles_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES snapshots(id),
  constraint articles_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id),
  constraint articles_state_check CHECK ((state = ANY (ARRAY['discovered'::text, 'fetched'::text, 'analysed'::text, 'failed'::text, 'refused'::text, 'gone'::text, 'unusable'::text, 'empty'::text, 'dead'::text]))),
  constraint articles_story_id_fkey FOREIGN KEY (story_id) REFERENCES stories(id),
  constraint articles_text_id_fkey FOREIGN KEY (text_id) REFERENCES texts(id)
);

create table classifications (
  classifier_version_id text not null,
  text_id integer not null,
  relevant boolean not null,
  relevance real not null,
  names_plan boolean not null,
  reason text,
  constraint classifications_classifier_version_id_fkey FOREIGN KEY (classifier_version_id) REFERENCES classifier_versions(id) ON DELETE CASCADE,
  constraint classifications_pkey PRIMARY KEY (classifier_version_id, text_id),
  constraint classifications_text_id_fkey FOREIGN KEY (text_id) REFERENCES texts(id) ON DELETE CASCADE
);

create table classifier_versions (
  id text not null,
  plan_id text not null,
  plan_version text not null,
  created_at timestamp with time zone not null,
  last_start bigint not null default nextval('classifier_starts'::regclass),
  constraint classifier_versions_pkey PRIMARY KEY (id),
  constraint classifier_versions_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id)
);

create table corrections (
  article_id integer not null,
  plan_id text not null,
  pillar_id text not null,
  verdict text not null,
  note text,
  made_at timestamp with time zone not null,
  constraint corrections_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint corrections_pkey PRIMARY KEY (article_id, plan_id, pillar_id),
  constraint corrections_plan_id_pillar_id_fkey FOREIGN KEY (plan_id, pillar_id) REFERENCES pillars(plan_id, id),
  constraint corrections_verdict_check CHECK ((verdict = ANY (ARRAY['add'::text, 'remove'::text])))
);

create table dirty_weeks (
  week date not null
);

create table entries (
  id integer generated always as identity not null,
  feed_id text not null,
  key text not null,
  article_id integer not null,
  url text not null,
  title text not null,
  summary text,
  content text,
  author text,
  published_at timestamp with time zone,
  updated_at timestamp with time zone,
  first_seen_at timestamp with time zone not null,
  constraint entries_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint entries_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES feeds(id) ON DELETE CASCADE,
  constraint entries_feed_id_key_key UNIQUE (feed_id, key),
  constraint entries_pkey PRIMARY KEY (id)
);

create table feed_polls (
  id integer generated always as identity not null,
  feed_id text not null,
  polled_at timestamp with time zone not null,
  outcome text not null,
  http_status smallint,
  bytes integer,
  entries_seen integer not null default 0,
  entries_new integer not null default 0,
  entries_bad integer not null default 0,
  error text,
  constraint feed_polls_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES feeds(id) ON DELETE CASCADE,
  constraint feed_polls_outcome_check CHECK ((outcome = ANY (ARRAY['read'::text, 'unchanged'::text, 'failed'::text]))),
  constraint feed_polls_pkey PRIMARY KEY (id)
);

create table feeds (
  id text not null,
  source_id text,
  url text not null,
  seeded_url text not null,
  listed boolean not null default true,
  pages text not null,
  state text not null default 'active'::text,
  title text,
  etag text,
  last_modified text,
  body_sha256 text,
  failures smallint not null default 0,
  last_error text,
  next_poll_at timestamp with time zone not null,
  first_polled_at timestamp with time zone,
  last_polled_at timestamp with time zone,
  constraint feeds_pages_check CHECK ((pages = ANY (ARRAY['fetch'::text, 'feed-only'::text]))),
  constraint feeds_pkey PRIMARY KEY (id),
  constraint feeds_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id),
  constraint feeds_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'retired'::text])))
);

create table hosts (
  host text not null,
  next_request_at timestamp with time zone,
  held_until timestamp with time zone,
  constraint hosts_pkey PRIMARY KEY (host)
);

create table mentions (
  classifier_version_id text not null,
  text_id integer not null,
  pillar_id text not null,
  probability real not null,
  evidence jsonb not null,
  constraint mentions_classifier_version_id_fkey FOREIGN KEY (classifier_version_id) REFERENCES classifier_versions(id) ON DELETE CASCADE,
  constraint mentions_pkey PRIMARY KEY (classifier_version_id, text_id, pillar_id),
  constraint mentions_text_id_fkey FOREIGN KEY (text_id) REFERENCES texts(id) ON DELETE CASCADE
);

create table pillars (
  plan_id text not null,
  id text not null,
  number smallint not null,
  title text not null,
  titles jsonb not null,
  listed boolean not null default true,
  constraint pillars_pkey PRIMARY KEY (plan_id, id),
  constraint pillars_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) ON DELETE CASCADE
);

create table plans (
  id text not null,
  version text not null,
  title text not null,
  published_on date not null,
  current_classifier_version_id text,
  constraint plans_current_classifier_version_id_fkey FOREIGN KEY (current_classifier_version_id) REFERENCES classifier_versions(id),
  constraint plans_pkey PRIMARY KEY (id)
);

create table reports (
  id integer generated always as identity not null,
  plan_id text not null,
  week date not null,
  edition smallint not null,
  classifier_version_id text not null,
  content jsonb not null,
  sha256 text not null,
  created_at timestamp with time zone not null,
  constraint reports_pkey PRIMARY KEY (id),
  constraint reports_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id),
  constraint reports_plan_id_week_edition_key UNIQUE (plan_id, week, edition)
);

create table robots (
  host text not null,
  status smallint not null,
  text text not null,
  fetched_at timestamp with time zone not null,
  constraint robots_pkey PRIMARY KEY (host)
);

create table snapshots (
  id integer generated always as identity not null,
  article_id integer not null,
  url text not null,
  fetched_at timestamp with time zone not null,
  http_status smallint not null,
  content_type text,
  body bytea not null storage external,
  byte_length integer not null,
  sha256 text not null,
  constraint snapshots_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint snapshots_pkey PRIMARY KEY (id)
);

create table source_hosts (
  host text not null,
  source_id text not null,
  constraint source_hosts_host_check CHECK ((host = lower(host))),
  constraint source_hosts_pkey PRIMARY KEY (host),
  constraint source_hosts_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id) ON DELETE CASCADE
);

create table sources (
  id text not null,
  name text not null,
  country text not null,
  language text not null,
  kind text not null,
  constraint sources_kind_check CHECK ((kind = ANY (ARRAY['wire'::text, 'press'::text, 'government'::text, 'international'::text, 'think-tank'::text, 'newsletter'::text, 'trade'::text, 'academic'::text]))),
  constraint sources_pkey PRIMARY KEY (id)
);

create table stories (
  id integer generated always as identity not null,
  begun_at timestamp with time zone not null,
  constraint stories_pkey PRIMARY KEY (id)
);

create table texts (
  id integer generated always as identity not null,
  article_id integer not null,
  snapshot_id integer,
  extractor_version text not null,
  sha256 text not null,
  title text not null,
  standfirst text,
  body text not null,
  byline text,
  language text,
  created_at timestamp with time zone not null,
  signature bytea,
  bands bigint[],
  constraint texts_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint texts_article_id_sha256_extractor_version_key UNIQUE (article_id, sha256, extractor_version),
  constraint texts_pkey PRIMARY KEY (id),
  constraint texts_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES snapshots(id) ON DELETE SET NULL
);

create table weekly_rollups (
  classifier_version_id text not null,
  week date not null,
  subject text not null,
  dimension text not null,
  member text not null,
  articles integer not null,
  stories integer not null,
  sources integer not null,
  constraint weekly_rollups_classifier_version_id_fkey FOREIGN KEY (classifier_version_id) REFERENCES classifier_versions(id) ON DELETE CASCADE,
  constraint weekly_rollups_dimension_check CHECK ((dimension = ANY (ARRAY['all'::text, 'country'::text, 'language'::text, 'source'::text, 'kind'::text]))),
  constraint weekly_rollups_pkey PRIMARY KEY (classifier_version_id, week, subject, dimension, member)
);

CREATE INDEX article_urls_article ON public.article_urls USING btree (article_id);
CREATE INDEX articles_refetch ON public.articles USING btree (refetch_at) WHERE (refetch_at IS NOT NULL);
CREATE INDEX articles_snapshot ON public.articles USING btree (snapshot_id);
CREATE INDEX articles_source ON public.articles USING btree (source_id, week);
CREATE INDEX articles_state ON public.articles USING btree (state, next_attempt_at);
CREATE INDEX articles_story ON public.articles USING btree (story_id);
CREATE INDEX articles_text ON public.articles USING btree (text_id);
CREATE INDEX articles_to_fetch ON public.articles USING btree (host, discovered_at) WHERE (state = ANY (ARRAY['discovered'::text, 'failed'::text]));
CREATE INDEX articles_week ON public.articles USING btree (week);
CREATE INDEX classifications_text ON public.classifications USING btree (text_id);
CREATE INDEX entries_article ON public.entries USING btree (article_id);
CREATE INDEX feed_polls_feed ON public.feed_polls USING btree (feed_id, polled_at);
CREATE INDEX feeds_due ON public.feeds USING btree (next_poll_at) WHERE ((state = 'active'::text) AND listed);
CREATE INDEX mentions_text ON public.mentions USING btree (text_id);
CREATE INDEX snapshots_article ON public.snapshots USING btree (article_id);
CREATE INDEX texts_bands ON public.texts USING gin (bands) WITH (fastupdate=off);
CREATE INDEX texts_snapshot ON public.texts USING btree (snapshot_id);

CREATE OR REPLACE FUNCTION public.mark_article_weeks()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' then
    -- A difference of sets, not a join: plans are kept for the session, and one made for a single row would
    -- compare every row of a large update with every other.
    insert into dirty_weeks
    select distinct week
    from (
      (select id, week, text_id, story_id, source_id, feed_only from old_rows
        except select id, week, text_id, story_id, source_id, feed_only from new_rows)
      union all
      (select id, week, text_id, story_id, source_id, feed_only from new_rows
        except select id, week, text_id, story_id, source_id, feed_only from old_rows)
    ) changed
    where week is not null;
  else
    insert into dirty_weeks select distinct week from old_rows where week is not null;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.mark_correction_weeks()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into dirty_weeks
  with touched as (
    select a.week from changed_rows c join articles a on a.id = c.article_id order by a.id for share of a
  )
  select distinct week from touched where week is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.mark_source_weeks()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into dirty_weeks
  select distinct a.week
  from old_rows o
  join new_rows n using (id)
  join articles a on a.source_id = n.id
  where (o.country, o.kind) is distinct from (n.country, n.kind) and a.week is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.mark_text_weeks()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into dirty_weeks
  select distinct a.week from changed_rows c join articles a on a.text_id = c.text_id where a.week is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.refresh_weekly_rollups()
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  dirty date[];
begin
  perform pg_advisory_xact_lock(hashtext('pillarwatch.weekly_rollups'));
  with drained as (delete from dirty_weeks returning week) select array_agg(distinct week) into dirty from drained;
  if dirty is null then
    return 0;
  end if;
  delete from weekly_rollups where week = any (dirty);
  insert into weekly_rollups
  -- Materialised, so that the plan starts from the few articles of these weeks.
  with facts as materialized (
    select c.classifier_version_id as version, v.plan_id, a.week, a.id, a.text_id, a.story_id,
      coalesce(a.source_id, a.host) as outlet, s.country, t.language, s.kind, c.relevant, c.names_plan
    from articles a
    join texts t on t.id = a.text_id
    join classifications c on c.text_id = t.id
    join classifier_versions v on v.id = c.classifier_version_id
    left join sources s on s.id = a.source_id
    where a.week = any (dirty) and not a.feed_only and c.reason is distinct from 'language-unsupported'
  ), pillars as (
    -- What the classifier found and nobody took away, and what somebody added.
    select f.version, f.id, m.pillar_id as subject
    from facts f join mentions m on m.classifier_version_id = f.version and m.text_id = f.text_id
    where not exists (
      select from corrections c
      where c.article_id = f.id and c.plan_id = f.plan_id and c.pillar_id = m.pillar_id and c.verdict = 'remove'
    )
    union
    select f.version, f.id, c.pillar_id
    from facts f join corrections c on c.article_id = f.id and c.plan_id = f.plan_id and c.verdict = 'add'
  ), subjects as (
    select version, id, 'coverage' as subject from facts
    -- A pillar implies relevance, also one that a person added.
    union select version, id, 'relevant' from facts where relevant
    union select version, id, 'relevant' from pillars
    union select version, id, 'names-plan' from facts where names_plan
    union select version, id, subject from pillars
  )
  select f.version, f.week, s.subject, d.dimension, d.member,
    count(*), count(distinct f.story_id), count(distinct f.outlet)
  from facts f
  join subjects s using (version, id)
  cross join lateral (values ('all', ''), ('country', f.country), ('language', f.language), ('source', f.outlet),
    ('kind', f.kind)) d (dimension, member)
  where d.member is not null
  group by 1, 2, 3, 4, 5;
  return cardinality(dirty);
end $function$;

CREATE TRIGGER articles_deleted AFTER DELETE ON public.articles REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_article_weeks();
CREATE TRIGGER articles_updated AFTER UPDATE ON public.articles REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_article_weeks();
CREATE TRIGGER classifications_deleted AFTER DELETE ON public.classifications REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_text_weeks();
CREATE TRIGGER classifications_inserted AFTER INSERT ON public.classifications REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_text_weeks();
CREATE TRIGGER classifications_updated AFTER UPDATE ON public.classifications REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_text_weeks();
CREATE TRIGGER corrections_deleted AFTER DELETE ON public.corrections REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_correction_weeks();
CREATE TRIGGER corrections_inserted AFTER INSERT ON public.corrections REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_correction_weeks();
CREATE TRIGGER corrections_updated AFTER UPDATE ON public.corrections REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_correction_weeks();
CREATE TRIGGER mentions_deleted AFTER DELETE ON public.mentions REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_text_weeks();
CREATE TRIGGER mentions_inserted AFTER INSERT ON public.mentions REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_text_weeks();
CREATE TRIGGER mentions_updated AFTER UPDATE ON public.mentions REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_text_weeks();
CREATE TRIGGER sources_updated AFTER UPDATE ON public.sources REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_source_weeks();

create view analysis.articles as
 SELECT a.id AS article_id, a.canonical_url AS url, a.source_id, COALESCE(s.name, a.host) AS source, s.country, s.kind,
    t.title, t.standfirst, t.body, t.byline, t.language, a.published_at, a.published_from,
    to_char(a.week::timestamp with time zone, 'IYYY-"W"IW'::text) AS week, a.week AS week_start, a.story_id, a.feed_only,
    a.state, a.reason, a.discovered_at, a.analysed_at
   FROM articles a
     LEFT JOIN sources s ON s.id = a.source_id
     LEFT JOIN texts t ON t.id = a.text_id;

create view analysis.classifications as
 SELECT a.id AS article_id, p.id AS plan_id, c.relevant, c.relevance, c.names_plan, c.reason
   FROM plans p
     JOIN classifications c ON c.classifier_version_id = p.current_classifier_version_id
     JOIN articles a ON a.text_id = c.text_id;

create view analysis.classifier_versions as
 SELECT v.id AS classifier_version, v.plan_id, v.plan_version, v.created_at,
    v.id = p.current_classifier_version_id AS is_current
   FROM classifier_versions v
     JOIN plans p ON p.id = v.plan_id;

create view analysis.corrections as
 SELECT article_id, plan_id, pillar_id AS pillar, verdict, note, made_at
   FROM corrections c;

create view analysis.feed_health as
 SELECT id AS feed_id, source_id, url, pages, state, listed, failures, last_error, first_polled_at, last_polled_at,
    next_poll_at,
    ( SELECT max(p.polled_at) AS max
           FROM feed_polls p
          WHERE p.feed_id = f.id AND p.outcome <> 'failed'::text) AS last_success_at,
    ( SELECT count(*) AS count
           FROM entries e
          WHERE e.feed_id = f.id) AS entries,
    ( SELECT max(e.published_at) AS max
           FROM entries e
          WHERE e.feed_id = f.id) AS newest_entry_at
   FROM feeds f;

create view analysis.mentions as
 SELECT a.id AS article_id, p.id AS plan_id, l.id AS pillar, l.number AS pillar_number, m.probability, m.evidence,
    'classifier'::text AS found_by
   FROM plans p
     JOIN mentions m ON m.classifier_version_id = p.current_classifier_version_id
     JOIN articles a ON a.text_id = m.text_id
     JOIN pillars l ON l.plan_id = p.id AND l.id = m.pillar_id
  WHERE NOT (EXISTS ( SELECT
           FROM corrections c
          WHERE c.article_id = a.id AND c.plan_id = p.id AND c.pillar_id = m.pillar_id AND c.verdict = 'remove'::text))
UNION ALL
 SELECT c.article_id, p.id AS plan_id, l.id AS pillar, l.number AS pillar_number, NULL::real AS probability,
    NULL::jsonb AS evidence, 'person'::text AS found_by
   FROM plans p
     JOIN corrections c ON c.plan_id = p.id AND c.verdict = 'add'::text
     JOIN articles a ON a.id = c.article_id
     JOIN pillars l ON l.plan_id = p.id AND l.id = c.pillar_id
  WHERE NOT (EXISTS ( SELECT
           FROM mentions m
          WHERE m.classifier_version_id = p.current_classifier_version_id AND m.text_id = a.text_id AND m.pillar_id = c.pillar_id));

create view analysis.sources as
 SELECT s.id AS source_id, s.name, s.country, s.language, s.kind, array_agg(h.host ORDER BY h.host) AS hosts
   FROM sources s
     LEFT JOIN source_hosts h ON h.source_id = s.id
  GROUP BY s.id;

create view analysis.stories as
 SELECT st.id AS story_id, min(a.published_at) AS begun_at, count(*) AS articles,
    count(DISTINCT COALESCE(a.source_id, a.host)) AS sources,
    (array_agg(a.id ORDER BY a.published_at, a.id))[1] AS first_article_id,
    (array_agg(t.title ORDER BY a.published_at, a.id))[1] AS title,
    (array_agg(a.canonical_url ORDER BY a.published_at, a.id))[1] AS url
   FROM stories st
     JOIN articles a ON a.story_id = st.id
     LEFT JOIN texts t ON t.id = a.text_id
  GROUP BY st.id;

create view analysis.weekly_pillars as
 SELECT p.id AS plan_id, to_char(r.week::timestamp with time zone, 'IYYY-"W"IW'::text) AS week, r.week AS week_start,
    l.id AS pillar, l.number AS pillar_number, l.title, r.dimension, r.member, r.articles, r.stories, r.sources,
    r.stories::numeric / NULLIF(relevant.stories, 0)::numeric AS share_of_relevant,
    r.stories::numeric / NULLIF(coverage.stories, 0)::numeric AS share_of_coverage
   FROM plans p
     JOIN weekly_rollups r ON r.classifier_version_id = p.current_classifier_version_id
     JOIN pillars l ON l.plan_id = p.id AND l.id = r.subject
     LEFT JOIN weekly_rollups relevant ON relevant.classifier_version_id = r.classifier_version_id AND relevant.week = r.week AND relevant.subject = 'relevant'::text AND relevant.dimension = r.dimension AND relevant.member = r.member
     LEFT JOIN weekly_rollups coverage ON coverage.classifier_version_id = r.classifier_version_id AND coverage.week = r.week AND coverage.subject = 'coverage'::text AND coverage.dimension = r.dimension AND coverage.member = r.member;

create view analysis.weekly_totals as
 SELECT p.id AS plan_id, to_char(r.week::timestamp with time zone, 'IYYY-"W"IW'::text) AS week, r.week AS week_start,
    r.subject, r.dimension, r.member, r.articles, r.stories, r.sources
   FROM plans p
     JOIN weekly_rollups r ON r.classifier_version_id = p.current_classifier_version_id
  WHERE r.subject = ANY (ARRAY['coverage'::text, 'relevant'::text, 'names-plan'::text]);

comment on schema analysis is 'Views for analysts: one row means what its name says, every view and column has a comment.';
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
comment on view analysis.classifications is 'What each plan''s current classifier said of each article''s present text.';
comment on column analysis.classifications.article_id is 'The article.';
comment on column analysis.classifications.plan_id is 'The plan.';
comment on column analysis.classifications.relevant is 'Whether the article is about steering AI collectively.';
comment on column analysis.classifications.relevance is 'How sure the classifier is of that, 0 to 1.';
comment on column analysis.classifications.names_plan is 'Whether the article names the plan itself.';
comment on column analysis.classifications.reason is 'Why no pillar was found, when none was.';
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
comment on view analysis.mentions is 'Pillars found in articles, after corrections.';
comment on column analysis.mentions.article_id is 'The article.';
comment on column analysis.mentions.plan_id is 'The plan.';
comment on column analysis.mentions.pillar is 'Id of the pillar.';
comment on column analysis.mentions.pillar_number is 'Its number in the plan.';
comment on column analysis.mentions.probability is 'How sure the classifier is, 0 to 1; null when a person added the pillar.';
comment on column analysis.mentions.evidence is 'Sentences that earned it: field, start and end in code points, sentence, terms.';
comment on column analysis.mentions.found_by is 'classifier, or person for a correction.';
comment on view analysis.sources is 'Outlets, as the list of feeds names them.';
comment on column analysis.sources.source_id is 'Stable id.';
comment on column analysis.sources.name is 'Name of the outlet.';
comment on column analysis.sources.country is 'ISO 3166-1 alpha-2, or INT for an international body.';
comment on column analysis.sources.language is 'Main language, ISO 639-1.';
comment on column analysis.sources.kind is 'wire, press, government, international, think-tank, newsletter, trade or academic.';
comment on column analysis.sources.hosts is 'Host names whose pages belong to the outlet, each with its sub-domains.';
comment on view analysis.stories is 'Sets of articles that are copies or light edits of one text.';
comment on column analysis.stories.story_id is 'Key of the story.';
comment on column analysis.stories.begun_at is 'When its earliest article was published.';
comment on column analysis.stories.articles is 'Articles in the story.';
comment on column analysis.stories.sources is 'Outlets that carried it.';
comment on column analysis.stories.first_article_id is 'The earliest article, which represents the story.';
comment on column analysis.stories.title is 'Headline of the earliest article.';
comment on column analysis.stories.url is 'URL of the earliest article.';
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
