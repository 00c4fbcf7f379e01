import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { run } from '../support/program.ts';
import { freePort } from '../support/redis.ts';

const CONFIG = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../config');
const PLAN = 'plans/global-ai-governance-2025/plan.yaml';

const temporary = (name: string) => mkdtempSync(path.join(tmpdir(), `pillarwatch-${name}-`));

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.close());

/** Runs a command that must fail: one line on stderr, nothing on stdout. */
async function refusal(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = await run(args, { env: { DATABASE_URL: database.url, ...env } });
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  return { code, says: stderr.trimEnd() };
}

describe('a command refuses, in one line that names the thing and the way out,', () => {
  it('a feed URL that is not a feed', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Shop</title><p>Buy</p>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, says } = await refusal(['parse-feed', 'http://shop.test/feed'], {
      PILLARWATCH_CONNECT_TO: `shop.test=127.0.0.1:${port}`,
    });
    server.close();
    expect(code).toBe(2);
    expect(says).toContain('HTML page, not a feed');
  });

  it('a week that is none, and one without articles', async () => {
    expect(await refusal(['report', '--week', '2025-W60'])).toEqual({
      code: 2,
      says: 'pillarwatch: "2025-W60" is not an ISO week; write it as year and week number, such as 2025-W30',
    });
    expect(await refusal(['report', '--week', '1999-W01'])).toEqual({
      code: 2,
      says: 'pillarwatch: there are no articles yet; run "pillarwatch ingest" first',
    });
  });

  it('a pillar and a plan that are unknown', async () => {
    const pillar = await refusal(['report', '--pillar', 'space-travel']);
    expect(pillar.code).toBe(2);
    expect(pillar.says).toContain('has no pillar space-travel; it has seize-opportunities');
    const plan = await refusal(['classify', '--plan', 'mars-plan', '--jsonl']);
    expect(plan.code).toBe(2);
    expect(plan.says).toContain('global-ai-governance-2025');
  });

  it('a plan with a mistake, by the path of the key', async () => {
    const config = temporary('config');
    cpSync(CONFIG, config, { recursive: true });
    const text = readFileSync(path.join(CONFIG, PLAN), 'utf8');
    writeFileSync(path.join(config, PLAN), text.replace('number: 1\n', 'number: one\n'));
    const doctor = await run(['doctor'], { env: { DATABASE_URL: database.url, PILLARWATCH_CONFIG_DIR: config } });
    expect(doctor.code).toBe(3);
    expect(doctor.stdout).toMatch(/BAD {2}plan .*pillars\.0\.number: expected/);
    const classify = await refusal(['classify', '--jsonl'], { PILLARWATCH_CONFIG_DIR: config });
    expect(classify.code).toBe(2);
    expect(classify.says).toContain('pillars.0.number');
  });

  it('a database that does not answer', async () => {
    const port = await freePort();
    const { code, says } = await refusal(['report'], { DATABASE_URL: `postgres://me:secret@127.0.0.1:${port}/x` });
    expect(code).toBe(3);
    expect(says).toContain(`127.0.0.1:${port}`);
    expect(says).not.toContain('secret');
  });

  it('a queue that does not answer', async () => {
    const port = await freePort();
    const { code, says } = await refusal(['work'], { REDIS_URL: `redis://127.0.0.1:${port}` });
    expect(code).toBe(3);
    expect(says).toContain(`127.0.0.1:${port}`);
  });

  it('a data folder that is none', async () => {
    const file = path.join(temporary('file'), 'occupied');
    writeFileSync(file, 'x');
    const { code, says } = await refusal(['report'], { DATABASE_URL: '', PILLARWATCH_DATA_DIR: file });
    expect(code).toBe(3);
    expect(says).toContain(file);
    expect(says).toMatch(/PILLARWATCH_DATA_DIR|DATABASE_URL/);
  });

  it('a setting that is not allowed', async () => {
    const { code, says } = await refusal(['report'], { PILLARWATCH_POLL_MINUTES: 'often' });
    expect(code).toBe(2);
    expect(says).toBe(
      'pillarwatch: setting PILLARWATCH_POLL_MINUTES is "often": expected a whole number from 1 to 1440',
    );
  });

  it('real feeds without a contact', async () => {
    const { code, says } = await refusal(['ingest']);
    expect(code).toBe(2);
    expect(says).toContain('PILLARWATCH_CONTACT');
  });

  it('a question in SQL that is wrong or would write', async () => {
    const typo = await refusal(['sql', '-c', 'selec 1']);
    expect(typo.code).toBe(2);
    expect(typo.says).toContain('syntax error at or near "selec"');
    const write = await refusal(['sql', '-c', 'delete from public.articles']);
    expect(write.code).toBe(2);
    expect(write.says).toContain('read-only transaction');
  });
});
