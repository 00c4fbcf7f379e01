import type { StoryLine, WeeklyReport } from '@pillarwatch/model';
import { counted, countText, pillarOf } from '../words.ts';
import { languageByScript, languageTag } from './language.ts';
import { foreign, html, joined, link, type Markup } from './markup.ts';

/** The stories of the week, those with most articles first. */
export function stories(report: WeeklyReport): Markup {
  if (report.stories.length === 0) return html``;
  // Equal ones stay in the order given: sorting is stable.
  const sorted = [...report.stories].sort((a, b) => b.articles - a.articles);
  return html`<section aria-labelledby="stories"><h2 id="stories">Stories of the week</h2><p class="note">By number of articles: how often one text was printed.</p><ol class="stories">${sorted.map(
    (story) => item(report, story),
  )}</ol></section>`;
}

function item(report: WeeklyReport, story: StoryLine): Markup {
  const language = languageTag(story.language) ?? languageByScript(story.title);
  const others = story.sources.filter((source) => source !== story.source);
  return html`<li><span class="times"><strong>${countText(story.articles)}</strong> ${story.articles === 1 ? 'article' : 'articles'}</span><div><h3>${link(story.url, foreign(story.title || 'Untitled', story.title ? language : null))}</h3><p>First in ${name(story.source)}${others.length > 0 ? html`; ${counted(story.sources.length, 'outlet')} in all: ${joined([story.source, ...others].map(name), html`, `)}` : null}</p>${story.pillars.length > 0 ? html`<p class="tags">${story.pillars.map((pillar) => tag(report, pillar))}</p>` : null}</div></li>`;
}

function tag(report: WeeklyReport, pillar: string): Markup {
  const line = pillarOf(report, pillar);
  if (!line) return html`<span>${pillar}</span> `;
  return html`<a href="#pillar-${line.number}">${line.number}. ${foreign(line.title, languageByScript(line.title))}</a> `;
}

function name(source: string): Markup {
  return foreign(source, languageByScript(source));
}
