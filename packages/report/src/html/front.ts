import type { Finding, WeeklyReport } from '@pillarwatch/model';
import { counted, countText, kindText, noFindings, pillarOf, shareText, weekText } from '../words.ts';
import { html, joined, type Markup } from './markup.ts';

/** Title, week and plan. */
export function masthead(report: WeeklyReport): Markup {
  const { plan, pillars } = report;
  return html`<header><p class="kicker">Pillarwatch weekly report</p><h1>AI governance in the news, <span class="week">${report.week}</span></h1><p class="dates">${weekText(report).replace(`${report.week}: `, '')}</p><p class="plan">Read against the ${counted(pillars.length, 'pillar')} of the <cite>${plan.title}</cite></p></header>`;
}

/** What the figures say, in words. */
export function findings(report: WeeklyReport): Markup {
  const words =
    report.findings.length > 0
      ? html`<ul class="findings">${report.findings.map((finding) => findingItem(report, finding))}</ul>`
      : html`<p>${noFindings(report)}</p>`;
  return html`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>${words}</section>`;
}

function findingItem(report: WeeklyReport, { kind, pillar, week, sentence }: Finding): Markup {
  const line = pillarOf(report, pillar);
  const where = [
    ...(line ? [html`<a href="#pillar-${line.number}">Pillar ${line.number}</a>`] : []),
    ...(week === null || sentence.includes(week) ? [] : [html`<span>${week}</span>`]),
  ];
  return html`<li><span class="kind kind-${kind}">${kindText(kind)}</span><p>${sentence}${where.length > 0 ? html` <small>${joined(where, html` · `)}</small>` : null}</p></li>`;
}

/** What was read, how much of it was on governing AI, and how much named the plan. */
export function keyFigures({ coverage, relevant, namesPlan }: WeeklyReport): Markup {
  const ofCoverage = coverage.stories > 0 ? `${shareText(relevant.stories / coverage.stories)} of coverage` : '';
  const ofRelevant = relevant.stories > 0 ? `${shareText(namesPlan.stories / relevant.stories)} of the relevant` : '';
  const figures = [
    { name: 'Coverage', meaning: 'all that was read', count: coverage },
    { name: 'Relevant', meaning: ofCoverage ? `on governing AI, ${ofCoverage}` : 'on governing AI', count: relevant },
    { name: 'Names the plan', meaning: ofRelevant, count: namesPlan },
  ];
  return html`<section aria-labelledby="figures"><h2 id="figures">The week in figures</h2><dl class="figures">${figures.map(
    ({ name, meaning, count }) =>
      html`<div><dt>${name}${meaning ? html` <small>${meaning}</small>` : null}</dt><dd><strong>${countText(count.stories)}</strong> ${count.stories === 1 ? 'story' : 'stories'}</dd><dd class="more">${counted(count.articles, 'article')} in ${counted(count.sources, 'outlet')}</dd></div>`,
  )}</dl></section>`;
}
