import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { masked, readSettings, userAgent } from './settings.ts';

const HERE = path.resolve('/somewhere');
const read = (environment: NodeJS.ProcessEnv = {}) => readSettings(environment, HERE);

describe('readSettings', () => {
  it('needs nothing', () => {
    const { configDir, ...settings } = read();
    expect(path.basename(configDir)).toBe('config');
    expect(existsSync(path.join(configDir, '../pnpm-workspace.yaml'))).toBe(true);
    expect(settings).toEqual({
      databaseUrl: null,
      redisUrl: null,
      dataDir: path.join(HERE, '.pillarwatch'),
      planId: 'global-ai-governance-2025',
      contact: null,
      timeZone: 'UTC',
      pollMinutes: 30,
      firstPollDays: 30,
      hostPaceMs: 2_000,
      fetchTimeoutMs: 30_000,
      maxPageBytes: 8_000_000,
      connectTo: new Map(),
      parsers: 2,
      parseTimeoutMs: 20_000,
      parserMemoryMb: 512,
      jobLockMs: 30_000,
      maxAttempts: 5,
      startAt: null,
    });
  });

  it('takes what is given', () => {
    const settings = read({
      DATABASE_URL: 'postgresql://host/db',
      REDIS_URL: 'rediss://host:6380/1',
      PILLARWATCH_CONTACT: 'watch@example.org',
      PILLARWATCH_TIME_ZONE: 'Asia/Shanghai',
      PILLARWATCH_HOST_PACE_MS: '0',
      PILLARWATCH_JOB_LOCK_MS: '1000',
      PILLARWATCH_PARSER_MEMORY_MB: '64',
    });
    expect(settings).toMatchObject({
      databaseUrl: 'postgresql://host/db',
      redisUrl: 'rediss://host:6380/1',
      contact: 'watch@example.org',
      timeZone: 'Asia/Shanghai',
      hostPaceMs: 0,
      jobLockMs: 1_000,
      parserMemoryMb: 64,
    });
  });

  it('starts the clock at an instant of any zone', () => {
    const start = new Date('2025-07-26T09:00:00Z');
    expect(read({ PILLARWATCH_NOW: '2025-07-26T09:00:00Z' }).startAt).toEqual(start);
    expect(read({ PILLARWATCH_NOW: '2025-07-26T17:00:00.000+08:00' }).startAt).toEqual(start);
  });

  it('makes paths absolute, from the working directory', () => {
    const settings = read({ PILLARWATCH_DATA_DIR: 'data', PILLARWATCH_CONFIG_DIR: '../config' });
    expect(settings.dataDir).toBe(path.join(HERE, 'data'));
    expect(settings.configDir).toBe(path.resolve(HERE, '../config'));
  });

  it('reads pairs of hosts and addresses', () => {
    const text = 'A.example=127.0.0.1:8080, b.example=[::1]:443,';
    expect(read({ PILLARWATCH_CONNECT_TO: text }).connectTo).toEqual(
      new Map([
        ['a.example', '127.0.0.1:8080'],
        ['b.example', '[::1]:443'],
      ]),
    );
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(read())).toBe(true);
  });
});

describe('masked', () => {
  it.each([
    ['postgres://me:secret@host:5432/db', 'postgres://me:***@host:5432/db'],
    ['postgres://host/db?user=me&password=secret', 'postgres://host/db?user=me&password=***'],
    ['postgres://host/db?sslmode=require&sslpassword=secret', 'postgres://host/db?sslmode=require&sslpassword=***'],
    ['redis://:secret@host:6379/1', 'redis://:***@host:6379/1'],
    ['redis://host:6379', 'redis://host:6379'],
    [null, '(none)'],
  ])('shows %s as %s', (connection, shown) => {
    expect(masked(connection)).toBe(shown);
  });
});

describe('userAgent', () => {
  it('says who runs this, or that nobody said', () => {
    expect(userAgent({ contact: 'https://example.org/bot' })).toBe('Pillarwatch/0.1 (+https://example.org/bot)');
    expect(userAgent({ contact: null })).toBe('Pillarwatch/0.1 (no contact given)');
  });
});
