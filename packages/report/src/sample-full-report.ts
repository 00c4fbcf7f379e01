import type { PillarLine, WeeklyReport, WeekTotals } from '@pillarwatch/model';
import { SAMPLE } from './sample-report.ts';

const TITLES = [
  'Opportunities of AI',
  'Innovative development',
  'AI in industry',
  'Digital infrastructure',
  'Open and diverse ecosystem',
  'High-quality data',
  'Energy and environment',
  'Standards and norms',
  'Public sector first',
  'AI safety governance',
  'Global Digital Compact',
  '加强人工智能能力建设国际合作，帮助全球南方国家弥合智能鸿沟',
  'Multi-stakeholder governance',
];

const OUTLETS = ['The Daily Example', '示例新闻', 'Le Phare', 'Meridian Wire', 'Harbour Courier', 'Policy Ledger'];

const STORIES: readonly (readonly [title: string, language: string, pillars: readonly number[]])[] = [
  ['Forty names for the scientific panel on AI, and a seat left empty', 'en', [13, 10]],
  [
    '国务院常务会议审议通过《关于深入实施“人工智能+”行动的意见》，部署加快数字基础设施建设与高质量数据供给',
    'zh',
    [3, 4, 6],
  ],
  ['Les centres de données devront publier leur consommation d’eau dès l’an prochain', 'fr', [7]],
  ['Regulators agree on one incident form for AI failures', 'en', [10, 8]],
  ['数据中心用电量将公布', 'zh', [7, 4]],
  ['A public price list for public data', 'en', [6]],
];

/** A report as it comes from a long watch: all sections full, one week unwatched and one with an outage. */
export function fullReport(weekCount: number): WeeklyReport {
  const weeks: WeekTotals[] = Array.from({ length: weekCount }, (_, at) => ({
    week: `2025-W${31 - weekCount + at + 1}`,
    coverage: { articles: 1300 + wave(at, 90), stories: 880 + wave(at + 2, 60), sources: 48 },
    relevant: { articles: 110 + wave(at, 30), stories: 70 + wave(at, 20), sources: 24 },
    observed: at > 0,
    blindSources: at === weekCount - 4 ? ['示例新闻', 'Meridian Wire'] : [],
  }));
  const pillars = TITLES.map((title, at) => lineOf(title, at, weeks));
  const idOf = (number: number) => `pillar-${number}`;
  return {
    ...SAMPLE,
    plan: { ...SAMPLE.plan, title: 'Global AI Governance Action Plan' },
    relevant: weeks.at(-1)?.relevant ?? SAMPLE.relevant,
    weeks,
    findings: [
      {
        kind: 'rise',
        pillar: idOf(7),
        week: null,
        sentence:
          'Energy and environment rose: 6.1% of relevant stories in the first 4 weeks shown, 17.4% in the last 4 (one chance in 2,100 that this is noise).',
      },
      {
        kind: 'burst',
        pillar: idOf(13),
        week: '2025-W29',
        sentence:
          'Multi-stakeholder governance had a burst in 2025-W29: 19 stories, where its share in the other weeks would give 6.2.',
      },
      {
        kind: 'wire-story',
        pillar: null,
        week: null,
        sentence:
          'One text was printed 38 times in 2025-W31: “Forty names for the scientific panel on AI, and a seat left empty”, first by Meridian Wire. It counts as one story.',
      },
      {
        kind: 'outage',
        pillar: null,
        week: '2025-W28',
        sentence:
          '示例新闻 and Meridian Wire could not be read in 2025-W28: what they printed then is missing or came later, and that week’s counts are too low for it.',
      },
    ],
    pillars,
    stories: STORIES.map(([title, language, numbers], at) => ({
      title,
      url: `https://news.example/2025/${at}?title=${title}`,
      source: OUTLETS[(at + 3) % OUTLETS.length] ?? '',
      language,
      articles: [38, 11, 6, 3, 2, 1][at] ?? 1,
      sources: Array.from(
        { length: [23, 9, 5, 3, 2, 1][at] ?? 1 },
        (_, n) => `${OUTLETS[(at + 3 + n) % OUTLETS.length]}${n < OUTLETS.length ? '' : ` ${n}`}`,
      ),
      pillars: numbers.map(idOf),
    })),
    quotations: STORIES.flatMap(([title, language, numbers], at) =>
      numbers.map((number) => ({
        pillar: idOf(number),
        sentence: SAMPLE.quotations[language === 'zh' ? 1 : 0]?.sentence ?? '',
        articleTitle: title,
        url: `https://news.example/2025/${at}?title=${title}`,
        source: OUTLETS[(at + 3) % OUTLETS.length] ?? '',
      })),
    ).sort((a, b) => Number(a.pillar.slice(7)) - Number(b.pillar.slice(7))),
    sources: Array.from({ length: 26 }, (_, at) => ({
      member: `${OUTLETS[at % OUTLETS.length]}${at < OUTLETS.length ? '' : ` ${at}`}`,
      articles: 190 - at * 7,
      relevantStories: Math.round(22 / (1 + at / 4)),
    })),
    languages: ['en', 'zh', 'fr', 'es', 'ru'].map((member, at) => ({
      member,
      articles: 700 >> at,
      relevantStories: 40 >> at,
    })),
    countries: ['GB', 'CN', 'US', 'FR', 'EU', 'KE', 'BR', 'RU'].map((member, at) => ({
      member,
      articles: 400 - at * 45,
      relevantStories: 30 - at * 4,
    })),
  };
}

function lineOf(title: string, at: number, weeks: readonly WeekTotals[]): PillarLine {
  const history = weeks.map(({ week, relevant, observed }, n) => {
    const stories = Math.max(
      0,
      at === 10 ? 0 : 3 + wave(n + at * 3, 4) + (at === 6 ? n : at % 5) + (at === 12 && n === 7 ? 9 : 0),
    );
    const share = observed ? stories / relevant.stories : null;
    const interval = share === null ? null : ([share * 0.55, (share + 0.05) * 1.2] as const);
    return { week, articles: stories * 2, stories, share, interval };
  });
  const [before, last] = history.slice(-2);
  const stories = last?.stories ?? 0;
  return {
    number: at + 1,
    pillar: `pillar-${at + 1}`,
    title,
    articles: stories * 2 + (at % 3 && stories && 1),
    stories,
    sources: Math.ceil(stories * 0.7),
    share: last?.share ?? null,
    change: stories - (before?.stories ?? 0),
    history,
  };
}

/** Ups and downs that look like a year's, and are the same every time. */
function wave(at: number, height: number): number {
  return Math.round(height * Math.sin(at * 2.4) * Math.cos(at * 0.7));
}
