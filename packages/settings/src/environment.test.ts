import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '@pillarwatch/model';
import { afterAll, describe, expect, it } from 'vitest';
import { VARIABLES } from './environment.ts';
import { readSettings } from './settings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pillarwatch-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const read = (environment: NodeJS.ProcessEnv) => readSettings(environment, folder);

const REFUSED: readonly (readonly [keyof typeof VARIABLES, readonly string[], string])[] = [
  ['DATABASE_URL', ['mysql://host/db', 'postgres:db', 'localhost'], 'expected a URL that starts with postgres:// or'],
  [
    'REDIS_URL',
    ['http://host', 'redis:6379', 'localhost:6379'],
    'expected a URL that starts with redis:// or rediss://',
  ],
  ['PILLARWATCH_CONTACT', ['nobody', 'https://a b', 'me@例.example', 'a@b\r\nX: y'], 'expected a web or mail address'],
  ['PILLARWATCH_TIME_ZONE', ['Mars/Olympus', '+08:00', '8'], 'expected an IANA time zone, such as UTC'],
  [
    'PILLARWATCH_POLL_MINUTES',
    ['0', '1441', '1.5', 'soon', '-1', '1e2', ' 5'],
    'expected a whole number from 1 to 1440',
  ],
  ['PILLARWATCH_FIRST_POLL_DAYS', ['0', '3651'], 'expected a whole number from 1 to 3650'],
  ['PILLARWATCH_HOST_PACE_MS', ['-1', '600001'], 'expected a whole number from 0 to 600000'],
  ['PILLARWATCH_FETCH_TIMEOUT_MS', ['99', '600001'], 'expected a whole number from 100 to 600000'],
  ['PILLARWATCH_MAX_PAGE_BYTES', ['999', '100000001'], 'expected a whole number from 1000 to 100000000'],
  ['PILLARWATCH_CONNECT_TO', ['a.example', 'a=b', 'a=b:x', 'a=b:65536', '=b:1'], 'expected host=address:port pairs'],
  ['PILLARWATCH_PARSERS', ['0', '65'], 'expected a whole number from 1 to 64'],
  ['PILLARWATCH_PARSE_TIMEOUT_MS', ['99', '600001'], 'expected a whole number from 100 to 600000'],
  ['PILLARWATCH_PARSER_MEMORY_MB', ['15', '16385'], 'expected a whole number from 16 to 16384'],
  ['PILLARWATCH_JOB_LOCK_MS', ['999', '600001'], 'expected a whole number from 1000 to 600000'],
  ['PILLARWATCH_MAX_ATTEMPTS', ['0', '51'], 'expected a whole number from 1 to 50'],
  [
    'PILLARWATCH_NOW',
    ['2025-07-26', '2025-07-26T09:00:00', '2025-02-30T00:00:00Z', 'now'],
    'expected an ISO 8601 instant',
  ],
];
const ANY_TEXT = ['PILLARWATCH_DATA_DIR', 'PILLARWATCH_CONFIG_DIR', 'PILLARWATCH_PLAN'];

describe('a refused setting', () => {
  it.each(REFUSED.flatMap(([name, values, allowed]) => values.map((value) => [name, value, allowed] as const)))(
    '%s=%j is named with what is allowed',
    (name, value, allowed) => {
      const shown = 'secret' in VARIABLES[name] ? '(hidden)' : JSON.stringify(value);
      expect(() => read({ [name]: value })).toThrow(InputError);
      expect(() => read({ [name]: value })).toThrow(`setting ${name} is ${shown}: ${allowed}`);
    },
  );

  it('can be each that does not take any text', () => {
    expect([...REFUSED.map(([name]) => name), ...ANY_TEXT].sort()).toEqual(Object.keys(VARIABLES).sort());
  });

  it('shows no secret', () => {
    for (const name of ['DATABASE_URL', 'REDIS_URL']) {
      expect(() => read({ [name]: 'http://me:hunter2@host' })).not.toThrow(/hunter2/);
    }
  });

  it('shows no secret that came from a file', () => {
    writeFileSync(path.join(folder, 'bad'), 'hunter2');
    expect(() => read({ DATABASE_URL_FILE: 'bad' })).toThrow('setting DATABASE_URL is (hidden)');
  });
});

describe('an empty setting', () => {
  it.each(Object.keys(VARIABLES))('%s means its default', (name) => {
    expect(read({ [name]: '' })).toEqual(read({}));
  });
});

describe('NAME_FILE', () => {
  it('gives the value that its file holds, without white space around', () => {
    writeFileSync(path.join(folder, 'database'), '\ufeffpostgres://me:secret@host/db\r\n');
    const absolute = path.join(folder, 'database');
    expect(read({ DATABASE_URL_FILE: absolute }).databaseUrl).toBe('postgres://me:secret@host/db');
  });

  it('starts from the working directory', () => {
    writeFileSync(path.join(folder, 'minutes'), '5');
    expect(read({ PILLARWATCH_POLL_MINUTES_FILE: 'minutes' }).pollMinutes).toBe(5);
  });

  it('is refused beside its setting', () => {
    expect(() => read({ REDIS_URL: 'redis://a', REDIS_URL_FILE: 'redis' })).toThrow(
      'settings REDIS_URL and REDIS_URL_FILE are both given; keep one',
    );
  });

  it('is refused when there is no such file', () => {
    expect(() => read({ REDIS_URL_FILE: 'nowhere' })).toThrow(
      'setting REDIS_URL_FILE names nowhere, which cannot be read',
    );
  });

  it('does not count when empty', () => {
    expect(read({ REDIS_URL: 'redis://a', REDIS_URL_FILE: '' }).redisUrl).toBe('redis://a');
  });
});
