import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { installedBinaries, programOf } from './binaries.ts';
import { codeOf, embeddedError } from './errors.ts';
import type { Place } from './place.ts';
import { lives, type ProcessIdentity } from './processes.ts';

/** A fast shutdown writes a checkpoint: a minute is long even for a slow disk. */
const FAST_MS = 60_000;
const IMMEDIATE_MS = 10_000;

/**
 * Stops a server with a fast shutdown: clients are cut off, nothing committed is lost. Waits until it
 * is down. When it is not after a minute, it is stopped as by a crash, from which it recovers at its next start.
 *
 * @param postmaster the server's main process
 * @throws PillarwatchError when it belongs to another user, or does not go down
 */
export async function stopServer(place: Place, postmaster: ProcessIdentity): Promise<void> {
  if (process.platform === 'win32') {
    // Windows has no signals; pg_ctl speaks to the server in its own way.
    const program = programOf(await installedBinaries(place.dataDir), 'pg_ctl');
    await promisify(execFile)(program, ['stop', '-D', place.data, '-m', 'fast', '-w']);
    return;
  }
  if (await ends(place, postmaster, 'SIGINT', FAST_MS)) return;
  if (await ends(place, postmaster, 'SIGQUIT', IMMEDIATE_MS)) return;
  throw embeddedError(place.dataDir, `the server (process ${postmaster.pid}) does not stop`);
}

async function ends(
  place: Place,
  postmaster: ProcessIdentity,
  signal: NodeJS.Signals,
  milliseconds: number,
): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  if (!lives(postmaster)) return true;
  try {
    process.kill(postmaster.pid, signal);
  } catch (thrown) {
    if (codeOf(thrown) !== 'EPERM') return true;
    throw embeddedError(place.dataDir, `the server (process ${postmaster.pid}) belongs to another user`, thrown);
  }
  while (lives(postmaster)) {
    if (Date.now() > deadline) return false;
    await pause(10);
  }
  return true;
}
