import { rm } from 'node:fs/promises';
import path from 'node:path';
import { mondayOf, SettableClock, type WeeklyReport, weekOf } from '@pillarwatch/model';
import type { Settings } from '@pillarwatch/settings';
import { Command } from 'commander';
import { print, say } from '../console.ts';
import { withDatabase } from '../database.ts';
import { stoppable } from '../interrupt.ts';
import type { Round } from '../replay.ts';
import { onRoad, showProgress } from '../road.ts';
import { settings } from '../settings.ts';
import { renderReport, writeReport } from './report.ts';

/** `pillarwatch demo` */
export function demoCommand(): Command {
  return new Command('demo')
    .description('replay ten weeks of sample publishers on this machine, and print the last week')
    .option('--fresh', 'throw away what an earlier demo left', false)
    .option('--json', 'print the report as JSON', false)
    .action(async (options: { fresh: boolean; json: boolean }) => {
      const own = demoSettings(settings());
      if (options.fresh) await rm(own.dataDir, { recursive: true, force: true });
      const began = performance.now();
      const report = await stoppable((signal) => withDatabase(own, (url) => watchSamples(url, own, signal)));
      await print(await renderReport(report, options.json ? 'json' : 'terminal'));
      say(`${((performance.now() - began) / 1000).toFixed(1)} s. The whole report, with its charts, for a browser:`);
      await writeReport(report, 'html', path.join(own.dataDir, 'report.html'));
      await writeReport(report, 'csv', path.join(own.dataDir, 'report.csv'));
      say("Ask the demo's data yourself:");
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

async function watchSamples(databaseUrl: string, own: Settings, signal: AbortSignal): Promise<WeeklyReport> {
  const [{ startNewsroom }, { makeWeeklyReport, startAllWorkers }, { FIRST_WEEK, LAST_WEEK, replay }] =
    await Promise.all([import('@pillarwatch/newsroom'), import('@pillarwatch/workers'), import('../replay.ts')]);
  const clock = new SettableClock(mondayOf(FIRST_WEEK));
  const newsroom = await startNewsroom({ clock });
  say(`${newsroom.sources.length} sample publishers on loopback`);
  try {
    const options = { settings: { ...own, connectTo: newsroom.connectTo }, databaseUrl, clock, feeds: newsroom };
    const unfinished = 'stopped before the demo was done; run it again to go on';
    return await onRoad(options, signal, unfinished, async (road) => {
      startAllWorkers(road);
      const around: Round = (instant, round) =>
        showProgress(`${weekOf(instant)} ${instant.toISOString().slice(0, 10)}: `, round);
      await replay(road, clock, around, signal);
      return makeWeeklyReport(road.db, road.plan, LAST_WEEK);
    });
  } finally {
    await newsroom.close();
  }
}
