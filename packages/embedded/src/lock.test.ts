import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { withLock } from './lock.ts';
import { identify } from './processes.ts';
import { newFolder, removeFolders } from './test-support.ts';

afterAll(removeFolders);

describe('withLock', () => {
  it('lets one work at a time, and passes over the locks of the dead', async () => {
    const folder = await newFolder();
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const dead = identify(child.pid ?? 0);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await writeFile(path.join(folder, 'lock.6'), JSON.stringify(dead));
    // The number lives again, as another process: this one.
    await writeFile(path.join(folder, 'lock.7'), JSON.stringify({ pid: process.pid, start: 'another time' }));

    let inside = 0;
    let most = 0;
    let done = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await setImmediate();
      inside--;
      done++;
    };
    await Promise.all(Array.from({ length: 20 }, () => withLock(folder, work)));
    expect({ most, done }).toEqual({ most: 1, done: 20 });
    expect(await readdir(folder)).toEqual([]);
  });

  it('passes over a lock whose writer was killed before it wrote', async () => {
    const folder = await newFolder();
    await writeFile(path.join(folder, 'lock.1'), '');
    await utimes(path.join(folder, 'lock.1'), 0, 0);
    expect(await withLock(folder, async () => readdir(folder))).toEqual(['lock.2']);
  });

  it('is free again after work that failed', async () => {
    const folder = await newFolder();
    await expect(withLock(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(folder, async () => 1)).toBe(1);
  });
});
