import type { Contribution, Count, WeeklyReport } from '@pillarwatch/model';

/**
 * The weekly report as JSON, for programs: keys in one order, two spaces, nothing rounded, and no text changed.
 * Control and format characters are written as `\u` escapes, so that a terminal may show it.
 */
export function renderJson(report: WeeklyReport): string {
  const { plan } = report;
  const ordered = {
    plan: { id: plan.id, title: plan.title, version: plan.version },
    classifierVersion: report.classifierVersion,
    week: report.week,
    from: report.from,
    to: report.to,
    coverage: count(report.coverage),
    relevant: count(report.relevant),
    namesPlan: count(report.namesPlan),
    weeks: report.weeks.map((week) => ({
      week: week.week,
      coverage: count(week.coverage),
      relevant: count(week.relevant),
      observed: week.observed,
      blindSources: week.blindSources,
    })),
    findings: report.findings.map(({ kind, pillar, week, sentence }) => ({ kind, pillar, week, sentence })),
    pillars: report.pillars.map((line) => ({
      number: line.number,
      pillar: line.pillar,
      title: line.title,
      ...count(line),
      share: line.share,
      change: line.change,
      history: line.history.map(({ week, articles, stories, share, interval }) => {
        return { week, articles, stories, share, interval };
      }),
    })),
    quotations: report.quotations.map((quotation) => ({
      pillar: quotation.pillar,
      sentence: quotation.sentence,
      articleTitle: quotation.articleTitle,
      url: quotation.url,
      source: quotation.source,
    })),
    stories: report.stories.map((story) => ({
      title: story.title,
      url: story.url,
      source: story.source,
      language: story.language,
      articles: story.articles,
      sources: story.sources,
      pillars: story.pillars,
    })),
    sources: report.sources.map(contribution),
    languages: report.languages.map(contribution),
    countries: report.countries.map(contribution),
  };
  return `${JSON.stringify(ordered, null, 2).replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escaped)}\n`;
}

function count({ articles, stories, sources }: Count): Count {
  return { articles, stories, sources };
}

function contribution({ member, articles, relevantStories }: Contribution): Contribution {
  return { member, articles, relevantStories };
}

function escaped(letter: string): string {
  // By UTF-16 units: beyond the basic plane JSON escapes are pairs (RFC 8259, section 7).
  return letter.split('').reduce((text, unit) => `${text}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`, '');
}
