import type { Quotation, WeeklyReport } from '@pillarwatch/model';
import { pillarOf } from '../words.ts';
import { languageByScript, languageOf } from './language.ts';
import { foreign, html, link, type Markup } from './markup.ts';

/** The sentences on which the figures rest, pillar by pillar. */
export function evidence(report: WeeklyReport): Markup {
  if (report.quotations.length === 0) return html``;
  const byPillar = new Map<string, Quotation[]>();
  for (const quotation of report.quotations) {
    byPillar.set(quotation.pillar, [...(byPillar.get(quotation.pillar) ?? []), quotation]);
  }
  return html`<section aria-labelledby="evidence"><h2 id="evidence">In their words</h2>${[...byPillar].map(
    ([pillar, quotations]) =>
      html`<div class="evidence">${heading(report, pillar)}<div>${quotations.map((one) => quoted(report, one))}</div></div>`,
  )}</section>`;
}

function heading(report: WeeklyReport, pillar: string): Markup {
  const line = pillarOf(report, pillar);
  if (!line) return html`<h3>${pillar}</h3>`;
  return html`<h3><span class="number">${line.number}</span> ${foreign(line.title, languageByScript(line.title))}</h3>`;
}

function quoted(report: WeeklyReport, { sentence, articleTitle, url, source }: Quotation): Markup {
  const language = languageOf(report, sentence, url);
  const title = articleTitle ? foreign(articleTitle, languageOf(report, articleTitle, url)) : html`Untitled`;
  return html`<figure><blockquote><p>“${foreign(sentence, language)}”</p></blockquote><figcaption>${link(url, title)}, ${foreign(source, languageByScript(source))}</figcaption></figure>`;
}
