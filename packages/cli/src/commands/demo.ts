import { rm } from 'node:fs/promises';
import path from 'node:path';
import { addWeeks, mondayOf, SettableClock, type WeeklyReport, weekOf } from '@pillarwatch/model';
import type { Settings } from '@pillarwatch/settings';
import type { OpenRoad } from '@pillarwatch/workers';
import { Command } from 'commander';
import { say } from '../console.ts';
import { withDatabase } from '../database.ts';
import { stoppable } from '../interrupt.ts';
import { onRoad, showProgress } from '../road.ts';
import { settings } from '../settings.ts';
import { printReport } from './report.ts';

/** The first week of the sample world, and how many there are. */
const FIRST_WEEK = '2025-W30';
const WEEKS = 4;

/** When feeds are polled, as hours after a week begins: Wednesday noon, and Sunday shortly before midnight. */
const POLLS_AT = [60, 167.9];

const HOUR_MS = 3_600_000;

/** `pillarwatch demo` */
export function demoCommand(): Command {
  return new Command('demo')
    .description('replay four weeks of sample publishers on this machine, and print the last week')
    .option('--fresh', 'throw away what an earlier demo left', false)
    .option('--json', 'print the report as JSON', false)
    .action(async (options: { fresh: boolean; json: boolean }) => {
      const own = demoSettings(settings());
      if (options.fresh) await rm(own.dataDir, { recursive: true, force: true });
      const began = performance.now();
      const report = await stoppable((signal) => withDatabase(own, (url) => replay(url, own, signal)));
      await printReport(report, options.json ? 'json' : 'terminal');
      say(`${((performance.now() - began) / 1000).toFixed(1)} s. Ask the demo's data yourself:`);
      const dir = path.relative(process.cwd(), own.dataDir) || '.';
      say(`  PILLARWATCH_DATA_DIR=${dir} npx --yes pnpm@12.21.0 pillarwatch report --week 2025-W31`);
      say(
        `  PILLARWATCH_DATA_DIR=${dir} npx --yes pnpm@12.21.0 pillarwatch sql -c "select week, pillar, stories from weekly_pillars where dimension = 'all'"`,
      );
    });
}

/** The demo keeps to itself: its own data folder, the embedded server, the plan and pace of the samples. */
function demoSettings(own: Settings): Settings {
  return {
    ...own,
    databaseUrl: null,
    redisUrl: null,
    dataDir: path.join(own.dataDir, 'demo'),
    contact: 'https://pillarwatch.test/demo',
    // The samples' weeks are UTC's, and their host is this machine.
    timeZone: 'UTC',
    hostPaceMs: 0,
  };
}

async function replay(databaseUrl: string, own: Settings, signal: AbortSignal): Promise<WeeklyReport> {
  const [{ startNewsroom }, { ingestRound, makeWeeklyReport, startAllWorkers }] = await Promise.all([
    import('@pillarwatch/newsroom'),
    import('@pillarwatch/workers'),
  ]);
  const clock = new SettableClock(mondayOf(FIRST_WEEK));
  const newsroom = await startNewsroom({ clock });
  say(`${newsroom.sources.length} sample publishers on loopback`);
  try {
    const options = { settings: { ...own, connectTo: newsroom.connectTo }, databaseUrl, clock, feeds: newsroom };
    const unfinished = 'stopped before the demo was done; run it again to go on';
    return await onRoad(options, signal, unfinished, async (road) => {
      startAllWorkers(road);
      for (const instant of await pollTimes(road.db)) {
        clock.set(instant);
        const head = `${weekOf(instant)} ${instant.toISOString().slice(0, 10)}: `;
        await showProgress(head, (progress) => ingestRound(road, progress, signal));
      }
      return makeWeeklyReport(road.db, road.plan, addWeeks(FIRST_WEEK, WEEKS - 1));
    });
  } finally {
    await newsroom.close();
  }
}

/** Every poll of the four weeks; a demo that was run before polls once more, at the end. */
async function pollTimes(db: OpenRoad['db']): Promise<readonly Date[]> {
  const { lastPoll } = await import('@pillarwatch/db');
  const all = Array.from({ length: WEEKS }, (_, week) => mondayOf(addWeeks(FIRST_WEEK, week))).flatMap((monday) =>
    POLLS_AT.map((hours) => new Date(monday.getTime() + hours * HOUR_MS)),
  );
  const last = await lastPoll(db);
  const rest = all.filter((instant) => last === null || instant > last);
  return rest.length > 0 ? rest : all.slice(-1);
}
