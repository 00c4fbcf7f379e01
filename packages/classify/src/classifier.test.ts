import path from 'node:path';
import { InputError, type Words } from '@pillarwatch/model';
import { loadPlan, loadRelevance } from '@pillarwatch/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClassifier } from './classifier.ts';

const CONFIG = path.join(import.meta.dirname, '../../../config');
const plan = await loadPlan(CONFIG, 'global-ai-governance-2025');
const relevance = await loadRelevance(CONFIG);
const classifier = createClassifier(plan, relevance);

const ENGLISH: Words = {
  title: 'Ministry warns of AI risks at Paris summit',
  standfirst: 'Open-source models and data centres were discussed too.',
  body: 'Officials said safeguards against deepfakes are needed.\nThe declaration was signed by 60 countries. A café near the venue closed.',
  language: 'en',
};
const CHINESE: Words = {
  title: '監管部門發布人工智慧安全治理標準',
  standfirst: null,
  body: '國家標準要求評估風險，防範深度偽造。聯合國歡迎這一決議。',
  language: 'zh-Hant',
};
const change = (words: Words, to: (text: string) => string): Words => ({
  ...words,
  title: to(words.title),
  standfirst: words.standfirst === null ? null : to(words.standfirst),
  body: to(words.body),
});
const pillars = (words: Words) =>
  classifier.classify(words).mentions.map(({ pillar, probability }) => [pillar, probability]);

