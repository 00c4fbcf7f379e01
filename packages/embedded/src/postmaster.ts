import { constants, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { probe } from './database.ts';
import { embeddedError, unless } from './errors.ts';
import type { Place } from './place.ts';
import { isAlive, isListed, workingFolder } from './processes.ts';

/** What `postmaster.pid` says. The format is PostgreSQL's (miscadmin.h, LOCK_FILE_LINE_*). */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number | null;
  readonly ready: boolean;
}

/** Whether a server runs on some data: not at all; not yet or no longer for clients; or ready. */
export type Sighting =
  | { readonly state: 'none' }
  | { readonly state: 'busy'; readonly pid: number }
  | { readonly state: 'ready'; readonly pid: number; readonly port: number };

/** Reads `postmaster.pid`; null when there is none, or none that can be read. */
export async function readPostmasterFile(data: string): Promise<PostmasterFile | null> {
  const text = await unless(['ENOENT'], readFile(pidFile(data), 'utf8'), null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  const port = Number.parseInt(lines[3] ?? '', 10);
  if (!(pid > 0)) return null;
  return { pid, port: port > 0 ? port : null, ready: lines[7]?.trim() === 'ready' };
}

/**
 * Looks for a server on this place's data. The number in `postmaster.pid` alone proves nothing: after a
 * kill or a restart of the machine it may be another program's. The process's working folder (Linux) or
 * a login with this place's password does.
 *
 * @throws PillarwatchError when a server runs there that refuses the password
 */
export async function look(place: Place): Promise<Sighting> {
  const file = await readPostmasterFile(place.data);
  if (file === null || !isAlive(file.pid)) return { state: 'none' };
  const folder = workingFolder(file.pid);
  if (folder !== null && folder !== place.data) return { state: 'none' };
  if (file.port === null || !file.ready) return { state: 'busy', pid: file.pid };
  const answer = await probe(place, file.port);
  if (answer === 'ready') return { state: 'ready', pid: file.pid, port: file.port };
  if (answer === 'busy') return { state: 'busy', pid: file.pid };
  if (folder === null) return { state: 'none' };
  if (answer === 'silent') return { state: 'busy', pid: file.pid };
  throw embeddedError(place.dataDir, `its server refuses the password in ${place.passwordFile}`);
}

/**
 * Makes a `postmaster.pid` harmless that names a process which is no server of this place (`look` found
 * none) and yet keeps a new one from starting. PostgreSQL passes over a file that names its own parent,
 * so the parent's number is put in. The file is not removed: with what else it holds PostgreSQL makes
 * sure that no backend of the old server still writes.
 */
export async function disarmPostmasterFile(data: string): Promise<void> {
  const file = await readPostmasterFile(data);
  if (file === null || !isListed(file.pid)) return;
  const text = await readFile(pidFile(data), 'utf8');
  const flag = constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW;
  await writeFile(pidFile(data), text.replace(/^\d+/, String(process.pid)), { flag });
}

function pidFile(data: string): string {
  return path.join(data, 'postmaster.pid');
}
