import type { PillarLine, WeeklyReport } from '@pillarwatch/model';
import { changeText, countText, LEGEND, shareText } from '../words.ts';
import { sparkline } from './history-chart.ts';
import { languageByScript } from './language.ts';
import { foreign, html, type Markup } from './markup.ts';

/**
 * The table of all pillars. Roles are written out because a narrow screen sets each row as a block, which would
 * otherwise end its being a table for screen readers.
 */
export function pillarTable(report: WeeklyReport): Markup {
  if (report.pillars.length === 0) return html``;
  const most = Math.max(...report.pillars.map(({ share }) => share ?? 0));
  const head = ['No.', 'Pillar', 'Stories', 'Share', 'Change', 'Articles', 'Outlets', 'Trend'];
  return html`<section aria-labelledby="pillars"><h2 id="pillars">The pillars</h2><table class="pillars" role="table"><thead role="rowgroup"><tr role="row">${head.map(
    (name) => html`<th role="columnheader" scope="col">${name}</th>`,
  )}</tr></thead><tbody role="rowgroup">${report.pillars.map((line) => row(report, line, most))}</tbody></table><p class="note">${LEGEND} Trend: the share over ${countText(report.weeks.length)} weeks, each line on its own scale from zero.</p></section>`;
}

function row(report: WeeklyReport, line: PillarLine, most: number): Markup {
  const title = foreign(line.title, languageByScript(line.title));
  return html`<tr role="row"${line.stories === 0 ? html` class="none"` : null}><td role="cell" class="number">${line.number}</td><th role="rowheader" scope="row"><a href="#pillar-${line.number}">${title}</a></th><td role="cell" class="stories">${countText(line.stories)}<span class="unit"> ${line.stories === 1 ? 'story' : 'stories'}</span></td><td role="cell" class="share"><span class="bar" aria-hidden="true"><span style="width:${percentOf(line.share, most)}%"></span></span><span>${shareText(line.share)}</span></td><td role="cell" class="change">${changeText(line.change)}</td><td role="cell" class="articles">${countText(line.articles)}<span class="unit"> ${line.articles === 1 ? 'article' : 'articles'}</span></td><td role="cell" class="outlets">${countText(line.sources)}<span class="unit"> ${line.sources === 1 ? 'outlet' : 'outlets'}</span></td><td role="cell" class="trend">${sparkline(line, report.weeks)}</td></tr>`;
}

/** The length of a bar, 0 to 100, where the longest is 100. */
export function percentOf(value: number | null, most: number): number {
  return most > 0 ? Number((((value ?? 0) / most) * 100).toFixed(1)) : 0;
}
