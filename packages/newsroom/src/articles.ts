import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '@pillarwatch/model';
import { type RawArticle, readFrontMatter } from './front-matter.ts';
import { type Article, PUBLISHERS, type PublisherId, type Trouble, type ZonedTime } from './types.ts';

const FOLDER = fileURLToPath(new URL('../articles/', import.meta.url));

const KEYS: ReadonlySet<string> = new Set([
  'title',
  'standfirst',
  'byline',
  'section',
  'date',
  'slug',
  'path',
  'pillars',
  'relevant',
  'names-plan',
  'story',
  'trouble',
]);

/**
 * All articles of all publishers, oldest first.
 *
 * @throws InputError when a file is malformed, or two articles claim one address
 */
export function loadArticles(): Article[] {
  const articles = PUBLISHERS.flatMap((publisher) =>
    readdirSync(join(FOLDER, publisher))
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => readArticle(publisher, name)),
  );
  const seen = new Set<string>();
  for (const { publisher, path } of articles) {
    if (seen.has(publisher + path)) throw new InputError(`${publisher}: two articles have the path ${path}`);
    seen.add(publisher + path);
  }
  return articles.sort((a, b) => a.time.instant.getTime() - b.time.instant.getTime());
}

function readArticle(publisher: PublisherId, name: string): Article {
  const where = `articles/${publisher}/${name}`;
  const raw = readFrontMatter(readFileSync(join(FOLDER, publisher, name), 'utf8'), KEYS, where);
  const time = zonedTime(required(raw, 'date', where), where);
  const slug = required(raw, 'slug', where);
  if (name !== `${time.text.slice(0, 10)}-${slug}.md`) throw new InputError(`${where}: name, date and slug disagree`);
  const path = required(raw, 'path', where);
  if (!/^\/[\w./-]+$/.test(path)) throw new InputError(`${where}: "${path}" is not a plain path`);
  return {
    publisher,
    slug,
    path,
    title: required(raw, 'title', where),
    standfirst: required(raw, 'standfirst', where),
    byline: required(raw, 'byline', where),
    section: required(raw, 'section', where),
    time,
    body: raw.body,
    facts: {
      pillars: (raw.fields.get('pillars') ?? '').split(/,\s*/).filter((id) => id !== ''),
      relevant: yesNo(raw, 'relevant', where),
      namesPlan: raw.fields.has('names-plan') && yesNo(raw, 'names-plan', where),
      story: raw.fields.get('story') ?? null,
      trouble: trouble(raw.fields.get('trouble'), where),
    },
  };
}

function required(raw: RawArticle, key: string, where: string): string {
  const value = raw.fields.get(key);
  if (value === undefined) throw new InputError(`${where}: "${key}" is missing`);
  return value;
}

function yesNo(raw: RawArticle, key: string, where: string): boolean {
  const value = required(raw, key, where);
  if (value !== 'yes' && value !== 'no') throw new InputError(`${where}: "${key}" is yes or no`);
  return value === 'yes';
}

function trouble(value: string | undefined, where: string): Trouble | null {
  if (value === undefined) return null;
  if (value === 'gone' || value === 'robots') return value;
  throw new InputError(`${where}: trouble is "gone" or "robots"`);
}

function zonedTime(text: string, where: string): ZonedTime {
  const instant = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(text) || Number.isNaN(instant.getTime())) {
    throw new InputError(`${where}: write the date as 2025-07-21T07:30:00+01:00`);
  }
  return { instant, text };
}
