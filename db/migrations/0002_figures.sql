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

create table classifier_versions (
  id text primary key,
  plan_id text not null references plans,
  plan_version text not null,
  created_at timestamptz not null
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

-- What counts: the mentions of each article's present text, as people corrected them.
create view effective_mentions as
select m.classifier_version_id, a.id as article_id, m.pillar_id
from articles a
join mentions m on m.text_id = a.text_id
join classifier_versions v on v.id = m.classifier_version_id
where not exists (
  select from corrections c
  where c.article_id = a.id and c.plan_id = v.plan_id and c.pillar_id = m.pillar_id and c.verdict = 'remove'
)
union
select v.id, c.article_id, c.pillar_id
from corrections c
join classifier_versions v on v.plan_id = c.plan_id
where c.verdict = 'add';

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
    insert into dirty_weeks
    select distinct w.week
    from old_rows o join new_rows n using (id), lateral (values (o.week), (n.week)) w (week)
    where (o.week, o.text_id, o.story_id, o.source_id, o.feed_only)
      is distinct from (n.week, n.text_id, n.story_id, n.source_id, n.feed_only) and w.week is not null;
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

create function mark_correction_weeks() returns trigger language plpgsql as $$
begin
  insert into dirty_weeks
  select distinct a.week from changed_rows c join articles a on a.id = c.article_id where a.week is not null;
  return null;
end $$;
create trigger corrections_inserted after insert on corrections
  referencing new table as changed_rows for each statement execute function mark_correction_weeks();
create trigger corrections_updated after update on corrections
  referencing new table as changed_rows for each statement execute function mark_correction_weeks();
create trigger corrections_deleted after delete on corrections
  referencing old table as changed_rows for each statement execute function mark_correction_weeks();

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
  with facts as (
    select c.classifier_version_id as version, a.week, a.id, a.story_id, coalesce(a.source_id, a.host) as outlet,
      s.country, t.language, s.kind, c.relevant, c.names_plan
    from articles a
    join texts t on t.id = a.text_id
    join classifications c on c.text_id = t.id
    left join sources s on s.id = a.source_id
    where a.week = any (dirty) and not a.feed_only and c.reason is distinct from 'language-unsupported'
  ), pillars as (
    select f.version, f.id, m.pillar_id as subject
    from facts f join effective_mentions m on m.article_id = f.id and m.classifier_version_id = f.version
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
