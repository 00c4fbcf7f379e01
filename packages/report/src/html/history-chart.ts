import type { PillarLine, PillarWeek, WeekTotals } from '@pillarwatch/model';
import { countText, NONE, shareText } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { drawn, PAINT } from './svg.ts';

const WIDTH = 320;
const HEIGHT = 150;
const SPARK_WIDTH = 104;
const SPARK_HEIGHT = 28;
const TEXT = 11;
/** So many names of weeks stand side by side at this width. */
const NAMED_WEEKS = 4;

/** A pillar's week together with how well that week was watched. */
interface Point {
  readonly week: WeekTotals;
  readonly share: number | null;
  readonly interval: readonly [number, number] | null;
  readonly stories: number;
}

/** The end of the scale that all charts share: above every share, and above nine intervals in ten. */
export function scaleEnd(pillars: readonly PillarLine[], weeks: readonly WeekTotals[]): number {
  const points = pillars.flatMap((line) => pointsOf(line, weeks));
  const uppers = points.flatMap(({ interval }) => (interval ? [interval[1]] : [])).sort((a, b) => a - b);
  const most = Math.max(0.05, ...points.map(({ share }) => share ?? 0), uppers[Math.floor(uppers.length * 0.9)] ?? 0);
  return [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].find((end) => most <= end) ?? 1;
}

/** One pillar's share week by week, with a hidden table of its numbers. */
export function historyChart(line: PillarLine, weeks: readonly WeekTotals[], end: number): Markup {
  const points = pointsOf(line, weeks);
  const id = `chart-${line.number}`;
  const column = (paint: string, marked: (point: Point) => boolean) => ({
    type: 'bar' as const,
    data: points.map((point) => (marked(point) ? end : null)),
    itemStyle: { color: paint },
    barWidth: '100%',
    barGap: '-100%',
    silent: true,
  });
  const invisible = {
    type: 'line' as const,
    symbol: 'none',
    stack: 'band',
    lineStyle: { color: PAINT.band, width: 0 },
    silent: true,
  };
  const chart = drawn(
    {
      grid: { left: 34, right: 42, top: 10, bottom: 22, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        data: weeks.map(({ week }) => week.slice(5)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: PAINT.muted } },
        axisLabel: {
          color: PAINT.muted,
          fontSize: TEXT,
          interval: (at: number) => (weeks.length - 1 - at) % Math.ceil(weeks.length / NAMED_WEEKS) === 0,
        },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: end,
        interval: end / 2,
        splitLine: { lineStyle: { color: PAINT.rule } },
        axisLabel: {
          color: PAINT.muted,
          fontSize: TEXT,
          formatter: (share: number) => `${Math.round(share * 100)}%`,
        },
      },
      series: [
        column(PAINT.unwatched, ({ week }) => !week.observed),
        column(PAINT.blind, ({ week }) => week.observed && week.blindSources.length > 0),
        { ...invisible, data: points.map(({ interval }) => interval?.[0] ?? null) },
        {
          ...invisible,
          data: points.map(({ interval }) => (interval ? interval[1] - interval[0] : null)),
          areaStyle: { color: PAINT.band, opacity: 1 },
        },
        {
          type: 'line',
          data: points.map((point, at) => marked(point, at === points.length - 1)),
          lineStyle: { color: PAINT.accent, width: 2 },
          showAllSymbol: true,
          silent: true,
        },
      ],
    },
    {
      id,
      label: `${line.number}. ${line.title}: share of relevant stories by week`,
      description: inWords(points),
      width: WIDTH,
      height: HEIGHT,
    },
  );
  return html`${chart}${numbers(line, points)}`;
}

/** The same line without axes, on its own scale, for a row of the table. */
export function sparkline(line: PillarLine, weeks: readonly WeekTotals[]): Markup {
  const points = pointsOf(line, weeks);
  if (points.filter(({ share }) => share !== null).length < 2) return html`${NONE}`;
  const most = Math.max(...points.map(({ share }) => share ?? 0));
  return drawn(
    {
      grid: { left: 4, right: 6, top: 5, bottom: 5, outerBoundsMode: 'none' },
      xAxis: { type: 'category', show: false, boundaryGap: false },
      yAxis: { type: 'value', show: false, min: 0, max: most || 1 },
      series: [
        {
          type: 'line',
          data: points.map(({ share }, at) => ({
            value: share ?? '-',
            symbol: at === points.length - 1 ? 'circle' : 'none',
            symbolSize: 5,
            itemStyle: { color: PAINT.accent, borderWidth: 0 },
          })),
          lineStyle: { color: PAINT.accent, width: 1.5 },
          showAllSymbol: true,
          silent: true,
        },
      ],
    },
    {
      id: `spark-${line.number}`,
      label: `Share of ${line.title} by week`,
      description: inWords(points),
      width: SPARK_WIDTH,
      height: SPARK_HEIGHT,
    },
  );
}

/** The history by the report's weeks: what was not watched has no figures, whatever was counted. */
function pointsOf(line: PillarLine, weeks: readonly WeekTotals[]): Point[] {
  const known = new Map<string, PillarWeek>(line.history.map((point) => [point.week, point]));
  return weeks.map((week) => {
    const { share = null, interval = null, stories = 0 } = (week.observed && known.get(week.week)) || {};
    return { week, share, interval, stories };
  });
}

function marked({ week, share }: Point, last: boolean) {
  const blind = week.blindSources.length > 0;
  return {
    value: share ?? '-',
    symbol: blind ? 'diamond' : 'circle',
    symbolSize: blind ? 9 : last ? 7 : 4,
    itemStyle: blind
      ? { color: PAINT.paper, borderColor: PAINT.warn, borderWidth: 1.5 }
      : { color: PAINT.accent, borderWidth: 0 },
    label: {
      show: last && share !== null,
      position: 'right' as const,
      // Off the names of the weeks when the share is near zero.
      offset: [0, -5],
      color: PAINT.accent,
      fontSize: TEXT + 1,
      fontWeight: 'bold' as const,
      formatter: () => shareText(share),
    },
  };
}

function inWords(points: readonly Point[]): string {
  const known = points.filter(({ share }) => share !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return 'No week with figures.';
  if (first === last) return `${shareText(last.share)} in ${last.week.week}; no other week has figures.`;
  const highest = known.reduce((most, point) => ((point.share ?? 0) > (most.share ?? 0) ? point : most));
  return `From ${shareText(first.share)} in ${first.week.week} to ${shareText(last.share)} in ${last.week.week}; highest ${shareText(highest.share)} in ${highest.week.week}.`;
}

function numbers(line: PillarLine, points: readonly Point[]): Markup {
  return html`<div class="hidden"><table><caption>${line.number}. ${line.title}: the numbers of the chart</caption><thead><tr><th scope="col">Week</th><th scope="col">Share</th><th scope="col">95% interval</th><th scope="col">Stories</th></tr></thead><tbody>${points.map(row)}</tbody></table></div>`;
}

function row({ week, share, interval, stories }: Point): Markup {
  if (!week.observed) return html`<tr><th scope="row">${week.week}</th><td colspan="3">not watched</td></tr>`;
  const between = interval ? `${shareText(interval[0])} to ${shareText(interval[1])}` : NONE;
  const blind = week.blindSources.length > 0 ? html` (an outlet could not be read)` : null;
  return html`<tr><th scope="row">${week.week}${blind}</th><td>${shareText(share)}</td><td>${between}</td><td>${countText(stories)}</td></tr>`;
}
