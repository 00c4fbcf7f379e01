import type { Contribution, WeeklyReport } from '@pillarwatch/model';
import { counted, countText } from '../words.ts';
import { countryName, languageByScript, languageName } from './language.ts';
import { foreign, html, type Markup } from './markup.ts';
import { percentOf } from './pillar-table.ts';

/** More than these are summed up in a line: a bulletin is no directory, and the CSV and SQL have them all. */
const SHOWN = 20;

/** Outlets, countries and languages, with bars. */
export function contributors({ sources, countries, languages }: WeeklyReport): Markup {
  const tables = [
    { name: 'Outlet', many: 'outlets', members: sources, words: String },
    { name: 'Country', many: 'countries', members: countries, words: countryName },
    { name: 'Language', many: 'languages', members: languages, words: languageName },
  ].filter(({ members }) => members.length > 0);
  if (tables.length === 0) return html``;
  return html`<section aria-labelledby="contributors"><h2 id="contributors">Who wrote</h2><p class="note">Bars show relevant stories; a story printed by several counts for each.</p><div class="contributors">${tables.map(
    ({ name, many, members, words }) =>
      html`<div><table><thead><tr><th scope="col">${name}</th><th scope="col">Relevant stories</th><th scope="col">Articles</th></tr></thead><tbody>${rows(members, words)}</tbody></table>${rest(members, many)}</div>`,
  )}</div></section>`;
}

function rows(members: readonly Contribution[], words: (member: string) => string): Markup[] {
  const most = Math.max(...members.map(({ relevantStories }) => relevantStories));
  return members.slice(0, SHOWN).map(({ member, articles, relevantStories }) => {
    const name = words(member);
    return html`<tr><th scope="row">${foreign(name, languageByScript(name))}</th><td class="share"><span class="bar" aria-hidden="true"><span style="width:${percentOf(relevantStories, most)}%"></span></span><span>${countText(relevantStories)}</span></td><td>${countText(articles)}</td></tr>`;
  });
}

function rest(members: readonly Contribution[], many: string): Markup | null {
  const others = members.slice(SHOWN);
  if (others.length === 0) return null;
  const articles = others.reduce((sum, one) => sum + one.articles, 0);
  return html`<p class="note">And ${countText(others.length)} more ${many} with ${counted(articles, 'article')}.</p>`;
}
