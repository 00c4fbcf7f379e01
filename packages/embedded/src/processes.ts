import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { z } from 'zod';
import { codeOf } from './errors.ts';

/** One process of this machine. Its start keeps it apart from a later one with the same number. */
export const processIdentity = z.object({ pid: z.int().positive(), start: z.string().nullable() });
export type ProcessIdentity = z.infer<typeof processIdentity>;

/** The process with this number, as it is now. */
export function identify(pid: number): ProcessIdentity {
  return { pid, start: startOf(pid) };
}

/** Whether that very process runs. One of another user counts; a zombie does not. */
export function lives({ pid, start }: ProcessIdentity): boolean {
  if (!isAlive(pid)) return false;
  const now = startOf(pid);
  return start === null || now === null || start === now;
}

/** Whether a process with this number runs. One of another user counts; a zombie does not. */
export function isAlive(pid: number): boolean {
  return isListed(pid) && linuxStat(pid)?.[0] !== 'Z';
}

/** Whether the system still lists the number: a zombie that nobody has collected counts. */
export function isListed(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return codeOf(thrown) === 'EPERM';
  }
}

/** A process's working folder; null where the system does not tell. */
export function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function startOf(pid: number): string | null {
  if (process.platform === 'win32') return null;
  // Field 22 of /proc/<pid>/stat (proc_pid_stat(5)): start, in clock ticks since the system's start.
  if (process.platform === 'linux') return linuxStat(pid)?.[19] ?? null;
  try {
    const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env }).trim() || null;
  } catch {
    return null;
  }
}

/** Fields from the third on: the second, the program's name, may hold spaces and brackets. */
function linuxStat(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
