import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { embeddedUrl, openEmbedded } from './index.ts';
import { isAlive } from './processes.ts';
import {
  ask,
  finish,
  killHard,
  newFolder,
  postmasterPid,
  removeFolders,
  reportOf,
  spawnOpener,
} from './test-support.ts';

let dataDir: string;

beforeAll(async () => {
  dataDir = await newFolder();
});
afterAll(removeFolders);

describe('after a kill', { timeout: 60_000 }, () => {
  it('sets the database up again when that was cut off', async () => {
    const child = spawnOpener(dataDir);
    await vi.waitUntil(async () => (await readdir(dataDir)).some((name) => name.startsWith('initdb-')), {
      timeout: 30_000,
      interval: 5,
    });
    await killHard(child);
    expect(await readdir(dataDir)).not.toContain('postgres');
    const server = await openEmbedded({ dataDir });
    expect(server.started).toBe(true);
    expect((await readdir(dataDir)).filter((name) => name.startsWith('lock.'))).toEqual([]);
    await ask(server.url, 'CREATE TABLE kept AS SELECT 42 AS number');
    await server.stop();
  });

  it('of the process that started it, the server is taken over by the next to open', async () => {
    const starter = spawnOpener(dataDir);
    const first = await reportOf(starter);
    expect(first).toMatchObject({ started: true, owner: true });
    await killHard(starter);
    const next = await openEmbedded({ dataDir });
    expect(next).toMatchObject({ url: 'url' in first && first.url, started: false, owner: true });
    expect(await openEmbedded({ dataDir })).toMatchObject({ started: false, owner: false });
    await next.stop();
    expect(await embeddedUrl(dataDir)).toBeNull();
  });

  it('of the server, it is started again with what was committed', async () => {
    const first = await openEmbedded({ dataDir });
    await ask(first.url, 'UPDATE kept SET number = 43');
    const pid = await postmasterPid(dataDir);
    process.kill(pid, 'SIGKILL');
    await vi.waitUntil(() => !isAlive(pid), { timeout: 10_000, interval: 5 });
    expect(await embeddedUrl(dataDir)).toBeNull();
    const second = await openEmbedded({ dataDir });
    expect(second).toMatchObject({ started: true, owner: true });
    expect(await ask(second.url, 'SELECT number FROM kept')).toEqual({ number: 43 });
    await first.stop();
    expect(await embeddedUrl(dataDir)).toBe(second.url);
    await second.stop();
  });

  it("passes over a process file whose number is now another program's", async () => {
    const { uid, gid } = await stat(path.join(dataDir, 'postgres', 'data'));
    const sleeper = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid, cwd: '/' } : {});
    const data = path.join(dataDir, 'postgres', 'data');
    const lines = [sleeper.pid, data, 1, 5432, '', '127.0.0.1', '0 0', 'ready'];
    await writeFile(path.join(data, 'postmaster.pid'), `${lines.join('\n')}\n`);
    expect(await embeddedUrl(dataDir)).toBeNull();
    const server = await openEmbedded({ dataDir });
    expect(server.started).toBe(true);
    expect(isAlive(sleeper.pid ?? 0)).toBe(true);
    await server.stop();
    await killHard(sleeper);
  });
});

describe('two processes that open at once', { timeout: 60_000 }, () => {
  it('share one server, which the one that started it stops', async () => {
    const folder = await newFolder();
    const children: ChildProcess[] = [spawnOpener(folder), spawnOpener(folder)];
    const reports = await Promise.all(children.map(reportOf));
    const urls = reports.map((report) => ('url' in report ? report.url : report.error));
    expect(new Set(urls).size).toBe(1);
    const starter = reports.findIndex((report) => 'started' in report && report.started);
    expect(reports[1 - starter]).toMatchObject({ started: false, owner: false });
    for (const index of [1 - starter, starter]) {
      expect(await embeddedUrl(folder)).toBe(urls[0]);
      const child = children[index];
      expect(child && (await finish(child))).toBe(0);
    }
    expect(await embeddedUrl(folder)).toBeNull();
  });
});
