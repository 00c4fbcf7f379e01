import type { WeeklyReport } from '@pillarwatch/model';
import { historyChart, scaleEnd } from './history-chart.ts';
import { languageByScript } from './language.ts';
import { foreign, html, type Markup } from './markup.ts';

/** One chart a pillar over the report's weeks, all on one scale. */
export function histories({ pillars, weeks }: WeeklyReport): Markup {
  if (pillars.length === 0) return html``;
  const [first, last] = [weeks[0], weeks.at(-1)];
  const heading = html`<h2 id="histories">Week by week</h2>`;
  if (!first || !last || weeks.filter(({ observed }) => observed).length < 2) {
    const anchors = pillars.map(({ number }) => html`<span id="pillar-${number}"></span>`);
    return html`<section aria-labelledby="histories">${heading}<p>Charts need two weeks that were watched; so far there is one.${anchors}</p></section>`;
  }
  const end = scaleEnd(pillars, weeks);
  return html`<section aria-labelledby="histories">${heading}<p class="note">Each pillar’s share of the week’s relevant stories, ${first.week} to ${last.week}. All charts have the same scale, 0% to ${Math.round(end * 100)}%.</p><ul class="key" aria-label="Key to the charts"><li><i class="key-line"></i>share</li><li><i class="key-band"></i>95% interval (cut where it leaves the scale)</li>${key(weeks)}</ul><div class="multiples">${pillars.map(
    (line) =>
      html`<figure id="pillar-${line.number}"><figcaption><span class="number">${line.number}</span> ${foreign(line.title, languageByScript(line.title))}</figcaption>${historyChart(line, weeks, end)}</figure>`,
  )}</div></section>`;
}

/** Only what the charts show. */
function key(weeks: WeeklyReport['weeks']): Markup[] {
  const blind = weeks.some(({ observed, blindSources }) => observed && blindSources.length > 0);
  return [
    ...(blind ? [html`<li><i class="key-blind"></i>an outlet could not be read</li>`] : []),
    ...(weeks.some(({ observed }) => !observed) ? [html`<li><i class="key-unwatched"></i>not watched</li>`] : []),
  ];
}
