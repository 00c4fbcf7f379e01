import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedServer, embeddedUrl, openEmbedded, stopEmbedded } from './index.ts';
import { ask, newFolder, removeFolders } from './test-support.ts';

let dataDir: string;
let server: EmbeddedServer;

beforeAll(async () => {
  dataDir = path.join(await newFolder(), 'data');
  server = await openEmbedded({ dataDir });
}, 60_000);
afterAll(removeFolders);

describe('a new server', { timeout: 30_000 }, () => {
  it('is started by the first call, and owned by it', () => {
    expect(server).toMatchObject({ started: true, owner: true });
  });

  it('knows letters beyond ASCII', async () => {
    await ask(server.url, 'CREATE EXTENSION pg_trgm');
    const row = await ask(server.url, `SELECT lower('É') AS small, cardinality(show_trgm('人工智能')) AS trigrams`);
    expect(row).toEqual({ small: 'é', trigrams: 5 });
  });

  it('has the settings that it should have', async () => {
    const sql = `SELECT current_database() AS database, json_object_agg(name, setting) AS settings FROM pg_settings
      WHERE name IN ('jit', 'TimeZone', 'fsync', 'listen_addresses', 'unix_socket_directories', 'server_encoding')`;
    expect(await ask(server.url, sql)).toEqual({
      database: 'pillarwatch',
      settings: {
        jit: 'off',
        TimeZone: 'UTC',
        fsync: 'on',
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        server_encoding: 'UTF8',
      },
    });
  });

  it('lets nobody in without the password', async () => {
    const rules = await ask(server.url, 'SELECT array_agg(DISTINCT auth_method) AS methods FROM pg_hba_file_rules');
    expect(rules).toEqual({ methods: ['scram-sha-256'] });
    const wrong = new URL(server.url);
    wrong.password = 'password';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    const file = await stat(path.join(dataDir, 'postgres', 'password'));
    expect(file.mode & 0o777).toBe(0o600);
  });

  it('keeps its log in the folder, and leaves no lock behind', async () => {
    expect(await readdir(dataDir)).toEqual(['postgres']);
    expect(await readFile(path.join(dataDir, 'postgres', 'server.log'), 'utf8')).toContain('ready to accept');
  });
});

describe('a server that runs', { timeout: 30_000 }, () => {
  it('is attached to by a second call, which does not stop it', async () => {
    const second = await openEmbedded({ dataDir });
    expect(second).toMatchObject({ url: server.url, port: server.port, started: false, owner: false });
    await second.stop();
    expect(await embeddedUrl(dataDir)).toBe(server.url);
  });

  it('is found through another name of its folder', async () => {
    expect(await embeddedUrl(path.join(dataDir, '..', 'data'))).toBe(server.url);
  });

  it('does not serve a copy of its folder', async () => {
    await ask(server.url, 'CREATE TABLE origin AS SELECT 1 AS number');
    await ask(server.url, 'CHECKPOINT');
    const copied = path.join(await newFolder(), 'data');
    await promisify(execFile)('cp', ['-a', dataDir, copied]);
    expect(await embeddedUrl(copied)).toBeNull();
    const copy = await openEmbedded({ dataDir: copied });
    expect(copy).toMatchObject({ started: true, owner: true });
    expect(copy.port).not.toBe(server.port);
    await ask(copy.url, 'DROP TABLE origin');
    expect(await ask(server.url, 'SELECT number FROM origin')).toEqual({ number: 1 });
    await copy.stop();
    expect(await embeddedUrl(dataDir)).toBe(server.url);
  });
});

describe('stopping', { timeout: 30_000 }, () => {
  it('is done once, waits until the server is down, and keeps data and port', async () => {
    await ask(server.url, 'CREATE TABLE kept AS SELECT 42 AS number');
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    expect(await embeddedUrl(dataDir)).toBeNull();
    const { url } = server;
    server = await openEmbedded({ dataDir });
    expect(server).toMatchObject({ url, started: true });
    expect(await ask(server.url, 'SELECT number FROM kept')).toEqual({ number: 42 });
  });

  it('can be done by someone else', async () => {
    expect(await stopEmbedded(dataDir)).toBe(true);
    expect(await stopEmbedded(dataDir)).toBe(false);
    await server.stop();
  });

  it('by a former owner leaves the next server alone', async () => {
    const former = await openEmbedded({ dataDir });
    await stopEmbedded(dataDir);
    server = await openEmbedded({ dataDir });
    await former.stop();
    expect(await embeddedUrl(dataDir)).toBe(server.url);
    await server.stop();
  });
});

describe('a folder without a server', () => {
  it('has no URL, has nothing to stop, and is left as it is', async () => {
    const empty = await newFolder();
    await mkdir(path.join(empty, 'other'));
    for (const folder of [empty, path.join(empty, 'missing')]) {
      expect(await embeddedUrl(folder)).toBeNull();
      expect(await stopEmbedded(folder)).toBe(false);
    }
    expect(await readdir(empty)).toEqual(['other']);
  });
});
