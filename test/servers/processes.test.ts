import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SettableClock } from '@pillarwatch/model';
import { type Newsroom, startNewsroom } from '@pillarwatch/newsroom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { connectToText, feedListFile } from '../support/feed-list.ts';
import { Program } from '../support/program.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { commandOf, serviceOf } from './compose.ts';

/** All that the newsroom prints is out. */
const NOW = '2025-09-28T23:50:00Z';
const WORKERS = ['worker-1', 'worker-2'];

/** Longest time for all processes to start, or for all articles to be read, on a busy machine, milliseconds. */
const LONG = 280_000;

/** What an article must have left; undefined for one that no feed has shown yet. */
const MOVING: ReadonlySet<string | undefined> = new Set([undefined, 'discovered', 'fetched']);

const noRedis = findRedis() === null;

describe.skipIf(noRedis)(
  `the processes of docker-compose.yml, without containers${noRedis ? ' (skipped: no redis-server on this machine)' : ''}`,
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pillarwatch-servers-'));
    const programs = new Map<string, Program>();
    const closers: (() => Promise<unknown>)[] = [];
    let newsroom: Newsroom;
    let feeds: string;
    let database: TestDatabase;
    let env: Record<string, string>;

    const heartbeatOf = (process: string) => path.join(folder, `${process}-alive`);
    const start = (process: string, service: string): Program => {
      const command = commandOf(service, { '--feeds': feeds, '--heartbeat': heartbeatOf(process) });
      const program = new Program(command, { env });
      programs.set(process, program);
      return program;
    };

    beforeAll(async () => {
      newsroom = await startNewsroom({ clock: new SettableClock(new Date(NOW)) });
      closers.push(() => newsroom.close());
      database = await cloneDatabase({ empty: true });
      closers.push(() => database.close());
      const redis = await startRedis();
      closers.push(() => redis.stop());
      feeds = feedListFile(newsroom);
      // As Docker hands secrets over: a file that holds the connection string.
      const secret = path.join(folder, 'database_url');
      writeFileSync(secret, `${database.url}\n`);
      env = {
        DATABASE_URL_FILE: secret,
        REDIS_URL: redis.url,
        PILLARWATCH_CONTACT: 'https://monitor.example/about',
        PILLARWATCH_NOW: NOW,
        PILLARWATCH_FIRST_POLL_DAYS: '365',
        PILLARWATCH_HOST_PACE_MS: '0',
        PILLARWATCH_CONNECT_TO: connectToText(newsroom.connectTo),
        PILLARWATCH_PARSERS: '1',
      };
    }, 60_000);

    afterAll(async () => {
      for (const { process } of programs.values()) process.kill('SIGKILL');
      for (const program of programs.values()) await program.ended();
      for (const close of closers.reverse()) await close();
    }, 60_000);

    it('migrate an empty database and end', async () => {
      expect(await start('migrate', 'migrate').ended()).toMatchObject({ code: 0, stdout: expect.stringMatching(/\S/) });
    });

    it('start as one scheduler and two workers', async () => {
      start('scheduler', 'scheduler');
      for (const name of WORKERS) start(name, 'worker');
      for (const name of ['scheduler', ...WORKERS]) {
        await expect.poll(() => programs.get(name)?.stderr, { timeout: LONG }).toContain('working on');
      }
    });

    it('take every article of every feed to the state that the manifest expects', async () => {
      const states = async () => {
        const rows = await database.db.selectFrom('articles').select(['canonical_url', 'state']).execute();
        return new Map(rows.map((row) => [row.canonical_url, row.state]));
      };
      const unfinished = async () => {
        const found = await states();
        return newsroom.manifest.map(({ url }) => url).filter((url) => MOVING.has(found.get(url)));
      };
      await expect.poll(unfinished, { timeout: LONG, interval: 250 }).toEqual([]);
      const found = await states();
      expect(newsroom.manifest.filter(({ url, state }) => found.get(url) !== state)).toEqual([]);
    });

    it('are healthy by the check that the containers have', () => {
      expect(isHealthy('scheduler', heartbeatOf('scheduler'))).toBe(true);
      for (const name of WORKERS) expect(isHealthy('worker', heartbeatOf(name))).toBe(true);
      expect(isHealthy('worker', path.join(folder, 'nobody-alive'))).toBe(false);
    });

    it.each(['scheduler', ...WORKERS])('end %s with code 0 when it is told to stop', async (name) => {
      const program = programs.get(name);
      program?.process.kill('SIGTERM');
      expect(await program?.ended()).toMatchObject({ code: 0, signal: null });
    });
  },
);

/** Runs a service's health check as Compose would, on another file. */
function isHealthy(service: string, file: string): boolean {
  const [kind, command = ''] = serviceOf(service).healthcheck?.test ?? [];
  expect(kind).toBe('CMD-SHELL');
  expect(command).toContain('/tmp/alive');
  try {
    // Compose reads $$ as one $.
    execFileSync('/bin/sh', ['-c', command.replaceAll('$$', '$').replaceAll('/tmp/alive', file)], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
