import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
import { stopEmbedded } from './open.ts';
import type { SystemUser } from './system-user.ts';

const CHILD = fileURLToPath(new URL('./test-child.ts', import.meta.url));
const folders: string[] = [];

const report = z.union([
  z.object({ error: z.string() }),
  z.object({ url: z.string(), port: z.number(), started: z.boolean(), owner: z.boolean() }),
]);

/** A new folder that everybody may enter, as most homes of projects are. */
export async function newFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'pillarwatch-test-')));
  await chmod(folder, 0o755);
  folders.push(folder);
  return folder;
}

/** Stops what runs in the folders, or in `data` inside them, and removes them. */
export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) {
    await stopEmbedded(folder);
    await stopEmbedded(path.join(folder, 'data'));
    await rm(folder, { recursive: true, force: true });
  }
}

/** Starts another process that opens the folder. */
export function spawnOpener(dataDir: string, user?: SystemUser): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', CHILD, dataDir], {
    ...user,
    cwd: path.dirname(CHILD),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** What another process says of its opening. */
export async function reportOf(child: ChildProcess) {
  if (!child.stdout) throw new Error('the child has no output');
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return report.parse(JSON.parse(String(line)));
}

/** Lets another process stop its server and end. */
export async function finish(child: ChildProcess): Promise<number | null> {
  const exit = once(child, 'exit');
  child.stdin?.end();
  return (await exit)[0];
}

export async function killHard(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

export async function ask(url: string, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

export async function postmasterPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(path.join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8'), 10);
}
