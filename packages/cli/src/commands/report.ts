import { writeFile } from 'node:fs/promises';
import { InputError, mondayOf, type Plan, type WeeklyReport } from '@pillarwatch/model';
import { Command, Option } from 'commander';
import pc from 'picocolors';
import { print, say, terminalWidth, userPath } from '../console.ts';
import { withDatabase } from '../database.ts';
import { settings } from '../settings.ts';

const FORMATS = ['terminal', 'md', 'html', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

interface Options {
  readonly week?: string;
  readonly plan?: string;
  readonly pillar?: string;
  readonly format: Format;
  readonly json: boolean;
  readonly out?: string;
}

/** `pillarwatch report` */
export function reportCommand(): Command {
  return new Command('report')
    .description('the pillars of a week: articles, stories, share and change')
    .option('--week <week>', 'ISO week such as 2025-W33; the last one with articles when left out')
    .option('--plan <id>', 'the plan (a folder of config/plans)')
    .option('--pillar <id>', 'only this pillar')
    .addOption(new Option('--format <format>', 'how to print it').choices(FORMATS).default('terminal'))
    .option('--json', 'the same as --format json', false)
    .option('--out <file>', 'write it to a file instead of the terminal')
    .action(async (options: Options) => {
      // Before a server is started for nothing.
      if (options.week !== undefined) mondayOf(options.week);
      const { loadPlan } = await import('@pillarwatch/settings');
      const plan = await loadPlan(settings().configDir, options.plan ?? settings().planId);
      if (options.pillar !== undefined) checkPillar(plan, options.pillar);
      const report = await withDatabase(settings(), (url) => make(url, plan, options.week));
      const chosen = options.pillar === undefined ? report : onlyPillar(report, options.pillar);
      const format = options.json ? 'json' : options.format;
      if (options.out === undefined) await print(await renderReport(chosen, format));
      else await writeReport(chosen, format, userPath(options.out));
    });
}

async function make(url: string, plan: Plan, wanted: string | undefined): Promise<WeeklyReport> {
  const { checkDatabase, migrate, openDatabase, weeksCovered } = await import('@pillarwatch/db');
  const { makeWeeklyReport } = await import('@pillarwatch/workers/weekly');
  await checkDatabase(url);
  const db = openDatabase(url, 2);
  try {
    await migrate(db);
    const covered = await weeksCovered(db);
    if (!covered) throw new InputError('there are no articles yet; run "pillarwatch ingest" first');
    const week = wanted ?? covered.last;
    if (week < covered.first || week > covered.last) {
      throw new InputError(`there are no articles of ${week}; there are some from ${covered.first} to ${covered.last}`);
    }
    return await makeWeeklyReport(db, plan, week);
  } finally {
    await db.destroy();
  }
}

/** A report in a format; colours only where the terminal shows them. */
export async function renderReport(report: WeeklyReport, format: Format): Promise<string> {
  const { renderCsv, renderJson, renderMarkdown, renderTerminal } = await import('@pillarwatch/report');
  switch (format) {
    case 'terminal':
      return renderTerminal(report, { colour: pc.isColorSupported, width: terminalWidth() });
    case 'md':
      return renderMarkdown(report);
    case 'html':
      return (await import('@pillarwatch/report/html')).renderHtml(report);
    case 'csv':
      return renderCsv(report);
    case 'json':
      return renderJson(report);
  }
}

/**
 * Writes a report to a file.
 *
 * @throws InputError when the file cannot be written
 */
export async function writeReport(report: WeeklyReport, format: Format, file: string): Promise<void> {
  try {
    await writeFile(file, await renderReport(report, format));
  } catch (cause) {
    throw new InputError(`the report cannot be written to ${file}`, { cause });
  }
  say(`written: ${file}`);
}

function checkPillar(plan: Plan, pillar: string): void {
  if (plan.pillars.some(({ id }) => id === pillar)) return;
  const ids = plan.pillars.map(({ id }) => id).join(', ');
  throw new InputError(`the plan ${plan.id} has no pillar ${pillar}; it has ${ids}`);
}

function onlyPillar(report: WeeklyReport, id: string): WeeklyReport {
  return {
    ...report,
    pillars: report.pillars.filter(({ pillar }) => pillar === id),
    quotations: report.quotations.filter(({ pillar }) => pillar === id),
  };
}
