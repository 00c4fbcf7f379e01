-- Plans, what classifiers say, what people say instead, and the weekly figures made of both.

create table plans (
  id text primary key,
  version text not null,
  title text not null,
  published_on date not null,
  -- Making a classifier version current is changing this one value.
  current_classifier_version_id text
);

create table pillars (
  plan_id text not null references plans on delete cascade,
  id text not null,
  number smallint not null,
  title text not null,
  titles jsonb not null,
  -- Whether the plan still has it: a pillar that has left keeps its row for the corrections that name it.
  listed boolean not null default true,
  primary key (plan_id, id)
);

create sequence classifier_starts;

create table classifier_versions (
  id text primary key,
  plan_id text not null references plans,
  plan_version text not null,
  created_at timestamptz not null,
  -- Grows with every start of a program that runs this version. A counter, not an instant: replays turn clocks back.
  last_start bigint not null default nextval('classifier_starts')
);
alter table plans add foreign key (current_classifier_version_id) references classifier_versions;

create table classifications (
  classifier_version_id text not null references classifier_versions on delete cascade,
  text_id integer not null references texts on delete cascade,
  relevant boolean not null,
  relevance real not null,
  names_plan boolean not null,
  reason text,
  primary key (classifier_version_id, text_id)
);
create index classifications_text on classifications (text_id);

create table mentions (
  classifier_version_id text not null references classifier_versions on delete cascade,
  text_id integer not null references texts on delete cascade,
  pillar_id text not null,
  probability real not null,
  evidence jsonb not null,
  primary key (classifier_version_id, text_id, pillar_id)
);
create index mentions_text on mentions (text_id);

create table corrections (
  article_id integer not null references articles on delete cascade,
  plan_id text not null,
  pillar_id text not null,
  verdict text not null check (verdict in ('add', 'remove')),
  note text,
  made_at timestamptz not null,
  primary key (article_id, plan_id, pillar_id),
  foreign key (plan_id, pillar_id) references pillars (plan_id, id)
);

create table reports (
  id integer generated always as identity primary key,
  plan_id text not null references plans,
  week date not null,
  edition smallint not null,
  classifier_version_id text not null,
  content jsonb not null,
  sha256 text not null,
  created_at timestamptz not null,
  unique (plan_id, week, edition)
);

-- Subject: a pillar's id, or one of the denominators coverage, relevant, names-plan.
create table weekly_rollups (
  classifier_version_id text not null references classifier_versions on delete cascade,
  week date not null,
  subject text not null,
  dimension text not null check (dimension in ('all', 'country', 'language', 'source', 'kind')),
  member text not null,
  articles integer not null,
  stories integer not null,
  sources integer not null,
  primary key (classifier_version_id, week, subject, dimension, member)
);

-- Append-only log of weeks whose figures are out of date; drained by refresh_weekly_rollups().
create table dirty_weeks (week date not null);

create function mark_article_weeks() returns trigger language plpgsql as $$
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
end $$;
create trigger articles_updated after update on articles
  referencing old table as old_rows new table as new_rows for each statement execute function mark_article_weeks();
create trigger articles_deleted after delete on articles
  referencing old table as old_rows for each statement execute function mark_article_weeks();

create function mark_text_weeks() returns trigger language plpgsql as $$
begin
  insert into dirty_weeks
  select distinct a.week from changed_rows c join articles a on a.text_id = c.text_id where a.week is not null;
  return null;
end $$;
create trigger classifications_inserted after insert on classifications
  referencing new table as changed_rows for each statement execute function mark_text_weeks();
create trigger classifications_deleted after delete on classifications
  referencing old table as changed_rows for each statement execute function mark_text_weeks();
create trigger classifications_updated after update on classifications
  referencing new table as changed_rows for each statement execute function mark_text_weeks();
create trigger mentions_inserted after insert on mentions
  referencing new table as changed_rows for each statement execute function mark_text_weeks();
create trigger mentions_deleted after delete on mentions
  referencing old table as changed_rows for each statement execute function mark_text_weeks();
create trigger mentions_updated after update on mentions
  referencing new table as changed_rows for each statement execute function mark_text_weeks();

-- The articles are locked, so that one which moves to another week meanwhile marks both for certain.
create function mark_correction_weeks() returns trigger language plpgsql as $$
begin
  insert into dirty_weeks
  with touched as (
    select a.week from changed_rows c join articles a on a.id = c.article_id order by a.id for share of a
  )
  select distinct week from touched where week is not null;
  return null;
end $$;
create trigger corrections_inserted after insert on corrections
  referencing new table as changed_rows for each statement execute function mark_correction_weeks();
create trigger corrections_updated after update on corrections
  referencing new table as changed_rows for each statement execute function mark_correction_weeks();
create trigger corrections_deleted after delete on corrections
  referencing old table as changed_rows for each statement execute function mark_correction_weeks();

-- The figures go by an outlet's country and kind too.
create function mark_source_weeks() returns trigger language plpgsql as $$
begin
  insert into dirty_weeks
  select distinct a.week
  from old_rows o
  join new_rows n using (id)
  join articles a on a.source_id = n.id
  where (o.country, o.kind) is distinct from (n.country, n.kind) and a.week is not null;
  return null;
end $$;
create trigger sources_updated after update on sources
  referencing old table as old_rows new table as new_rows for each statement execute function mark_source_weeks();

-- Recomputes the weeks in the log, for every classifier version; returns how many weeks. The lock keeps two
-- refreshers apart, and the log is drained before the figures are read, so that a change made meanwhile
-- marks its week again.
create function refresh_weekly_rollups() returns integer language plpgsql as $$
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
end $$;
