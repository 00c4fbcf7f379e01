import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '@pillarwatch/model';
import { type RawArticle, readFrontMatter } from './front-matter.ts';
import { type Article, PUBLISHERS, type PublisherId, TROUBLE_STATES, type Trouble, type ZonedTime } from './types.ts';

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
  'correction',
]);

/**
 * All articles of all publishers, oldest first.
 *
 * @param folder one folder of `.md` files for each publisher
 * @throws InputError when a file is malformed, or two articles claim one address
 */
export function loadArticles(folder = FOLDER): Article[] {
  const articles = PUBLISHERS.flatMap((publisher) =>
    readdirSync(join(folder, publisher))
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => readArticle(folder, publisher, name)),
  );
  const seen = new Set<string>();
  for (const { publisher, path } of articles) {
    if (seen.has(publisher + path)) throw new InputError(`${publisher}: two articles have the path ${path}`);
    seen.add(publisher + path);
  }
  return articles.sort((a, b) => a.time.instant.getTime() - b.time.instant.getTime());
}

function readArticle(folder: string, publisher: PublisherId, name: string): Article {
  const where = `articles/${publisher}/${name}`;
  const raw = readFrontMatter(readFileSync(join(folder, publisher, name), 'utf8'), KEYS, where);
  const time = zonedTime(required(raw, 'date', where), where);
  const slug = required(raw, 'slug', where);
  if (name !== `${time.text.slice(0, 10)}-${slug}.md`) throw new InputError(`${where}: name, date and slug disagree`);
  const path = required(raw, 'path', where);
  if (!isPlainPath(path)) throw new InputError(`${where}: "${path}" is not a plain path`);
  const correction = raw.fields.get('correction') ?? null;
  const troubled = trouble(raw.fields.get('trouble'), where);
  if ((troubled === 'changed') !== (correction !== null)) {
    throw new InputError(`${where}: an article that is changed has a correction, and no other has`);
  }
  if (raw.body.length === 0) throw new InputError(`${where}: the article has no text`);
  return {
    publisher,
    slug,
    path,
    title: required(raw, 'title', where),
    standfirst: required(raw, 'standfirst', where),
    byline: required(raw, 'byline', where),
    section: required(raw, 'section', where),
    time,
    updated: time,
    correction,
    body: raw.body,
    facts: {
      pillars: (raw.fields.get('pillars') ?? '').split(/,\s*/).filter((id) => id !== ''),
      relevant: yesNo(raw, 'relevant', where),
      namesPlan: raw.fields.has('names-plan') && yesNo(raw, 'names-plan', where),
      story: raw.fields.get('story') ?? null,
      trouble: troubled,
    },
  };
}

function required(raw: RawArticle, key: string, where: string): string {
  const value = raw.fields.get(key);
  if (value === undefined) throw new InputError(`${where}: "${key}" is missing`);
  return value;
}

/** Letters, digits, `_`, `-` and dots inside the steps: a path that no client and no server would rewrite. */
function isPlainPath(path: string): boolean {
  const [first, ...steps] = path.split('/');
  return first === '' && steps.length > 0 && steps.every((step) => /^[\w-][\w.-]*$/.test(step));
}

function yesNo(raw: RawArticle, key: string, where: string): boolean {
  const value = required(raw, key, where);
  if (value !== 'yes' && value !== 'no') throw new InputError(`${where}: "${key}" is yes or no`);
  return value === 'yes';
}

function trouble(value: string | undefined, where: string): Trouble | null {
  if (value === undefined) return null;
  if (isTrouble(value)) return value;
  throw new InputError(`${where}: trouble is one of ${Object.keys(TROUBLE_STATES).join(', ')}`);
}

function isTrouble(value: string): value is Trouble {
  return Object.hasOwn(TROUBLE_STATES, value);
}

function zonedTime(text: string, where: string): ZonedTime {
  const instant = new Date(text);
  const wellFormed = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(text) && !Number.isNaN(instant.getTime());
  if (!wellFormed || !dayExists(text.slice(0, 10))) {
    throw new InputError(`${where}: write the date as 2025-07-21T07:30:00+01:00`);
  }
  return { instant, text };
}

/** `Date` takes 31 June for 1 July. */
function dayExists(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
