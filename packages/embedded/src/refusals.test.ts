import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PillarwatchError } from '@pillarwatch/model';
import { afterAll, describe, expect, it } from 'vitest';
import { createCluster } from './cluster.ts';
import { openEmbedded } from './index.ts';
import { placeAt } from './place.ts';
import { newFolder, removeFolders } from './test-support.ts';

afterAll(removeFolders);

async function refusal(promise: Promise<unknown>): Promise<string> {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(PillarwatchError);
  const { message } = thrown as PillarwatchError;
  expect(message).toContain('PILLARWATCH_DATA_DIR');
  expect(message).toContain('DATABASE_URL');
  return message;
}

describe('openEmbedded refuses, and names the way out,', () => {
  it('data of another major version', async () => {
    const dataDir = await newFolder();
    await mkdir(path.join(dataDir, 'postgres', 'data'), { recursive: true });
    await writeFile(path.join(dataDir, 'postgres', 'data', 'PG_VERSION'), '17\n');
    const message = await refusal(openEmbedded({ dataDir }));
    expect(message).toContain(`${dataDir}: its data belong to PostgreSQL 17, this program brings version 18`);
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });

  it('data of which a part is missing', async () => {
    const dataDir = await newFolder();
    await mkdir(path.join(dataDir, 'postgres'));
    expect(await refusal(openEmbedded({ dataDir }))).toContain('holds no whole database');
  });

  it('the data directory of another server', async () => {
    const dataDir = await newFolder();
    await writeFile(path.join(dataDir, 'PG_VERSION'), '18\n');
    expect(await refusal(openEmbedded({ dataDir }))).toContain('data directory of another PostgreSQL server');
  });

  it('a file in place of the folder, or of one above it', async () => {
    const file = path.join(await newFolder(), 'file');
    await writeFile(file, '');
    for (const dataDir of [file, path.join(file, 'below')]) {
      expect(await refusal(openEmbedded({ dataDir }))).toContain(`${dataDir}: it is not a folder`);
    }
  });
});

describe('createCluster', () => {
  it.each([
    ['initdb: error: could not do it', 'setting up the database failed; initdb says: initdb: error: could not do it'],
    ['could not write: No space left on device', 'the disk is full; initdb says: could not write'],
  ])('passes on what initdb says (%s), and leaves nothing', async (words, expected) => {
    const folder = await newFolder();
    const bin = path.join(folder, 'programs', 'bin');
    await mkdir(bin, { recursive: true });
    await writeFile(path.join(bin, 'initdb'), `#!/bin/sh\necho "${words}" >&2\nexit 1\n`, { mode: 0o755 });
    const binaries = { folder: path.join(folder, 'programs'), name: 'none', major: 18 };
    expect(await refusal(createCluster(placeAt(folder, folder), binaries, null))).toContain(expected);
    expect(await readdir(folder)).toEqual(['programs']);
  });
});
