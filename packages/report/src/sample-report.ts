import type { PillarWeek, WeeklyReport, WeekTotals } from '@pillarwatch/model';
import fc from 'fast-check';

/** Four weeks: the first was not watched, in the second two outlets could not be read. */
const WEEKS: readonly WeekTotals[] = [
  { relevant: { articles: 0, stories: 0, sources: 0 }, observed: false, blindSources: [] },
  {
    relevant: { articles: 30, stories: 20, sources: 9 },
    observed: true,
    blindSources: ['示例新闻', 'The Weekly Example'],
  },
  { relevant: { articles: 58, stories: 40, sources: 14 }, observed: true, blindSources: [] },
  { relevant: { articles: 60, stories: 41, sources: 15 }, observed: true, blindSources: [] },
].map((week, at) => ({ ...week, week: `2025-W${28 + at}`, coverage: { articles: 1412, stories: 930, sources: 48 } }));

/** A pillar's history from its stories in each of the four weeks. */
function history(...stories: readonly number[]): PillarWeek[] {
  return WEEKS.map(({ week, relevant }, at) => {
    const hits = stories[at] ?? 0;
    const share = relevant.stories > 0 ? hits / relevant.stories : null;
    const interval = share === null ? null : ([share / 2, (share + 0.1) / 1.1] as const);
    return { week, articles: hits * 2, stories: hits, share, interval };
  });
}

/** A small report for the tests: one pillar rose, one fell, one has a long Chinese title and no stories. */
export const SAMPLE: WeeklyReport = {
  plan: { id: 'sample-plan', title: 'Sample Plan for AI', version: '0123456789abcdef'.repeat(4) },
  classifierVersion: 'sample-1',
  week: '2025-W31',
  from: '2025-07-28',
  to: '2025-08-03',
  coverage: { articles: 1412, stories: 930, sources: 48 },
  relevant: { articles: 60, stories: 41, sources: 15 },
  namesPlan: { articles: 21, stories: 9, sources: 8 },
  weeks: WEEKS,
  findings: [
    {
      kind: 'rise',
      pillar: 'data',
      week: null,
      sentence: 'Data rose: 5.0% of relevant stories in the first 2 weeks shown, 13.6% in the last 2.',
    },
    {
      kind: 'outage',
      pillar: null,
      week: '2025-W29',
      sentence: '示例新闻 and The Weekly Example could not be read in 2025-W29: that week’s counts are too low for it.',
    },
  ],
  pillars: [
    {
      number: 1,
      pillar: 'data',
      title: 'Data',
      articles: 12,
      stories: 7,
      sources: 6,
      share: 7 / 41,
      change: 3,
      history: history(0, 1, 4, 7),
    },
    {
      number: 2,
      pillar: 'energy',
      title: 'Energy',
      articles: 2,
      stories: 2,
      sources: 1,
      share: 2 / 41,
      change: -12,
      history: history(0, 3, 14, 2),
    },
    {
      number: 3,
      pillar: 'public-goods',
      title: '促进国际合作的公共产品与能力建设以及弥合全球智能鸿沟的行动',
      articles: 0,
      stories: 0,
      sources: 0,
      share: 0,
      change: 0,
      history: history(),
    },
  ],
  quotations: [
    {
      pillar: 'data',
      sentence: 'Members agreed to open their public data to one another, and to say by next summer at what price.',
      articleTitle: 'Members open their data',
      url: 'https://daily.example/2025/07/29/data?from=feed',
      source: 'The Daily Example',
    },
    {
      pillar: 'energy',
      sentence: '各方同意公布数据中心的用电量，“包括冷却用水”，并于明年夏天之前在《能源报告》中逐项说明其来源。',
      articleTitle: '数据中心用电量将公布',
      url: 'https://news.example/能源',
      source: '示例新闻',
    },
  ],
  stories: [
    {
      title: 'Members open their data',
      url: 'https://daily.example/2025/07/29/data?from=feed',
      source: 'The Daily Example',
      language: 'en',
      articles: 6,
      sources: ['The Daily Example', 'The Weekly Example', '示例新闻'],
      pillars: ['data', 'energy'],
    },
    {
      title: '数据中心用电量将公布',
      url: 'https://news.example/能源',
      source: '示例新闻',
      language: 'zh',
      articles: 1,
      sources: ['示例新闻'],
      pillars: ['energy'],
    },
  ],
  sources: [
    { member: 'The Daily Example', articles: 700, relevantStories: 30 },
    { member: '示例新闻', articles: 712, relevantStories: 12 },
  ],
  languages: [
    { member: 'en', articles: 700, relevantStories: 30 },
    { member: 'zh', articles: 712, relevantStories: 12 },
  ],
  countries: [
    { member: 'GB', articles: 700, relevantStories: 30 },
    { member: 'CN', articles: 712, relevantStories: 12 },
  ],
};

/** A report in which every text is the given one. */
export function reportSaying(text: string): WeeklyReport {
  return {
    ...SAMPLE,
    plan: { id: text, title: text, version: text },
    classifierVersion: text,
    pillars: SAMPLE.pillars.map((line) => ({ ...line, title: text })),
    quotations: SAMPLE.quotations.map(({ pillar }) => ({
      pillar,
      sentence: text,
      articleTitle: text,
      source: text,
      url: text,
    })),
    weeks: SAMPLE.weeks.map((week) => ({ ...week, blindSources: week.blindSources.map(() => text) })),
    findings: SAMPLE.findings.map((finding) => ({ ...finding, sentence: text })),
    stories: SAMPLE.stories.map(({ articles, pillars }) => ({
      title: text,
      url: text,
      source: text,
      language: text,
      articles,
      sources: [text, `${text}2`],
      pillars,
    })),
    sources: SAMPLE.sources.map((one) => ({ ...one, member: text })),
    languages: SAMPLE.languages.map((one) => ({ ...one, member: text })),
    countries: SAMPLE.countries.map((one) => ({ ...one, member: text })),
  };
}

const BITS = [
  ...[
    '\u001b[31m',
    '\u001b]8;;https://evil.example\u0007',
    '\u001b',
    '\u009b2J',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u0000',
  ],
  ...[
    '\r\n',
    '\n',
    '\t',
    '\u2028',
    '|',
    '\\',
    '<b>',
    '&lt;',
    '&',
    '](http://a.example)',
    '[',
    '![',
    '`',
    '**',
    '_',
    '~~',
  ],
  ...[
    '$',
    '=1+1',
    '"',
    "'",
    ',',
    '# ',
    '- ',
    '1. ',
    '> ',
    '---',
    'www.evil.example',
    'http://evil.example',
    'a@b.example',
  ],
  ...[
    '人工智能',
    '，',
    '《',
    '》',
    '🇨🇳',
    '👩‍🔬',
    'e\u0301\u0301\u0301\u0301\u0301\u0301',
    '\ud800',
    ' ',
    'word',
    '=',
    '@',
    '+',
    '\u{e0041}',
  ],
];

/** Texts made of what could break a terminal, a Markdown page or a spreadsheet. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...BITS), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 30 })
  .map((bits) => bits.join(''));
