import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Binaries, programOf } from './binaries.ts';
import { embeddedError, unless } from './errors.ts';
import type { Place } from './place.ts';
import { type SystemUser, serverProcess } from './system-user.ts';
import { lastLines } from './text.ts';

/** The server's only role (a superuser), and the name of the database. */
export const DATABASE = 'pillarwatch';

/**
 * Locales, best first. The first gives both: case mapping beyond ASCII, and letters beyond ASCII for
 * pg_trgm, which asks LC_CTYPE even where PostgreSQL's built-in locale maps the case. Where the system
 * has no C.UTF-8 (macOS before 15, Windows), the built-in one stands in, with the widest LC_CTYPE there is.
 */
const LOCALES: readonly (readonly string[])[] = [
  ['--locale=C.UTF-8'],
  ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=en_US.UTF-8'],
  ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=UTF-8'],
  ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
];

/**
 * initdb finds shared_buffers (128 MB) and max_connections (100) by trial, and takes less on a small
 * machine. What is set here goes into postgresql.conf, so that people may change it there.
 */
const SETTINGS = { jit: 'off', timezone: 'UTC', log_timezone: 'UTC' } as const;

const UNFINISHED = 'initdb-';

/**
 * Makes a new database cluster and its random password. Call it under the lock of the folder: what an
 * earlier call left half-done is removed.
 *
 * @throws PillarwatchError with the last lines of initdb when it fails
 */
export async function createCluster(place: Place, binaries: Binaries, user: SystemUser | null): Promise<void> {
  for (const name of await readdir(place.home)) {
    if (name.startsWith(UNFINISHED)) await rm(path.join(place.home, name), { recursive: true, force: true });
  }
  const folder = await mkdtemp(path.join(place.home, UNFINISHED));
  try {
    const passwordFile = path.join(folder, path.basename(place.passwordFile));
    await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flush: true });
    if (user) for (const file of [passwordFile, folder]) await chown(file, user.uid, user.gid);
    await initialise(place, path.join(folder, path.basename(place.data)), passwordFile, binaries, user);
    await rename(folder, place.folder);
  } catch (thrown) {
    await rm(folder, { recursive: true, force: true });
    throw thrown;
  }
}

/**
 * Makes sure that the data are there whole, and can be read by these programs.
 *
 * @throws PillarwatchError when they belong to another major version, or a part is missing
 */
export async function checkCluster(place: Place, binaries: Binaries): Promise<void> {
  const version = await unless(['ENOENT'], readFile(path.join(place.data, 'PG_VERSION'), 'utf8'), null);
  if (version === null) throw embeddedError(place.dataDir, `${place.data} holds no whole database; remove it`);
  if (version.trim() === String(binaries.major)) return;
  throw embeddedError(
    place.dataDir,
    `its data belong to PostgreSQL ${version.trim()}, this program brings version ${binaries.major}`,
  );
}

async function initialise(
  place: Place,
  data: string,
  passwordFile: string,
  binaries: Binaries,
  user: SystemUser | null,
): Promise<void> {
  let output = '';
  for (const locale of LOCALES) {
    const attempt = await run(
      programOf(binaries, 'initdb'),
      [
        `--pgdata=${data}`,
        `--username=${DATABASE}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--no-instructions',
        ...locale,
        ...Object.entries(SETTINGS).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
      ],
      user,
    );
    if (attempt.code === 0) return;
    output = attempt.output;
    if (!/locale/i.test(lastLines(output, 3))) break;
  }
  const trouble = /No space left on device/.test(output) ? 'the disk is full' : 'setting up the database failed';
  throw embeddedError(place.dataDir, `${trouble}; initdb says: ${lastLines(output, 5)}`);
}

function run(program: string, args: string[], user: SystemUser | null) {
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = spawn(program, args, { ...serverProcess(user), cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-20_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
