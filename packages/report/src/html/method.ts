import type { WeeklyReport } from '@pillarwatch/model';
import { outages } from '../words.ts';
import { html, type Markup } from './markup.ts';

const WORDS: readonly (readonly [string, string])[] = [
  [
    'Story',
    'One text, however many outlets print it, word for word or lightly edited. It counts once in every week in which it has an article.',
  ],
  [
    'Coverage',
    'All articles of the week that were read and whose language the classifier knows. Articles in other languages, and those of which only the feed’s few words are known, are counted apart and are in no figure here.',
  ],
  ['Relevant', 'Articles on the governance of artificial intelligence, judged the same way for every plan.'],
  [
    'Share',
    'A pillar’s stories among the week’s relevant stories. A story may speak of several pillars, so shares do not add up to 100%.',
  ],
  [
    'Interval',
    'Where the share would lie with 95% confidence (Wilson’s score interval) if the week’s stories were a sample: with few stories it is wide.',
  ],
  ['Change', 'Stories more or fewer than in the week before; a dash where that week was not watched.'],
];

/** What was missed, what the words mean, and what to cite. */
export function method(report: WeeklyReport): Markup {
  const missed = outages(report);
  const { plan } = report;
  return html`<section aria-labelledby="outages"><h2 id="outages">Outages</h2>${
    missed.length > 0
      ? html`<ul class="outages">${missed.map((sentence) => html`<li>${sentence}</li>`)}</ul><p class="note">What an outlet printed in such a week is missing or was read later: that week’s counts are too low.</p>`
      : html`<p>Every outlet could be read in every week shown.</p>`
  }</section><section aria-labelledby="method"><h2 id="method">Method and limits</h2><dl class="method">${WORDS.map(
    ([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>`,
  )}</dl><p>Pillars are found by a program, which errs in both directions; the sentences above are there to check it by. The outlets are a list made by people, not a sample of the world’s press.</p><dl class="versions"><div><dt>Plan</dt><dd><code>${plan.id}</code>, version <code>${plan.version}</code></dd></div><div><dt>Classifier</dt><dd><code>${report.classifierVersion}</code></dd></div><div><dt>To cite</dt><dd>Pillarwatch, <cite>AI governance in the news, ${report.week}</cite> (${plan.title}; plan version ${plan.version.slice(0, 12)}, classifier ${report.classifierVersion}).</dd></div></dl></section>`;
}