describe('classify', () => {
  it.each([
    ['case', (text: string) => text.toUpperCase()],
    ['white space', (text: string) => text.replaceAll(' ', ' \u00a0 \t')],
    ['decomposed Unicode', (text: string) => text.normalize('NFD')],
    [
      'full-width letters',
      (text: string) => text.replace(/[A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ],
  ])('says the same whatever the %s', (_, to) => {
    expect(pillars(ENGLISH).length).toBeGreaterThan(0);
    expect(pillars(change(ENGLISH, to))).toEqual(pillars(ENGLISH));
  });

  it('says the same of traditional and simplified characters', () => {
    const simplified = {
      ...CHINESE,
      title: '监管部门发布人工智慧安全治理标准',
      body: '国家标准要求评估风险，防范深度伪造。联合国欢迎这一决议。',
    };
    expect(pillars(CHINESE).length).toBeGreaterThan(0);
    expect(pillars({ ...simplified, language: 'zh' })).toEqual(pillars(CHINESE));
  });

  it('does not depend on the order of the pillars', () => {
    const shuffled = createClassifier({ ...plan, pillars: plan.pillars.toReversed() }, relevance);
    expect(shuffled.classify(ENGLISH)).toEqual(classifier.classify(ENGLISH));
    expect(shuffled.version).toBe(classifier.version);
  });

  it('gives evidence that the offsets cut out of the text, with the terms as the plan writes them', () => {
    const terms = new Set(plan.pillars.flatMap((pillar) => (pillar.vocabulary.en ?? []).map((term) => term.term)));
    const { mentions } = classifier.classify(ENGLISH);
    for (const evidence of mentions.flatMap((mention) => mention.evidence)) {
      const points = Array.from(ENGLISH[evidence.field] ?? '');
      expect(points.slice(evidence.start, evidence.end).join('')).toBe(evidence.sentence);
      for (const term of evidence.terms) expect(terms).toContain(term);
    }
    expect(mentions.every((mention) => mention.evidence.length > 0)).toBe(true);
  });

  it('keeps offsets true and numbers in bounds, whatever the text', () => {
    const anyUnits = fc.array(fc.nat(0xffff), { maxLength: 20 }).map((codes) => String.fromCharCode(...codes));
    const piece = fc.oneof(
      anyUnits,
      fc.constantFrom(
        'AI safety institute. ',
        '人工智能安全治理。',
        '😀',
        '\ud800',
        '\n',
        'the UN General Assembly ',
        '开源社区',
      ),
    );
    const text = fc.array(piece, { maxLength: 15 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(
        text,
        fc.option(text),
        text,
        fc.constantFrom('en', 'zh', null),
        (title, standfirst, body, language) => {
          const words = { title, standfirst, body, language };
          const found = classifier.classify(words);
          expect(found.relevance).toBeGreaterThanOrEqual(0);
          expect(found.relevance).toBeLessThanOrEqual(1);
          expect(found.reason === null).toBe(found.mentions.length > 0);
          if (found.mentions.length > 0) expect(found.relevant).toBe(true);
          for (const mention of found.mentions) {
            expect(mention.probability).toBeGreaterThanOrEqual(plan.threshold);
            expect(mention.probability).toBeLessThanOrEqual(1);
            for (const evidence of mention.evidence) {
              const points = Array.from(words[evidence.field] ?? '');
              expect(points.slice(evidence.start, evidence.end).join('')).toBe(evidence.sentence);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['nothing', ''],
    ['five megabytes of words', 'AI law and open source, '.repeat(208_000)],
    ['one sentence of 200,000 letters', 'ai'.repeat(100_000)],
    ['one Chinese sentence of 200,000 characters', '人工智能标准'.repeat(33_000)],
    ['lone surrogates', '\ud800\udfff\ud800 AI \udc00'.repeat(10_000)],
    ['stops alone', '.'.repeat(200_000)],
    ['dots between letters', 'a.'.repeat(200_000)],
    ['plus signs and quotation marks', `+'"”`.repeat(100_000)],
    ['marks without letters', '\u0301'.repeat(200_000)],
  ])('is done with %s', (_, body) => {
    for (const language of ['en', 'zh', null]) {
      expect(classifier.classify({ title: body, standfirst: body, body, language })).toHaveProperty('relevant');
    }
  });

  it('does not halve a character where it stops reading', () => {
    const body = `${'.'.repeat(99_900)}\n${'AI safety institute '.repeat(4)}${'😀'.repeat(200)}`;
    const points = Array.from(body);
    const { mentions } = classifier.classify({ title: 'AI safety', standfirst: null, body, language: 'en' });
    const last = mentions.flatMap((mention) => mention.evidence).at(-1);
    expect(last?.field).toBe('body');
    expect(points.slice(last?.start, last?.end).join('')).toBe(last?.sentence);
  });

  it('says why it finds nothing', () => {
    const reason = (title: string, language: string | null) =>
      classifier.classify({ title, standfirst: null, body: '', language }).reason;
    expect(reason('La loi sur l’IA', 'fr')).toBe('language-unsupported');
    expect(reason('人工知能に関する法律について', null)).toBe('language-unsupported');
    expect(reason('Parliament passes law on fishing', 'en')).toBe('no-ai-named');
    expect(reason('An AI app for cats', 'en')).toBe('not-relevant');
    expect(reason('Antitrust watchdog questions AI bundling in court', 'en')).toBe('below-threshold');
  });
});

describe('createClassifier', () => {
  it('names its languages, and has a version of its own for each plan and vocabulary', () => {
    expect(classifier.languages).toEqual(['en', 'zh']);
    expect(classifier.version).toMatch(/^[0-9a-f]{12}$/);
    expect(createClassifier({ ...plan, version: 'x' }, relevance).version).not.toBe(classifier.version);
    expect(createClassifier(plan, { ...relevance, version: 'x' }).version).not.toBe(classifier.version);
  });

  it('refuses a plan that asks for a group that does not exist', () => {
    const term = { term: 'tide', weight: 1, with: ['$moons'] };
    const [first] = plan.pillars;
    if (!first) throw new Error('the plan has no pillar');
    expect(() => createClassifier({ ...plan, pillars: [{ ...first, vocabulary: { en: [term] } }] }, relevance)).toThrow(
      InputError,
    );
  });
});
