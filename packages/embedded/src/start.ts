import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, type FileHandle, open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Binaries, programOf } from './binaries.ts';
import { embeddedError, unless } from './errors.ts';
import { type Place, writeWhole } from './place.ts';
import { disarmPostmasterFile, readPostmasterFile } from './postmaster.ts';
import { type SystemUser, serverProcess } from './system-user.ts';
import { lastLines } from './text.ts';

/** Crash recovery reads at most about max_wal_size (1 GB) of log; five minutes is far beyond that. */
const START_MS = 300_000;
/** Backends of a killed server go at the end of their statement. */
const OLD_BACKENDS_MS = 30_000;
const LOG_BYTES = 10_000_000;

/**
 * Starts the server and waits until it takes clients. It listens on 127.0.0.1 alone, on the port of last
 * time when that is free. It runs in a session of its own, so that Ctrl-C at the terminal does not reach it.
 *
 * @returns the postmaster's process id and the port
 * @throws PillarwatchError with the last lines of the server's log when it does not start
 */
export async function startServer(
  place: Place,
  binaries: Binaries,
  user: SystemUser | null,
): Promise<{ pid: number; port: number }> {
  const begun = Date.now();
  let port = await freePort(await lastPort(place));
  for (let attempt = 1; ; attempt++) {
    await disarmPostmasterFile(place.data);
    const outcome = await tryStart(place, binaries, user, port);
    if ('pid' in outcome) {
      await writeWhole(place.portFile, `${port}\n`, user);
      return { pid: outcome.pid, port };
    }
    if (/could not create any TCP\/IP sockets|could not bind/.test(outcome.log) && attempt < 10) {
      port = await freePort(0);
    } else if (
      /is still in use|lock file .* already exists/.test(outcome.log) &&
      Date.now() < begun + OLD_BACKENDS_MS
    ) {
      await pause(200);
    } else {
      throw startError(place, outcome.log);
    }
  }
}

function startError(place: Place, log: string): Error {
  const trouble = /No space left on device/.test(log) ? 'the disk is full' : 'the server did not start';
  return embeddedError(place.dataDir, `${trouble}; ${place.logFile} ends with: ${lastLines(log, 5)}`);
}

async function tryStart(
  place: Place,
  binaries: Binaries,
  user: SystemUser | null,
  port: number,
): Promise<{ pid: number } | { log: string }> {
  const log = await openLog(place, user);
  try {
    const { size } = await log.stat();
    const child = spawn(
      programOf(binaries, 'postgres'),
      [
        ...['-D', place.data, '-p', String(port)],
        ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ],
      { ...serverProcess(user), cwd: '/', detached: true, windowsHide: true, stdio: ['ignore', log.fd, log.fd] },
    );
    const ended = once(child, 'exit').catch((error: Error) => error);
    const pid = await untilReady(place, child, ended);
    child.unref();
    if (pid !== null) return { pid };
    const trouble = await ended;
    const text = (await readFile(place.logFile)).subarray(size).toString('utf8');
    return { log: trouble instanceof Error ? `${text}\n${trouble.message}` : text };
  } finally {
    await log.close();
  }
}

/** The postmaster's process id when it is ready; null when it has ended. */
async function untilReady(place: Place, child: ChildProcess, ended: Promise<unknown>): Promise<number | null> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const deadline = Date.now() + START_MS;
  while (!over) {
    const file = await readPostmasterFile(place.data);
    if (child.pid !== undefined && file?.pid === child.pid && file.ready) return child.pid;
    if (Date.now() > deadline) {
      child.unref();
      throw embeddedError(place.dataDir, `the server has not become ready in five minutes; see ${place.logFile}`);
    }
    await pause(10);
  }
  return null;
}

async function openLog(place: Place, user: SystemUser | null): Promise<FileHandle> {
  const size = (await unless(['ENOENT'], stat(place.logFile), null))?.size ?? 0;
  if (size > LOG_BYTES) await rename(place.logFile, `${place.logFile}.1`);
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants;
  // Not through a symbolic link: root may work in a folder that another user can change.
  const log = await open(place.logFile, O_APPEND | O_CREAT | O_NOFOLLOW | O_WRONLY, 0o600);
  if (user) await log.chown(user.uid, user.gid);
  return log;
}

async function lastPort(place: Place): Promise<number> {
  const port = Number(await unless(['ENOENT'], readFile(place.portFile, 'utf8'), '0'));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
}

/** A port of 127.0.0.1 that is free now: the wanted one when it is, else one that the system picks. */
async function freePort(wanted: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(wanted, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : wanted;
  } catch (thrown) {
    if (wanted === 0) throw thrown;
    return freePort(0);
  } finally {
    server.close();
  }
}
