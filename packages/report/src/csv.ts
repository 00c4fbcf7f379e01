import type { WeeklyReport } from '@pillarwatch/model';
import { plainText } from './plain-text.ts';

const HEAD = [
  'week',
  'from',
  'to',
  'plan',
  'plan_version',
  'classifier_version',
  'number',
  'pillar',
  'title',
  'articles',
  'stories',
  'sources',
  'share',
  'change',
  'coverage_stories',
  'relevant_stories',
  'names_plan_stories',
] as const;

/**
 * The weekly table as CSV (RFC 4180: commas, CRLF, one header): a row for every pillar, each with the week and the
 * denominators, so that the files of several weeks can be put one below the other. Quotations are not in it.
 *
 * Share is 0 to 1 with four decimals, change a number with a minus; both are empty where there is none. Text that a
 * spreadsheet would take for a formula starts with an apostrophe (OWASP, "CSV Injection").
 */
export function renderCsv(report: WeeklyReport): string {
  const rows = report.pillars.map((line) => [
    report.week,
    report.from,
    report.to,
    report.plan.id,
    report.plan.version,
    report.classifierVersion,
    line.number,
    line.pillar,
    line.title,
    line.articles,
    line.stories,
    line.sources,
    line.share === null ? '' : Number(line.share.toFixed(4)),
    line.change ?? '',
    report.coverage.stories,
    report.relevant.stories,
    report.namesPlan.stories,
  ]);
  return [HEAD, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = plainText(value);
  const harmless = /^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
