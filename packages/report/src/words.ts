import type { Finding, PillarLine, StoryLine, WeeklyReport } from '@pillarwatch/model';

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

/** The line of a pillar, where the report has it. */
export function pillarOf(report: WeeklyReport, pillar: string | null): PillarLine | null {
  return report.pillars.find((line) => line.pillar === pillar) ?? null;
}

const KINDS: Readonly<Record<Finding['kind'], string>> = {
  rise: 'Rise',
  fall: 'Fall',
  burst: 'Burst',
  outage: 'Outage',
  'wire-story': 'Wire story',
  leader: 'Leader',
};

/** `Wire story`. */
export const kindText = (kind: Finding['kind']): string => KINDS[kind];

/** What a report says that has no findings. */
export function noFindings(report: WeeklyReport): string {
  return report.weeks.filter(({ observed }) => observed).length > 1
    ? 'Nothing in this week’s figures stands out from the weeks before.'
    : 'No other week was watched yet, so there is nothing to compare this one with.';
}

/** `1 article`, `38 articles`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`;

/** A sentence for each of the report's weeks in which outlets could not be read, and one for those before the first poll. */
export function outages({ weeks }: WeeklyReport): string[] {
  const watched = weeks.filter(({ observed }) => observed);
  const before = watched.length < weeks.length ? watched[0] : undefined;
  return [
    ...(before
      ? [`Nobody watched before ${before.week}: earlier weeks have no figures, which is not the same as zero.`]
      : []),
    ...watched
      .filter(({ blindSources }) => blindSources.length > 0)
      .map(({ week, blindSources }) => `${week}: ${blindSources.join(', ')} could not be read.`),
  ];
}

/** How many stories the short formats show. */
const STORIES_SHOWN = 5;

/** The stories of the week that were printed more than once, most printed first, five at most. */
export function copiedStories({ stories }: WeeklyReport): StoryLine[] {
  return stories
    .filter(({ articles }) => articles > 1)
    .sort((a, b) => b.articles - a.articles)
    .slice(0, STORIES_SHOWN);
}

/** `6 articles in 3 outlets, first The Daily Example; pillars 1, 2`. */
export function storyText(report: WeeklyReport, story: StoryLine): string {
  const numbers = story.pillars.map((pillar) => pillarOf(report, pillar)?.number ?? pillar);
  const pillars = numbers.length > 0 ? `; ${numbers.length === 1 ? 'pillar' : 'pillars'} ${numbers.join(', ')}` : '';
  const outlets = counted(story.sources.length, 'outlet');
  return `${counted(story.articles, 'article')} in ${outlets}, first ${story.source}${pillars}`;
}
