import type { Quotation, WeeklyReport } from '@pillarwatch/model';
import { plainText, plainUrl } from './plain-text.ts';
import { changeText, countText, denominators, LEGEND, pillarOf, provenance, shareText, weekText } from './words.ts';

/**
 * The weekly report as Markdown (CommonMark with the tables of GitHub): heading, counts, a line for every pillar,
 * legend, and all quotations with their links.
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
  const blocks = [
    `# ${escaped(report.plan.title)}`,
    weekText(report),
    table(['This week', 'Articles', 'Stories', 'Sources'], ['---', '---:', '---:', '---:'], counts),
    table(
      ['#', 'Pillar', 'Articles', 'Stories', 'Sources', 'Share', 'Change'],
      ['---:', '---', '---:', '---:', '---:', '---:', '---:'],
      pillars,
    ),
    LEGEND,
    ...(report.quotations.length > 0 ? ['## In their words'] : []),
    ...report.quotations.map((quotation) => quoted(report, quotation)),
    escaped(provenance(report)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function table(head: readonly string[], rule: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function quoted(report: WeeklyReport, quotation: Quotation): string {
  const pillar = pillarOf(report, quotation);
  const name = pillar ? `${pillar.number}. ${pillar.title}` : quotation.pillar;
  const url = plainUrl(quotation.url);
  const title = escaped(quotation.articleTitle) || 'Untitled';
  // Nothing hostile ever starts a line here, so only marks inside a line need an escape.
  return [
    `**Pillar ${escaped(name)}**`,
    `> “${escaped(quotation.sentence)}”`,
    `— ${url ? `[${title}](<${url.replace(/&(?=#?\w+;)/g, '\\&')}>)` : title}, ${escaped(quotation.source)}`,
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
