import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@pillarwatch/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadArticles } from './articles.ts';
import { PUBLISHERS } from './types.ts';

describe('loadArticles', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsroom-'));
    for (const publisher of PUBLISHERS) mkdirSync(join(folder, publisher));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (change: Readonly<Record<string, string | null>>, name = '2025-08-01-tide.md'): void => {
    const fields = {
      title: 'Tide',
      standfirst: 'High at noon.',
      byline: 'Nell Carrow',
      section: 'Sport',
      date: '2025-08-01T07:00:00+01:00',
      slug: 'tide',
      path: '/2025/08/01/tide',
      relevant: 'no',
      body: 'It came in.',
      ...change,
    };
    const { body, ...front } = fields;
    const lines = Object.entries(front).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
    writeFileSync(join(folder, 'harbour-courier', name), ['---', ...lines, '---', body ?? ''].join('\n'));
  };

  it('reads another folder, with what may be left out left out', () => {
    write({});
    const [article] = loadArticles(folder);
    expect(article).toMatchObject({
      publisher: 'harbour-courier',
      path: '/2025/08/01/tide',
      body: [{ kind: 'paragraph', text: 'It came in.' }],
      facts: { pillars: [], relevant: false, namesPlan: false, story: null, trouble: null },
    });
    expect(article?.time).toEqual({ instant: new Date('2025-08-01T06:00:00Z'), text: '2025-08-01T07:00:00+01:00' });
  });

  it.each([
    ['a field is missing', { byline: null }, '"byline" is missing'],
    ['a key is unknown', { author: 'Nell' }, 'unknown key "author"'],
    ['relevant is neither yes nor no', { relevant: 'true' }, '"relevant" is yes or no'],
    ['names-plan is neither yes nor no', { 'names-plan': 'maybe' }, '"names-plan" is yes or no'],
    ['the trouble is unknown', { trouble: 'lost' }, 'trouble is one of gone, robots, '],
    ['the trouble is a name of the language', { trouble: 'constructor' }, 'trouble is one of gone, robots, '],
    ['a changed article lacks its correction', { trouble: 'changed' }, 'is changed has a correction'],
    ['an article that stays has a correction', { correction: 'Tide was out.' }, 'no other has'],
    ['the date has no zone', { date: '2025-08-01T07:00:00' }, 'write the date as'],
    ['the hour does not exist', { date: '2025-08-01T25:00:00+01:00' }, 'write the date as'],
    ['the slug is not the one in the name', { slug: 'ebb' }, 'name, date and slug disagree'],
    ['the day is not the one in the name', { date: '2025-08-02T07:00:00+01:00' }, 'name, date and slug disagree'],
    ['the path is relative', { path: '2025/tide' }, 'is not a plain path'],
    ['the path names another host', { path: '//elsewhere/tide' }, 'is not a plain path'],
    ['the path climbs', { path: '/a/../tide' }, 'is not a plain path'],
    ['the path carries a query', { path: '/tide?x=1' }, 'is not a plain path'],
    ['there is no text', { body: '' }, 'the article has no text'],
  ])('refuses when %s', (_, change, message) => {
    write(change);
    expect(() => loadArticles(folder)).toThrow(InputError);
    expect(() => loadArticles(folder)).toThrow(message);
  });

  it('refuses two articles at one address', () => {
    write({});
    write({ slug: 'ebb' }, '2025-08-01-ebb.md');
    expect(() => loadArticles(folder)).toThrow('harbour-courier: two articles have the path /2025/08/01/tide');
  });

  it('refuses a day that does not exist and names the file', () => {
    write({ date: '2025-06-31T07:00:00+01:00' }, '2025-06-31-tide.md');
    expect(() => loadArticles(folder)).toThrow('articles/harbour-courier/2025-06-31-tide.md: write the date as');
  });
});
