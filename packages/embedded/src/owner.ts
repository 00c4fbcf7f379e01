import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { unless } from './errors.ts';
import { type Place, writeWhole } from './place.ts';
import { identify, lives, type ProcessIdentity, processIdentity } from './processes.ts';
import type { SystemUser } from './system-user.ts';

/** Who stops which server. */
const ownership = z.object({ owner: processIdentity, postmaster: processIdentity });

/** Whether the process that is to stop this server still runs, be it this one or another. */
export async function hasLivingOwner(place: Place, postmasterPid: number): Promise<boolean> {
  const found = await readOwnership(place);
  return found !== null && found.postmaster.pid === postmasterPid && lives(found.postmaster) && lives(found.owner);
}

/** Makes this process the one that stops the server. */
export async function takeOwnership(
  place: Place,
  postmasterPid: number,
  user: SystemUser | null,
): Promise<ProcessIdentity> {
  const postmaster = identify(postmasterPid);
  await writeWhole(place.ownerFile, JSON.stringify({ owner: identify(process.pid), postmaster }), user);
  return postmaster;
}

/** Whether this process is still the one that stops this very server. */
export async function isOwner(place: Place, postmaster: ProcessIdentity): Promise<boolean> {
  const found = await readOwnership(place);
  return found?.owner.pid === process.pid && same(found.postmaster, postmaster);
}

/** Forgets the owner of a server that is down. */
export async function clearOwnership(place: Place): Promise<void> {
  await rm(place.ownerFile, { force: true });
}

function same(a: ProcessIdentity, b: ProcessIdentity): boolean {
  return a.pid === b.pid && a.start === b.start;
}

async function readOwnership(place: Place): Promise<z.infer<typeof ownership> | null> {
  const text = await unless(['ENOENT'], readFile(place.ownerFile, 'utf8'), null);
  try {
    return text === null ? null : ownership.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
