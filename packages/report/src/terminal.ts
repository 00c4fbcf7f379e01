import type { Count, Quotation, WeeklyReport } from '@pillarwatch/model';
import picocolors from 'picocolors';
import { wrapped } from './lines.ts';
import { plainText, plainUrl } from './plain-text.ts';
import { columnsFor, type Row, table } from './terminal-table.ts';
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

/** The least that the table needs. */
const NARROWEST = 60;
/** Wider lines are hard to read. */
const WIDEST = 100;
const QUOTATIONS = 5;
const INDENT = '     ';
const FINDINGS = 8;
/** `Wire story` and a gap. */
const KIND_WIDTH = 12;
/** Of a year's weeks, only the last that had trouble. */
const OUTAGES = 3;

type Paint = ReturnType<typeof picocolors.createColors>;

/**
 * The weekly report for a terminal: heading, findings, counts, a line for every pillar, legend, outages,
 * the stories with most copies, a few quotations.
 *
 * @param options `colour`: whether escape sequences may be used; `width`: of the terminal, in columns; it is
 *   taken as 60 when less, and as 100 when more. Only a URL may be longer than that: broken, it would be no link
 * @returns lines with a newline after each
 */
export function renderTerminal(report: WeeklyReport, options: { colour: boolean; width: number }): string {
  const width = Math.max(NARROWEST, Math.min(Math.floor(options.width) || 80, WIDEST));
  const paint = picocolors.createColors(options.colour);
  const dim = (lines: string[]) => lines.map((line) => paint.dim(line));

  const counts = denominators(report).map(({ name, meaning, count }) => ({
    cells: ['', meaning ? `${name}: ${meaning}` : name, ...countCells(count), '', ''],
  }));
  const pillars: Row[] = report.pillars.map((line) => ({
    cells: [
      String(line.number),
      plainText(line.title),
      ...countCells(line),
      shareText(line.share),
      changeText(line.change),
    ],
    style: line.stories === 0 ? paint.dim : undefined,
  }));
  const head = ['#', 'Pillar', 'Articles', 'Stories', 'Sources', 'Share', 'Change'];
  const columns = columnsFor([{ cells: head }, ...counts, ...pillars], width);

  const lines = [
    ...wrapped(plainText(report.plan.title), width, 3).map((line) => paint.bold(line)),
    weekText(report),
    '',
    ...findings(report, width, paint),
    '',
    ...table([{ cells: ['', 'This week', ...head.slice(2, 5), '', ''], style: paint.bold }, ...counts], columns),
    '',
    ...table([{ cells: head, style: paint.bold }, ...pillars], columns),
    '',
    ...dim(wrapped(LEGEND, width)),
    ...gaps(report, width, paint),
    ...stories(report, width, paint),
    ...quotations(report, width, paint),
    '',
    ...dim(wrapped(plainText(provenance(report)), width)),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function countCells(count: Count): string[] {
  return [count.articles, count.stories, count.sources].map(countText);
}

function findings(report: WeeklyReport, width: number, paint: Paint): string[] {
  if (report.findings.length === 0) return wrapped(noFindings(report), width);
  return report.findings.slice(0, FINDINGS).flatMap(({ kind, sentence }) => {
    const name = kindText(kind).padEnd(KIND_WIDTH);
    const [first = '', ...rest] = wrapped(plainText(sentence), width - KIND_WIDTH, 4);
    const colour = kind === 'outage' ? paint.yellow : paint.cyan;
    return [`${colour(name)}${first}`, ...rest.map((line) => ' '.repeat(KIND_WIDTH) + line)];
  });
}

function gaps(report: WeeklyReport, width: number, paint: Paint): string[] {
  const sentences = outages(report).slice(-OUTAGES);
  if (sentences.length === 0) return [];
  return [
    '',
    ...sentences.flatMap((one) => wrapped(`! ${plainText(one)}`, width, 3).map((line) => paint.yellow(line))),
  ];
}

function stories(report: WeeklyReport, width: number, paint: Paint): string[] {
  const room = width - INDENT.length;
  const blocks = copiedStories(report).flatMap((story) => {
    const times = `${countText(story.articles)}×`.padStart(INDENT.length - 1);
    const [title = '', ...rest] = wrapped(plainText(story.title) || 'Untitled', room, 2);
    return [
      `${times} ${title}`,
      ...[...rest, ...wrapped(plainText(storyText(report, story)), room, 2).map(paint.dim)].map(
        (line) => INDENT + line,
      ),
    ];
  });
  return blocks.length === 0 ? [] : ['', paint.bold('Stories with most copies'), '', ...blocks];
}

function quotations(report: WeeklyReport, width: number, paint: Paint): string[] {
  const chosen = firstOfEachPillar(report.quotations).slice(0, QUOTATIONS);
  if (chosen.length === 0) return [];
  const room = width - INDENT.length;
  const blocks = chosen.flatMap((quotation) => {
    const pillar = pillarOf(report, quotation.pillar);
    const number = String(pillar?.number ?? '').padStart(3);
    const url = plainUrl(quotation.url);
    const words = [
      ...wrapped(`“${plainText(quotation.sentence)}”`, room, 6),
      ...wrapped(`${plainText(quotation.articleTitle)} — ${plainText(quotation.source)}`, room, 3).map(paint.dim),
      ...(url ? [paint.underline(url)] : []),
    ];
    const [title = '', ...rest] = wrapped(plainText(pillar?.title ?? quotation.pillar), room, 2);
    return [
      '',
      paint.bold(`${number}  ${title}`),
      ...rest.map((line) => paint.bold(INDENT + line)),
      ...words.map((line) => INDENT + line),
    ];
  });
  return ['', paint.bold('In their words'), ...blocks];
}

function firstOfEachPillar(all: readonly Quotation[]): Quotation[] {
  const seen = new Set<string>();
  return all.filter(({ pillar }) => !seen.has(pillar) && seen.add(pillar));
}
