import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { errorLine, PillarwatchError } from '@pillarwatch/model';
import { masked, type Settings } from '@pillarwatch/settings';
import { Command } from 'commander';
import { print, printJson } from '../console.ts';
import { settings } from '../settings.ts';

/** One thing that was looked at. */
interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly says: string;
}

/** `pillarwatch doctor` */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check settings, plan, feeds, folder, database and queue, and say what is wrong')
    .option('--json', 'print as JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const own = settings();
      const findings: Finding[] = [];
      for (const [name, look] of checks(own)) findings.push(await check(name, look));
      if (json) await printJson(findings);
      else
        await print(
          findings.map(({ name, ok, says }) => `${ok ? 'ok ' : 'BAD'}  ${name.padEnd(10)} ${says}`).join('\n'),
        );
      const bad = findings.filter(({ ok }) => !ok);
      if (bad.length > 0) throw new PillarwatchError(`${bad.map(({ name }) => name).join(', ')}: see above`);
    });
}

async function check(name: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { name, ok: true, says: await look() };
  } catch (error) {
    return { name, ok: false, says: errorLine(error) };
  }
}

function checks(own: Settings): [string, () => Promise<string>][] {
  return [
    ['node', async () => process.version],
    ['settings', async () => `configuration in ${own.configDir}; contact ${own.contact ?? '(none given)'}`],
    ['plan', () => plan(own)],
    ['feeds', () => feeds(own)],
    ['database', () => database(own)],
    ['queue', () => queue(own)],
  ];
}

async function plan({ configDir, planId }: Settings): Promise<string> {
  const [{ loadPlan, loadRelevance }, { createClassifier }] = await Promise.all([
    import('@pillarwatch/settings'),
    import('@pillarwatch/classify'),
  ]);
  const found = await loadPlan(configDir, planId);
  const { version, languages } = createClassifier(found, await loadRelevance(configDir));
  return `${planId}: ${found.pillars.length} pillars; classifier ${version} reads ${languages.join(', ')}`;
}

async function feeds({ configDir }: Settings): Promise<string> {
  const { loadFeedList } = await import('@pillarwatch/settings');
  const list = await loadFeedList(configDir, null);
  return `${list.feeds.length} feeds of ${list.sources.length} sources`;
}

async function database({ databaseUrl, dataDir }: Settings): Promise<string> {
  if (databaseUrl !== null) {
    const { checkDatabase } = await import('@pillarwatch/db');
    await checkDatabase(databaseUrl);
    return `${masked(databaseUrl)} answers`;
  }
  const { embeddedUrl } = await import('@pillarwatch/embedded');
  if ((await embeddedUrl(dataDir)) !== null) return `the embedded server runs in ${dataDir}`;
  await mkdir(path.dirname(dataDir), { recursive: true });
  await access(path.dirname(dataDir), constants.W_OK);
  return `the embedded server can be started in ${dataDir}`;
}

async function queue({ redisUrl, databaseUrl }: Settings): Promise<string> {
  if (redisUrl === null) return 'in PostgreSQL';
  const { openQueues } = await import('@pillarwatch/queue');
  const queues = await openQueues({ redisUrl, databaseUrl: databaseUrl ?? '' });
  await queues.close();
  return `${masked(redisUrl)} answers`;
}
