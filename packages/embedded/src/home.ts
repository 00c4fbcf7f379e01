import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, rm, rmdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { embeddedError, unless } from './errors.ts';
import { locationFile, type Place, placeAt, writeWhole } from './place.ts';
import { type SystemUser, succeeds } from './system-user.ts';

/** Where root keeps what the server's user cannot reach in the user's own folders. */
export const SHARED_FOLDER = '/var/lib/pillarwatch';

/**
 * Chooses where a new server's data go: into the folder itself, which is opened for others to pass
 * through if need be. A folder above it stays closed (such as root's home): then the data go to
 * /var/lib/pillarwatch, or as a last resort to the folder for temporary files. There `belongs-to` names
 * the folder, and in the folder `location` tells where the data are. The name there is new each time:
 * who removes the folder starts afresh.
 */
export async function chooseHome(
  dataDir: string,
  user: SystemUser | null,
  log: (line: string) => void,
): Promise<Place> {
  if ((await canWriteIn(dataDir, user)) || (await opensFor(dataDir, user))) {
    await rm(locationFile(dataDir), { force: true });
    return placeAt(dataDir, dataDir);
  }
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  for (const parent of [SHARED_FOLDER, tmpdir()]) {
    const home = await openFolder(parent, `${name}-`, user);
    if (home === null) continue;
    await writeWhole(path.join(home, 'belongs-to'), `${dataDir}\n`, null);
    await writeWhole(locationFile(dataDir), `${home}\n`, null);
    log(`The server's user cannot enter ${dataDir}: the data stand in ${home}`);
    return placeAt(dataDir, home);
  }
  throw embeddedError(dataDir, "the server's user cannot enter it, nor any other folder that was tried");
}

/** Whether the server's user can enter and write in a folder that this process makes inside `folder`. */
export async function canWriteIn(folder: string, user: SystemUser | null): Promise<boolean> {
  if (!user) return true;
  const trial = await mkdtemp(path.join(folder, 'trial-'));
  try {
    const owned = await unless(['EPERM', 'EINVAL'], chown(trial, user.uid, user.gid), false);
    if (owned === false) return false;
    return await succeeds('/bin/sh', ['-c', 'test -w "$1" && test -x "$1"', 'sh', trial], user);
  } finally {
    await rmdir(trial);
  }
}

/** Whether the server's user can write there once others may pass through the folder; if not, it stays as it was. */
async function opensFor(folder: string, user: SystemUser | null): Promise<boolean> {
  const { mode, uid } = await stat(folder);
  if (uid !== process.getuid?.()) return false;
  await chmod(folder, (mode & 0o7777) | 0o011);
  if (await canWriteIn(folder, user)) return true;
  await chmod(folder, mode & 0o7777);
  return false;
}

async function openFolder(parent: string, prefix: string, user: SystemUser | null): Promise<string | null> {
  let home: string;
  try {
    await mkdir(parent, { recursive: true, mode: 0o755 });
    home = await mkdtemp(path.join(parent, prefix));
    await chmod(home, 0o711);
  } catch {
    return null;
  }
  if (await canWriteIn(home, user)) return home;
  await rmdir(home);
  return null;
}
