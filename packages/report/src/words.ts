import type { PillarLine, Quotation, WeeklyReport } from '@pillarwatch/model';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What stands where there is nothing to say, because nobody looked or there is nothing to divide by. */
export const NONE = '–';

export const countText = (count: number): string => whole.format(count);

/** `17.1%`. */
export const shareText = (share: number | null): string => (share === null ? NONE : `${(share * 100).toFixed(1)}%`);

/** `+3`, `−2`, `=`; a dash when the week before was not observed. */
export function changeText(change: number | null): string {
  if (change === null) return NONE;
  if (change === 0) return '=';
  return `${change > 0 ? '+' : '−'}${countText(Math.abs(change))}`;
}

/** `2025-W30: Monday 21 July 2025 to Sunday 27 July 2025`. */
export function weekText(report: WeeklyReport): string {
  const [from, to] = [report.from, report.to].map((date) => day.format(new Date(`${date}T00:00:00Z`)));
  return `${report.week}: Monday ${from} to Sunday ${to}`;
}

/** The denominators, with words that a stranger understands. */
export function denominators(report: WeeklyReport) {
  return [
    { name: 'Coverage', meaning: 'all that was read', count: report.coverage },
    { name: 'Relevant', meaning: 'on governing AI', count: report.relevant },
    { name: 'Names the plan', meaning: '', count: report.namesPlan },
  ];
}

/** What a story, a share and a change are. */
export const LEGEND = [
  'A story is one text, however many sources print it. Share: the pillar’s stories among the week’s relevant',
  'stories; one story may speak of several pillars, so shares do not add up to 100%. Change: stories against the',
  `week before; = means as many, ${NONE} that there is nothing to compare with.`,
].join(' ');

/** What was counted, for those who cite it. */
export function provenance(report: WeeklyReport): string {
  const { id, version } = report.plan;
  return `Plan ${id}, version ${version.slice(0, 12)}; classifier ${report.classifierVersion}`;
}

/** The line of a quotation's pillar, where the report has it. */
export function pillarOf(report: WeeklyReport, quotation: Quotation): PillarLine | null {
  return report.pillars.find((line) => line.pillar === quotation.pillar) ?? null;
}
