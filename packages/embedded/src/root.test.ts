import { chmod, chown, cp, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { installedBinaries, programOf, reachableBinaries } from './binaries.ts';
import { chooseHome } from './home.ts';
import { embeddedUrl, openEmbedded, stopEmbedded } from './index.ts';
import { succeeds } from './system-user.ts';
import { ask, newFolder, removeFolders, reportOf, spawnOpener } from './test-support.ts';

const isRoot = process.getuid?.() === 0;
/** `nobody` of most systems. */
const NOBODY = { uid: 65_534, gid: 65_534 };

afterAll(removeFolders);

describe.skipIf(!isRoot)('as root', { timeout: 60_000 }, () => {
  it('keeps data outside a folder that others cannot enter', async () => {
    const closed = await newFolder();
    await chmod(closed, 0o700);
    const dataDir = path.join(closed, 'data');
    const lines: string[] = [];
    const server = await openEmbedded({ dataDir, log: (line) => lines.push(line) });
    const home = (await readFile(path.join(dataDir, 'location'), 'utf8')).trim();
    try {
      expect(lines.join('\n')).toContain(`the data stand in ${home}`);
      expect((await stat(dataDir)).mode & 0o777).toBe(0o755 & ~process.umask());
      expect(await readFile(path.join(home, 'belongs-to'), 'utf8')).toBe(`${dataDir}\n`);
      expect((await stat(path.join(home, 'postgres', 'data'))).uid).not.toBe(0);
      await ask(server.url, 'CREATE TABLE kept AS SELECT 42 AS number');
      expect(await openEmbedded({ dataDir })).toMatchObject({ url: server.url, started: false });
      await server.stop();
      const again = await openEmbedded({ dataDir });
      expect(await ask(again.url, 'SELECT number FROM kept')).toEqual({ number: 42 });
      await again.stop();
      expect(await readdir(dataDir)).toEqual(['location']);
    } finally {
      await stopEmbedded(dataDir);
      await rm(home, { recursive: true, force: true });
    }
  });

  it('opens the folder itself for the server’s user, when that is all it takes', async () => {
    const dataDir = await newFolder();
    await chmod(dataDir, 0o700);
    expect(await chooseHome(dataDir, NOBODY, () => {})).toMatchObject({ home: dataDir });
    expect((await stat(dataDir)).mode & 0o777).toBe(0o711);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('copies programs that the server’s user cannot reach, once', async () => {
    const folder = await newFolder();
    const closed = path.join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const installed = await installedBinaries(folder);
    const hidden = { ...installed, folder: path.join(closed, 'native') };
    await cp(installed.folder, hidden.folder, { recursive: true, verbatimSymlinks: true });
    await chmod(path.join(hidden.folder, 'bin', 'postgres'), 0o700);
    const shared = path.join(folder, 'shared');
    const both = await Promise.all([1, 2].map(() => reachableBinaries(hidden, NOBODY, folder, shared)));
    expect(both.map((copy) => copy.folder)).toEqual(Array(2).fill(path.join(shared, installed.name)));
    expect(await readdir(shared)).toEqual([installed.name]);
    for (const name of ['postgres', 'initdb'] as const) {
      expect(await succeeds(programOf(hidden, name), ['--version'], NOBODY)).toBe(false);
      expect(await succeeds(programOf(both[0] ?? hidden, name), ['--version'], NOBODY)).toBe(true);
    }
  });

  it("attaches to another user's server, and starts it as that user", async () => {
    const dataDir = await newFolder();
    await chown(dataDir, NOBODY.uid, NOBODY.gid);
    const child = spawnOpener(dataDir, NOBODY);
    const report = await reportOf(child);
    expect(report).toMatchObject({ started: true, owner: true });
    expect(await openEmbedded({ dataDir })).toMatchObject({ url: await embeddedUrl(dataDir), owner: false });
    expect(await stopEmbedded(dataDir)).toBe(true);
    child.stdin?.end();
    const server = await openEmbedded({ dataDir });
    expect(server).toMatchObject({ started: true, owner: true });
    await server.stop();
    const owners = await Promise.all(
      (await readdir(path.join(dataDir, 'postgres'))).map((name) => stat(path.join(dataDir, 'postgres', name))),
    );
    expect(new Set(owners.map(({ uid }) => uid))).toEqual(new Set([NOBODY.uid]));
  });

  it('tells a user whose folder is read-only', async () => {
    const folder = await newFolder();
    const child = spawnOpener(path.join(folder, 'data'), NOBODY);
    expect(await reportOf(child)).toMatchObject({ error: expect.stringContaining('this user may not use it') });
  });
});
