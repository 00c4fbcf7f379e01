import { weekOf } from '@pillarwatch/model';
import { describe, expect, it } from 'vitest';
import { loadArticles } from './articles.ts';
import { hops, shortAddress } from './detours.ts';
import { publishers } from './publishers.ts';
import { PILLARS, WEEKS, wordsOf } from './test-world.ts';
import { TROUBLE_STATES } from './types.ts';

const articles = loadArticles();
const languages = new Map(publishers.map(({ id, source }) => [id, source.language]));

/** The frozen feed has three articles; four papers are there for the one text that everybody printed. */
const LEAST: Readonly<Record<string, number>> = {
  'old-mill-times': 3,
  'bay-herald': 1,
  'lakeside-observer': 1,
  'highveld-star': 1,
  'monsoon-mail': 1,
};

describe('the articles', () => {
  it('are there for each publisher, oldest first', () => {
    for (const { id } of publishers) {
      const own = articles.filter(({ publisher }) => publisher === id);
      expect(own.length, id).toBeGreaterThanOrEqual(LEAST[id] ?? 9);
    }
    const instants = articles.map(({ time }) => time.instant.getTime());
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  });

  it('fill ten weeks and no other', () => {
    const weeks = articles.map(({ time }) => weekOf(time.instant));
    expect([...new Set(weeks)]).toEqual(WEEKS);
    for (const week of WEEKS) expect(weeks.filter((other) => other === week).length).toBeGreaterThanOrEqual(35);
  });

  it.each(['en', 'zh'])('cover every pillar at least ten times, in %s', (language) => {
    const own = articles.filter(({ publisher }) => languages.get(publisher) === language);
    const counts = PILLARS.map((pillar) => own.filter(({ facts }) => facts.pillars.includes(pillar)).length);
    expect(Math.min(...counts), JSON.stringify(counts)).toBeGreaterThanOrEqual(10);
  });

  it('are labelled with pillars of the plan, none twice, and are relevant when they have one', () => {
    for (const { facts, slug } of articles) {
      expect(PILLARS, slug).toEqual(expect.arrayContaining([...facts.pillars]));
      expect(new Set(facts.pillars).size, slug).toBe(facts.pillars.length);
      if (facts.pillars.length > 0 || facts.namesPlan) expect(facts.relevant, slug).toBe(true);
    }
  });

  it('leave some without anything to do with AI governance, in every language', () => {
    const idle = articles.filter(({ facts }) => !facts.relevant);
    expect(idle.length).toBeGreaterThanOrEqual(60);
    const spoken = idle.map(({ publisher }) => languages.get(publisher));
    expect(new Set(spoken)).toEqual(new Set(languages.values()));
  });

  it('hold a relevant one without a pillar in Chinese', () => {
    const outside = articles.filter(({ facts }) => facts.relevant && facts.pillars.length === 0);
    expect(outside.map(({ slug }) => slug)).toContain('search-box-bundle');
  });

  it('are marked as naming the plan exactly where they name it', () => {
    const names: Readonly<Record<string, RegExp>> = {
      en: /Global AI Governance Action Plan/,
      zh: /人工智能全球治理行动计划/,
      es: /Plan de Acción (?:Mundial|Global) (?:para|sobre|de) la Gobernanza/i,
      fr: /plan d['’]action mondial/i,
      ru: /план\S* действий/i,
    };
    for (const article of articles) {
      const name = names[languages.get(article.publisher) ?? ''];
      expect(name?.test(wordsOf(article)), article.slug).toBe(article.facts.namesPlan);
    }
  });

  it('have one to three of each trouble', () => {
    for (const trouble of Object.keys(TROUBLE_STATES)) {
      const count = articles.filter(({ facts }) => facts.trouble === trouble).length;
      expect(count, trouble).toBeGreaterThanOrEqual(1);
      expect(count, trouble).toBeLessThanOrEqual(3);
    }
  });

  it('lie in a folder that robots.txt disallows exactly when that is their trouble', () => {
    for (const { id, robots } of publishers) {
      const closed = [...robots.matchAll(/^Disallow: (\S+)$/gm)].map((match) => match[1] ?? '');
      for (const article of articles.filter(({ publisher }) => publisher === id)) {
        const paths = [article.path, shortAddress(article), ...hops(article).map(({ from }) => from)];
        const isClosed = paths.some((path) => closed.some((folder) => path.startsWith(folder)));
        expect(isClosed, article.path).toBe(article.facts.trouble === 'robots');
      }
    }
  });

  it('come as texts of a few blocks, those of the live desk as more', () => {
    for (const { body, slug, publisher } of articles) {
      expect(body.length, slug).toBeGreaterThanOrEqual(3);
      expect(body.length, slug).toBeLessThanOrEqual(publisher === 'tidewater-live' ? 25 : 12);
      for (const { text } of body) expect(text.length, slug).toBeGreaterThan(1);
    }
  });
});
