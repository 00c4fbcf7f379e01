-- The road that data takes: sources and feeds, entries and articles, snapshots and texts, stories.
-- Every instant of the news comes from the program's clock, so no column defaults to now(). Only the holds on
-- hosts are kept in the server's own time: politeness is owed in real time, and workers' clocks may differ.

create table sources (
  id text primary key,
  name text not null,
  country text not null,
  language text not null,
  kind text not null check (kind in ('wire', 'press', 'government', 'international', 'think-tank', 'newsletter', 'trade', 'academic'))
);

create table source_hosts (
  host text primary key check (host = lower(host)),
  source_id text not null references sources on delete cascade
);

-- Politeness: one request per host at a time, the next not before next_request_at. A hold lapses by itself, so
-- that a killed worker does not close a host for ever. Both in the server's time.
create table hosts (
  host text primary key,
  next_request_at timestamptz,
  held_until timestamptz
);

-- robots.txt speaks for one host and port (RFC 9309, 2.3). Status 0: no answer came.
create table robots (
  host text primary key,
  status smallint not null,
  text text not null,
  fetched_at timestamptz not null
);

create table feeds (
  id text primary key,
  source_id text references sources,
  url text not null,
  -- The URL that the list of feeds gave last; when that changes, the analyst has changed it and url follows.
  seeded_url text not null,
  -- Whether the list of feeds still has it; only listed feeds are polled.
  listed boolean not null default true,
  pages text not null check (pages in ('fetch', 'feed-only')),
  state text not null default 'active' check (state in ('active', 'paused', 'retired')),
  title text,
  etag text,
  last_modified text,
  body_sha256 text,
  failures smallint not null default 0,
  last_error text,
  next_poll_at timestamptz not null,
  first_polled_at timestamptz,
  last_polled_at timestamptz
);
create index feeds_due on feeds (next_poll_at) where state = 'active' and listed;

-- What each poll found, so that "no news" can be told from "we were blind".
create table feed_polls (
  id integer generated always as identity primary key,
  feed_id text not null references feeds on delete cascade,
  polled_at timestamptz not null,
  outcome text not null check (outcome in ('read', 'unchanged', 'failed')),
  http_status smallint,
  bytes integer,
  entries_seen integer not null default 0,
  entries_new integer not null default 0,
  entries_bad integer not null default 0,
  error text
);
create index feed_polls_feed on feed_polls (feed_id, polled_at);

create table stories (
  id integer generated always as identity primary key,
  begun_at timestamptz not null
);

create table articles (
  id integer generated always as identity primary key,
  canonical_url text not null unique,
  -- The address that is asked for; the canonical one may have lost parameters that a site needs.
  url text not null,
  -- Of url: what politeness goes by.
  host text not null,
  source_id text references sources,
  feed_only boolean not null default false,
  state text not null default 'discovered'
    check (state in ('discovered', 'fetched', 'analysed', 'failed', 'refused', 'gone', 'unusable', 'empty', 'dead')),
  attempt smallint not null default 0,
  next_attempt_at timestamptz,
  failed_step text check (failed_step in ('fetch', 'analyse')),
  -- Parser processes that died while they read this article, and steps begun since one last ended.
  kills smallint not null default 0,
  starts smallint not null default 0,
  last_error text,
  reason text,
  discovered_at timestamptz not null,
  fetched_at timestamptz,
  analysed_at timestamptz,
  refetch_at timestamptz,
  snapshot_id integer,
  text_id integer,
  story_id integer references stories,
  published_at timestamptz,
  published_from text check (published_from in ('page', 'feed', 'first-seen')),
  -- Monday of the ISO week of publication, in the time zone of the settings.
  week date,
  check ((state = 'failed') = (failed_step is not null and next_attempt_at is not null)),
  check (state not in ('refused', 'gone', 'unusable', 'empty', 'dead') or reason is not null)
);
create index articles_to_fetch on articles (host, discovered_at) where state in ('discovered', 'failed');
-- Whole, not partial: counting the articles in each state reads this index alone.
create index articles_state on articles (state, next_attempt_at);
create index articles_refetch on articles (refetch_at) where refetch_at is not null;
create index articles_week on articles (week);
create index articles_story on articles (story_id);
create index articles_text on articles (text_id);
create index articles_source on articles (source_id, week);
-- Without it every snapshot that goes costs a pass over all articles.
create index articles_snapshot on articles (snapshot_id);

-- Every address an article is known by: what entries linked to, what redirects and pages named.
create table article_urls (
  url text primary key,
  article_id integer not null references articles on delete cascade
);
create index article_urls_article on article_urls (article_id);

create table entries (
  id integer generated always as identity primary key,
  feed_id text not null references feeds on delete cascade,
  key text not null,
  article_id integer not null references articles,
  url text not null,
  title text not null,
  summary text,
  content text,
  author text,
  published_at timestamptz,
  updated_at timestamptz,
  first_seen_at timestamptz not null,
  unique (feed_id, key)
);
create index entries_article on entries (article_id);

create table snapshots (
  id integer generated always as identity primary key,
  article_id integer not null references articles on delete cascade,
  url text not null,
  fetched_at timestamptz not null,
  http_status smallint not null,
  content_type text,
  -- gzip; already compressed, so Postgres need not try again.
  body bytea not null,
  byte_length integer not null,
  sha256 text not null
);
alter table snapshots alter column body set storage external;
create index snapshots_article on snapshots (article_id);
alter table articles add foreign key (snapshot_id) references snapshots;

create table texts (
  id integer generated always as identity primary key,
  article_id integer not null references articles on delete cascade,
  snapshot_id integer references snapshots on delete set null,
  extractor_version text not null,
  sha256 text not null,
  title text not null,
  standfirst text,
  body text not null,
  byline text,
  language text,
  created_at timestamptz not null,
  signature bytea,
  bands bigint[],
  unique (article_id, sha256, extractor_version)
);
-- No pending list: every analysis looks its text's bands up, and would read the list each time.
create index texts_bands on texts using gin (bands) with (fastupdate = off);
create index texts_snapshot on texts (snapshot_id);
alter table articles add foreign key (text_id) references texts;
