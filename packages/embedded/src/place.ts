import { randomUUID } from 'node:crypto';
import { open, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { unless } from './errors.ts';
import type { SystemUser } from './system-user.ts';

/** Where everything of one embedded server stands. All paths are absolute, without symbolic links. */
export interface Place {
  /** The folder that the user named. Locks stand here, and the file `location` when the data stand elsewhere. */
  readonly dataDir: string;
  /** Holds `folder`: `dataDir` itself, or a folder outside it (home.ts). */
  readonly home: string;
  /** Made whole by one rename, so that data and password are there together or not at all. */
  readonly folder: string;
  /** PostgreSQL's own data directory. */
  readonly data: string;
  readonly passwordFile: string;
  readonly logFile: string;
  readonly ownerFile: string;
  readonly portFile: string;
}

/** The names that a place gives to its parts. */
export function placeAt(dataDir: string, home: string): Place {
  const folder = path.join(home, 'postgres');
  return {
    dataDir,
    home,
    folder,
    data: path.join(folder, 'data'),
    passwordFile: path.join(folder, 'password'),
    logFile: path.join(folder, 'server.log'),
    ownerFile: path.join(folder, 'owner'),
    portFile: path.join(folder, 'port'),
  };
}

/** The place of a server that was set up before, or null when there is none. */
export async function findPlace(dataDir: string): Promise<Place | null> {
  const elsewhere = await unless(['ENOENT'], readFile(locationFile(dataDir), 'utf8'), null);
  const place = placeAt(dataDir, elsewhere?.trim() ?? dataDir);
  return (await unless(['ENOENT'], stat(place.folder), null)) && place;
}

/** Where the pointer to data outside the folder stands. */
export function locationFile(dataDir: string): string {
  return path.join(dataDir, 'location');
}

/**
 * Writes a small file whole or not at all, readable by its owner alone. Never through a symbolic link:
 * root may work in a folder that another user can change.
 */
export async function writeWhole(file: string, text: string, user: SystemUser | null): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    if (user) await handle.chown(user.uid, user.gid);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}
