import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { embeddedUrl } from '@pillarwatch/embedded';
import { SettableClock } from '@pillarwatch/model';
import { type Newsroom, startNewsroom } from '@pillarwatch/newsroom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToText, feedListFile } from '../support/feed-list.ts';
import { Program, run } from '../support/program.ts';

const NOW = '2025-09-28T23:50:00Z';

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await startNewsroom({ clock: new SettableClock(new Date(NOW)) });
});
afterAll(() => newsroom.close());

function environment(dataDir: string) {
  return {
    PILLARWATCH_DATA_DIR: dataDir,
    PILLARWATCH_NOW: NOW,
    PILLARWATCH_FIRST_POLL_DAYS: '365',
    PILLARWATCH_HOST_PACE_MS: '0',
    PILLARWATCH_CONNECT_TO: connectToText(newsroom.connectTo),
  };
}

const until = (program: Program, words: string) =>
  expect.poll(() => program.stderr, { timeout: 60_000, interval: 20 }).toContain(words);

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('ends "start" with 0 and takes the embedded server down', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'pillarwatch-signals-'));
    const program = new Program(['start', '--feeds', feedListFile(newsroom)], { env: environment(dataDir) });
    await until(program, `watching ${newsroom.feeds.length} feeds`);
    expect(await embeddedUrl(dataDir)).not.toBeNull();
    program.process.kill(signal);
    expect(await program.ended()).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('stopped') });
    expect(await embeddedUrl(dataDir)).toBeNull();
  });
});

describe('an ingest that is stopped', () => {
  it('ends with 130, and the next one does the rest', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'pillarwatch-signals-'));
    const env = environment(dataDir);
    const args = ['ingest', '--json', '--feeds', feedListFile(newsroom)];
    const program = new Program(args, { env });
    await expect.poll(() => newsroom.requests.length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(10);
    program.process.kill('SIGINT');
    expect(await program.ended()).toMatchObject({ code: 130, stdout: '' });
    const rest = await run(args, { env });
    expect(rest).toMatchObject({ code: 0 });
    const articles: Record<string, number> = JSON.parse(rest.stdout).articles;
    const { analysed = 0, empty = 0, gone = 0, refused = 0, unusable = 0 } = articles;
    expect(analysed + empty + gone + refused + unusable).toBe(newsroom.manifest.length);
  });
});

describe('"db start"', () => {
  it('keeps the server up for others, who leave it up', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'pillarwatch-signals-'));
    const env = { PILLARWATCH_DATA_DIR: dataDir };
    const program = new Program(['db', 'start'], { env });
    await until(program, 'stop it with Ctrl-C');
    const url = await run(['db', 'url'], { env });
    expect(url).toMatchObject({ code: 0, stdout: program.stdout });
    expect(await run(['migrate', '--json'], { env })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('0001_road'),
    });
    expect(await run(['db', 'url'], { env })).toMatchObject({ stdout: url.stdout });
    program.process.kill('SIGTERM');
    expect(await program.ended()).toMatchObject({ code: 0 });
    const gone = await run(['db', 'url'], { env });
    expect(gone).toMatchObject({ code: 3, stderr: expect.stringContaining('pillarwatch db start') });
  });
});
