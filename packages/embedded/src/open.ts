import { mkdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Binaries, installedBinaries, reachableBinaries } from './binaries.ts';
import { checkCluster, createCluster } from './cluster.ts';
import { ensureDatabase, urlOf } from './database.ts';
import { codeOf, embeddedError, explained, unless } from './errors.ts';
import { canWriteIn, chooseHome } from './home.ts';
import { withLock } from './lock.ts';
import { clearOwnership, hasLivingOwner, isOwner, takeOwnership } from './owner.ts';
import { findPlace, type Place } from './place.ts';
import { look, type Sighting } from './postmaster.ts';
import { identify, type ProcessIdentity } from './processes.ts';
import { startServer } from './start.ts';
import { stopServer } from './stop.ts';
import { type SystemUser, serverUser } from './system-user.ts';

/** Crash recovery of a server whose starter was killed; as in start.ts. */
const BUSY_MS = 300_000;

export interface EmbeddedServer {
  /** `postgres://…` to the database `pillarwatch`, with the password of its superuser. */
  readonly url: string;
  /** On 127.0.0.1. */
  readonly port: number;
  /** True when this call started the server, false when it attached to one that ran. */
  readonly started: boolean;
  /**
   * True when this call's `stop` stops the server: it started it, or it attached and the process that
   * was to stop it had died.
   */
  readonly owner: boolean;
  /**
   * Stops the server when this call owns it, and waits until it is down; otherwise does nothing, as does
   * a second call. It does not wait for other processes that are attached: they lose their connections
   * as in a restart, and the next one to open starts the server again.
   */
  stop(): Promise<void>;
}

/**
 * Opens the embedded PostgreSQL of a folder: starts it, or attaches to it when it runs. On first use the
 * database is set up (about a second). Of several processes that open at once, one starts it.
 *
 * The server outlives this process unless `stop` is called; no signal handlers are installed. When the
 * owner dies without `stop`, the server runs on and the next process to open becomes its owner.
 *
 * @param options.dataDir the folder that keeps everything; made when it is missing
 * @param options.log called with a line for each thing that takes time or was decided
 * @throws PillarwatchError that names the folder and the way out: another major version, a folder that
 *   cannot be written, a full disk, no programs for this platform, a server that does not start
 */
export async function openEmbedded(options: {
  dataDir: string;
  log?: (line: string) => void;
}): Promise<EmbeddedServer> {
  const { dataDir, log = () => {} } = options;
  return explained(dataDir, async () => {
    await mkdir(dataDir, { recursive: true });
    const folder = await realpath(dataDir);
    if (await unless(['ENOENT'], stat(path.join(folder, 'PG_VERSION')), null)) {
      throw embeddedError(dataDir, 'it is the data directory of another PostgreSQL server');
    }
    return withLock(folder, async () => {
      const place = await findPlace(folder);
      const sighting = place ? await settled(place) : null;
      return place && sighting?.state === 'ready' ? attach(place, sighting, log) : start(folder, place, log);
    });
  });
}

/** Looks until a server is either ready or not there. */
async function settled(place: Place): Promise<Sighting> {
  const deadline = Date.now() + BUSY_MS;
  for (;;) {
    const sighting = await look(place);
    if (sighting.state !== 'busy') return sighting;
    if (Date.now() > deadline) {
      throw embeddedError(place.dataDir, `its server (process ${sighting.pid}) neither works nor ends`);
    }
    await pause(25);
  }
}

async function attach(
  place: Place,
  { pid, port }: { pid: number; port: number },
  log: (line: string) => void,
): Promise<EmbeddedServer> {
  const url = await ensureDatabase(place, port);
  if (await hasLivingOwner(place, pid)) return serverOf(url, port, false, null);
  const postmaster = await takeOwnership(place, pid, await serverUser(place.dataDir, place));
  log(`Took over the PostgreSQL server on port ${port}: the process that started it has ended without stopping it`);
  return serverOf(url, port, false, () => stopOwned(place, postmaster));
}

async function start(folder: string, found: Place | null, log: (line: string) => void): Promise<EmbeddedServer> {
  const installed = await installedBinaries(folder);
  if (found) await checkCluster(found, installed);
  const user = await serverUser(folder, found);
  const place = found ?? (await chooseHome(folder, user, log));
  if (found && !(await canWriteIn(found.home, user))) {
    throw embeddedError(folder, `the user that owns its data can no longer enter ${found.home}`);
  }
  const binaries = await reachableBinaries(installed, user, place.home);
  if (!found) await setUp(place, binaries, user, log);
  const { pid, port } = await startServer(place, binaries, user);
  const postmaster = await takeOwnership(place, pid, user);
  const url = await ensureDatabase(place, port);
  log(`Started PostgreSQL ${binaries.major} on port ${port}`);
  return serverOf(url, port, true, () => stopOwned(place, postmaster));
}

async function setUp(place: Place, binaries: Binaries, user: SystemUser | null, log: (line: string) => void) {
  log(`Setting up PostgreSQL ${binaries.major} in ${place.home}`);
  await createCluster(place, binaries, user);
}

function serverOf(url: string, port: number, started: boolean, stopOnce: (() => Promise<void>) | null): EmbeddedServer {
  let stopping: Promise<void> | null = null;
  return {
    url,
    port,
    started,
    owner: stopOnce !== null,
    stop: async () => {
      if (stopOnce) stopping ??= stopOnce();
      await stopping;
    },
  };
}

async function stopOwned(place: Place, postmaster: ProcessIdentity): Promise<void> {
  try {
    await explained(place.dataDir, () =>
      withLock(place.dataDir, async () => {
        if (!(await isOwner(place, postmaster))) return;
        await stopServer(place, postmaster);
        await clearOwnership(place);
      }),
    );
  } catch (thrown) {
    // The folder was removed while the server ran: the server must not stay behind.
    if (codeOf(thrown) !== 'ENOENT') throw thrown;
    await stopServer(place, postmaster);
  }
}

/**
 * The URL of the embedded server of a folder, when one runs there now and takes clients; else null.
 *
 * @throws PillarwatchError when this user may not read the folder
 */
export async function embeddedUrl(dataDir: string): Promise<string | null> {
  return explained(dataDir, async () => {
    const place = await existingPlace(dataDir);
    const sighting = place ? await look(place) : null;
    return place && sighting?.state === 'ready' ? urlOf(place, sighting.port) : null;
  });
}

/**
 * Stops the embedded server of a folder, whoever started it, and waits until it is down.
 *
 * @returns whether one ran there
 * @throws PillarwatchError when it belongs to another user, or does not go down
 */
export async function stopEmbedded(dataDir: string): Promise<boolean> {
  return explained(dataDir, async () => {
    const existing = await existingPlace(dataDir);
    if (!existing) return false;
    return withLock(existing.dataDir, async () => {
      const sighting = await look(existing);
      if (sighting.state === 'none') return false;
      await stopServer(existing, identify(sighting.pid));
      await clearOwnership(existing);
      return true;
    });
  });
}

async function existingPlace(dataDir: string): Promise<Place | null> {
  const folder = await unless(['ENOENT', 'ENOTDIR'], realpath(dataDir), null);
  return folder === null ? null : unless(['ENOTDIR'], findPlace(folder), null);
}
