import { weekOf } from '@pillarwatch/model';
import { describe, expect, it } from 'vitest';
import { loadArticles } from './articles.ts';
import { publishers } from './publishers.ts';
import type { Article } from './types.ts';

/** The thirteen points of the Global AI Governance Action Plan, in its order. */
const PILLARS = [
  'seize-opportunities',
  'innovative-development',
  'industry-empowerment',
  'digital-infrastructure',
  'open-ecosystem',
  'data-supply',
  'energy-environment',
  'standards-norms',
  'public-sector',
  'safety-governance',
  'global-digital-compact',
  'capacity-building',
  'multistakeholder-governance',
];
const WEEKS = ['2025-W30', '2025-W31', '2025-W32', '2025-W33'];

const articles = loadArticles();
const languages = new Map(publishers.map(({ id, source }) => [id, source.language]));

describe('the articles', () => {
  it('are there for each publisher, oldest first', () => {
    const counts = publishers.map(({ id }) => articles.filter(({ publisher }) => publisher === id).length);
    expect(counts).toEqual([24, 22, 20, 21]);
    const instants = articles.map(({ time }) => time.instant.getTime());
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  });

  it.each(['en', 'zh'])('cover every pillar at least twice on pages that can be read, in %s', (language) => {
    const readable = articles.filter(
      ({ publisher, facts }) => languages.get(publisher) === language && facts.trouble === null,
    );
    const counts = PILLARS.map((pillar) => readable.filter(({ facts }) => facts.pillars.includes(pillar)).length);
    expect(Math.min(...counts), JSON.stringify(counts)).toBeGreaterThanOrEqual(2);
  });

  it.each(publishers)('appear in each of the four weeks and in no other: $id', ({ id }) => {
    const own = articles.filter(({ publisher }) => publisher === id);
    const weeks = own.map(({ time }) => weekOf(time.instant));
    expect(new Set(weeks)).toEqual(new Set(WEEKS));
    for (const week of WEEKS) expect(weeks.filter((other) => other === week).length).toBeGreaterThanOrEqual(3);
  });

  it('are labelled with pillars of the plan, none twice, and are relevant when they have one', () => {
    for (const { facts, slug } of articles) {
      expect(PILLARS, slug).toEqual(expect.arrayContaining([...facts.pillars]));
      expect(new Set(facts.pillars).size, slug).toBe(facts.pillars.length);
      if (facts.pillars.length > 0 || facts.namesPlan) expect(facts.relevant, slug).toBe(true);
    }
  });

  it('leave about one in four without anything to do with AI governance, in both languages', () => {
    const idle = articles.filter(({ facts }) => !facts.relevant);
    expect(idle.filter(({ publisher }) => languages.get(publisher) === 'zh')).toHaveLength(10);
    expect(idle.filter(({ publisher }) => languages.get(publisher) === 'en').length).toBeGreaterThanOrEqual(6);
  });

  it('hold a relevant one without a pillar in Chinese', () => {
    const outside = articles.filter(({ facts }) => facts.relevant && facts.pillars.length === 0);
    expect(outside.map(({ slug }) => slug)).toContain('search-box-bundle');
  });

  it('are marked as naming the plan exactly where they name it', () => {
    const name = /Global AI Governance Action Plan|人工智能全球治理行动计划/;
    for (const article of articles) expect(name.test(words(article)), article.slug).toBe(article.facts.namesPlan);
  });

  it('have the troubles that are wanted and no other', () => {
    const troubled = articles.flatMap(({ publisher, slug, facts }) =>
      facts.trouble ? [`${publisher}/${slug}: ${facts.trouble}`] : [],
    );
    expect(troubled.toSorted()).toEqual([
      'dongya-keji/incident-platform: gone',
      'harbour-courier/members-briefing-summits: robots',
      'policy-ledger/license-that-never-was: gone',
      'pujiang-wanbao/plan-three-weeks-page: robots',
    ]);
  });

  it('lie in a folder that robots.txt disallows exactly when that is their trouble', () => {
    for (const { id, robots } of publishers) {
      const closed = [...robots.matchAll(/^Disallow: (\S+)$/gm)].map((match) => match[1] ?? '');
      for (const { path, facts } of articles.filter(({ publisher }) => publisher === id)) {
        expect(
          closed.some((folder) => path.startsWith(folder)),
          path,
        ).toBe(facts.trouble === 'robots');
      }
    }
  });

  it('come as short texts of a few blocks', () => {
    for (const { body, slug } of articles) {
      expect(body.length, slug).toBeGreaterThanOrEqual(3);
      expect(body.length, slug).toBeLessThanOrEqual(12);
      expect(
        body.every(({ text }) => text.length > 1),
        slug,
      ).toBe(true);
    }
  });
});

describe('the copies of one text', () => {
  const names = new Set(articles.flatMap(({ facts }) => facts.story ?? []));
  const stories = [...names].map((name) => [name, articles.filter(({ facts }) => facts.story === name)] as const);

  it('are three in each language', () => {
    const perLanguage = stories.map(([, [first]]) => first && languages.get(first.publisher));
    expect(perLanguage.toSorted()).toEqual(['en', 'en', 'en', 'zh', 'zh', 'zh']);
  });

  it.each(stories)('%s: two papers of one language, one set of pillars, a headline each', (_, copies) => {
    expect(copies.length).toBeGreaterThanOrEqual(2);
    const different = (of: (article: Article) => unknown): number => new Set(copies.map(of)).size;
    expect(different(({ publisher }) => publisher)).toBe(copies.length);
    expect(different(({ publisher }) => languages.get(publisher))).toBe(1);
    expect(different(({ title }) => title)).toBe(copies.length);
    expect(different(({ standfirst }) => standfirst)).toBe(copies.length);
    expect(different(({ facts }) => facts.pillars.toSorted().join())).toBe(1);
    expect(different(({ facts }) => facts.namesPlan)).toBe(1);
  });

  it('are mostly the same text under another lead, and no other two articles are alike', () => {
    const printed = articles.map((article) => ({ article, pieces: pieces(article) }));
    const alike = printed.flatMap((one, index) =>
      printed
        .slice(index + 1)
        .filter(({ article }) => languages.get(article.publisher) === languages.get(one.article.publisher))
        .map((other) => ({ pair: [one.article, other.article], share: jaccard(one.pieces, other.pieces) }))
        .filter(({ share }) => share > 0.1),
    );
    expect(alike.flatMap(({ pair }) => pair.map(({ facts }) => facts.story)).toSorted()).toEqual(
      [...names, ...names].toSorted(),
    );
    for (const { pair, share } of alike) {
      expect(share).toBeGreaterThan(0.5);
      expect(pair[0]?.body[0]?.text).not.toBe(pair[1]?.body[0]?.text);
    }
  });
});

function words({ title, standfirst, body }: Article): string {
  return [title, standfirst, ...body.map(({ text }) => text)].join('\n');
}

/** All stretches of eight characters of an article's body. */
function pieces({ body }: Article): ReadonlySet<string> {
  const text = body.map((block) => block.text).join('\n');
  return new Set(Array.from({ length: Math.max(0, text.length - 7) }, (_, start) => text.slice(start, start + 8)));
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const piece of one) if (other.has(piece)) shared++;
  return shared / (one.size + other.size - shared);
}
