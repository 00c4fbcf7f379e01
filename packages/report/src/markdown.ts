import type { Quotation, WeeklyReport } from '@pillarwatch/model';
import { plainText, plainUrl } from './plain-text.ts';
import {
  changeText,
  copiedStories,
  countText,
  denominators,
  kindText,
  LEGEND,
  noFindings,
  outages,
  pillarOf,
  provenance,
  shareText,
  storyText,
  weekText,
} from './words.ts';

/**
 * The weekly report as Markdown (CommonMark with the tables of GitHub): heading, findings, counts, a line for every
 * pillar, legend, outages, the stories with most copies, and all quotations with their links.
 */
export function renderMarkdown(report: WeeklyReport): string {
  const counts = denominators(report).map(({ name, meaning, count }) => [
    meaning ? `${name}: ${meaning}` : name,
    countText(count.articles),
    countText(count.stories),
    countText(count.sources),
  ]);
  const pillars = report.pillars.map((line) => [
    String(line.number),
    escaped(line.title),
    countText(line.articles),
    countText(line.stories),
    countText(line.sources),
    shareText(line.share),
    changeText(line.change),
  ]);
  const copied = copiedStories(report).map(
    (story) => `${linked(story.title, story.url)}: ${escaped(storyText(report, story))}`,
  );
  const blocks = [
    `# ${escaped(report.plan.title)}`,
    weekText(report),
    '## Findings',
    findings(report),
    table(['This week', 'Articles', 'Stories', 'Sources'], ['---', '---:', '---:', '---:'], counts),
    table(
      ['#', 'Pillar', 'Articles', 'Stories', 'Sources', 'Share', 'Change'],
      ['---:', '---', '---:', '---:', '---:', '---:', '---:'],
      pillars,
    ),
    LEGEND,
    ...outages(report).map((sentence) => `**Outage.** ${escaped(sentence)}`),
    ...(copied.length > 0 ? ['## Stories with most copies', copied.map(numbered).join('\n')] : []),
    ...(report.quotations.length > 0 ? ['## In their words'] : []),
    ...report.quotations.map((quotation) => quoted(report, quotation)),
    escaped(provenance(report)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function table(head: readonly string[], rule: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function findings(report: WeeklyReport): string {
  if (report.findings.length === 0) return noFindings(report);
  return report.findings.map(({ kind, sentence }) => `- **${kindText(kind)}.** ${escaped(sentence)}`).join('\n');
}

function numbered(words: string, at: number): string {
  return `${at + 1}. ${words}`;
}

function linked(title: string, address: string): string {
  const url = plainUrl(address);
  const words = escaped(title) || 'Untitled';
  return url ? `[${words}](<${url.replace(/&(?=#?\w+;)/g, '\\&')}>)` : words;
}

function quoted(report: WeeklyReport, quotation: Quotation): string {
  const pillar = pillarOf(report, quotation.pillar);
  const name = pillar ? `${pillar.number}. ${pillar.title}` : quotation.pillar;
  // Nothing hostile ever starts a line here, so only marks inside a line need an escape.
  return [
    `**Pillar ${escaped(name)}**`,
    `> “${escaped(quotation.sentence)}”`,
    `— ${linked(quotation.articleTitle, quotation.url)}, ${escaped(quotation.source)}`,
  ].join('\n\n');
}

/** Plain text that Markdown shows as it is: no HTML, links, emphasis, mathematics or table cells of its own. */
function escaped(text: string): string {
  return (
    plainText(text)
      .replace(/[\\`*_[\]<>#|~&$!{}]/g, '\\$&')
      // GitHub makes links of bare addresses, which an escape within them prevents.
      .replace(/(?:https?|ftp)(?=:)|www(?=\.)/gi, '$&\\')
      .replace(/@/g, '\\@')
  );
}
