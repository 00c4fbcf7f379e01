import { execFile, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { embeddedError } from './errors.ts';
import type { Place } from './place.ts';

/** A user of this system that the server runs as. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ['postgres', 'nobody'] as const;

/**
 * The user that the server must run as: PostgreSQL refuses root. Null when this process is not root
 * and the server runs as the same user.
 *
 * Data that exist stay with their owner. New data go to `postgres`, whose purpose this is, else to
 * `nobody`, which every system has. No user is created: a news monitor should not write to /etc/passwd.
 *
 * @throws PillarwatchError when there is none of them
 */
export async function serverUser(dataDir: string, place: Place | null): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null;
  if (place) {
    const { uid, gid } = await stat(place.data);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of CANDIDATES) {
    const user = await lookUp(name);
    if (user) return user;
  }
  throw embeddedError(
    dataDir,
    'PostgreSQL does not run as root, and there is no user named postgres or nobody; ' +
      'run as another user, or create one (useradd --system postgres)',
  );
}

/**
 * What a program of the server's gets when it is started: the user, and an environment without the
 * settings and secrets of this process. LC_ALL keeps macOS from starting threads in the postmaster.
 */
export function serverProcess(user: SystemUser | null): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C' };
  for (const name of ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP']) {
    if (process.env[name] !== undefined) env[name] = process.env[name];
  }
  return user ? { uid: user.uid, gid: user.gid, env } : { env };
}

/** Whether a program runs to a good end as that user. */
export function succeeds(program: string, args: readonly string[], user: SystemUser | null): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...serverProcess(user), cwd: '/', stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

async function lookUp(name: string): Promise<SystemUser | null> {
  const run = promisify(execFile);
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    const user = { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    return Number.isInteger(user.uid) && Number.isInteger(user.gid) && user.uid !== 0 ? user : null;
  } catch {
    return null;
  }
}
