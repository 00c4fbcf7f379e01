import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, embeddedError, unless } from './errors.ts';
import { identify, lives, type ProcessIdentity, processIdentity } from './processes.ts';

/** A holder may be waiting for crash recovery, which may take 5 minutes (start.ts). */
const LONGEST_WAIT_MS = 360_000;
/** A lock file without content is one that is being written, or whose writer was killed. */
const WRITING_MS = 5_000;

/**
 * Runs `work` while no other process, and no other call, works on this folder. A lock whose process
 * has died is passed over.
 *
 * The lock is the file `lock.N` with the highest N. To take over from a dead process, N + 1 is created
 * and not N removed: of two who see the same dead process only one can create it.
 *
 * @throws PillarwatchError when a living process holds the lock for more than six minutes
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const attempt = await tryLock(folder);
    if ('file' in attempt) {
      try {
        return await work();
      } finally {
        await rm(attempt.file, { force: true });
      }
    }
    if (Date.now() > deadline) {
      throw embeddedError(folder, `process ${attempt.holder ?? 'unknown'} has been at work on it for six minutes`);
    }
    await pause(20);
  }
}

async function tryLock(folder: string): Promise<{ file: string } | { holder: number | null }> {
  const seen = await lockNumbers(folder);
  const highest = seen.at(-1) ?? 0;
  const holder = highest > 0 ? await holderOf(lockFile(folder, highest)) : null;
  if (holder !== null) return { holder: holder.pid };
  const file = lockFile(folder, highest + 1);
  try {
    await writeFile(file, JSON.stringify(identify(process.pid)), { flag: 'wx' });
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return { holder: null };
    throw thrown;
  }
  if ((await lockNumbers(folder)).at(-1) !== highest + 1) {
    await rm(file, { force: true });
    return { holder: null };
  }
  for (const number of seen) await rm(lockFile(folder, number), { force: true });
  return { file };
}

/** The living process that a lock file names, or null. One that is just being written names nobody yet: pid 0. */
async function holderOf(file: string): Promise<ProcessIdentity | null> {
  const text = await unless(['ENOENT'], readFile(file, 'utf8'), null);
  if (text === null) return null;
  const holder = parse(text);
  if (holder !== null) return lives(holder) ? holder : null;
  const age = Date.now() - ((await unless(['ENOENT'], stat(file), null))?.mtimeMs ?? 0);
  return age < WRITING_MS ? { pid: 0, start: null } : null;
}

function parse(text: string): ProcessIdentity | null {
  try {
    return processIdentity.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function lockNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => /^lock\.\d{1,9}$/.test(name))
    .map((name) => Number(name.slice('lock.'.length)))
    .sort((a, b) => a - b);
}

function lockFile(folder: string, number: number): string {
  return path.join(folder, `lock.${number}`);
}
