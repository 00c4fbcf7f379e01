import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '@pillarwatch/model';
import type { z } from 'zod';
import { VARIABLES, type VariableName } from './environment.ts';

type Values = { readonly [N in VariableName]: z.output<(typeof VARIABLES)[N]['schema']> };

/** Everything the environment says, read once. */
export interface Settings {
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Absolute path. */
  readonly dataDir: string;
  /** Absolute path. */
  readonly configDir: string;
  readonly planId: string;
  readonly contact: string | null;
  readonly timeZone: string;
  readonly pollMinutes: number;
  readonly firstPollDays: number;
  readonly hostPaceMs: number;
  readonly fetchTimeoutMs: number;
  readonly maxPageBytes: number;
  readonly connectTo: ReadonlyMap<string, string>;
  readonly parsers: number;
  readonly parseTimeoutMs: number;
  /** Heap of one parser process, in megabytes. */
  readonly parserMemoryMb: number;
  /** How long a worker may hold a job without a sign of life, in milliseconds. */
  readonly jobLockMs: number;
  readonly maxAttempts: number;
  /** The instant the program's clock starts from; null for the machine's clock. */
  readonly startAt: Date | null;
}

/** The `config` folder of this repository. */
const ownConfigDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../config');

/**
 * Reads the settings out of an environment, once, at start.
 *
 * @param environment usually `process.env`; `NAME_FILE` may name a file that holds the value of `NAME`
 * @param workingDir what relative paths start from
 * @throws InputError that names the key, the value (masked when secret) and what is allowed
 */
export function readSettings(environment: NodeJS.ProcessEnv, workingDir: string): Settings {
  const values = {} as Record<string, unknown>;
  for (const name of Object.keys(VARIABLES) as VariableName[]) {
    const text = fromFile(environment, name, workingDir) ?? environment[name];
    const read = VARIABLES[name].schema.safeParse(text === '' ? undefined : text);
    if (!read.success) {
      const shown = 'secret' in VARIABLES[name] ? '(hidden)' : JSON.stringify(text);
      throw new InputError(`setting ${name} is ${shown}: ${read.error.issues[0]?.message ?? 'not allowed'}`);
    }
    values[name] = read.data;
  }
  const v = values as Values;
  return Object.freeze({
    databaseUrl: v.DATABASE_URL,
    redisUrl: v.REDIS_URL,
    dataDir: path.resolve(workingDir, v.PILLARWATCH_DATA_DIR),
    configDir: v.PILLARWATCH_CONFIG_DIR === null ? ownConfigDir : path.resolve(workingDir, v.PILLARWATCH_CONFIG_DIR),
    planId: v.PILLARWATCH_PLAN,
    contact: v.PILLARWATCH_CONTACT,
    timeZone: v.PILLARWATCH_TIME_ZONE,
    pollMinutes: v.PILLARWATCH_POLL_MINUTES,
    firstPollDays: v.PILLARWATCH_FIRST_POLL_DAYS,
    hostPaceMs: v.PILLARWATCH_HOST_PACE_MS,
    fetchTimeoutMs: v.PILLARWATCH_FETCH_TIMEOUT_MS,
    maxPageBytes: v.PILLARWATCH_MAX_PAGE_BYTES,
    connectTo: v.PILLARWATCH_CONNECT_TO,
    parsers: v.PILLARWATCH_PARSERS,
    parseTimeoutMs: v.PILLARWATCH_PARSE_TIMEOUT_MS,
    parserMemoryMb: v.PILLARWATCH_PARSER_MEMORY_MB,
    jobLockMs: v.PILLARWATCH_JOB_LOCK_MS,
    maxAttempts: v.PILLARWATCH_MAX_ATTEMPTS,
    startAt: v.PILLARWATCH_NOW,
  });
}

/**
 * Hides the passwords of a connection string for a print.
 *
 * @param connection a URL, or null
 */
export function masked(connection: string | null): string {
  if (connection === null) return '(none)';
  const url = new URL(connection);
  if (url.password) url.password = '***';
  // libpq and ioredis take it as a parameter too.
  for (const key of url.searchParams.keys()) if (/password/i.test(key)) url.searchParams.set(key, '***');
  return url.toString();
}

/** The User-Agent that Pillarwatch shows to sites. */
export function userAgent(settings: Pick<Settings, 'contact'>): string {
  return `Pillarwatch/0.1 (${settings.contact ? `+${settings.contact}` : 'no contact given'})`;
}

function fromFile(environment: NodeJS.ProcessEnv, name: VariableName, workingDir: string): string | undefined {
  const file = environment[`${name}_FILE`];
  if (!file) return undefined;
  if (environment[name]) throw new InputError(`settings ${name} and ${name}_FILE are both given; keep one`);
  try {
    return readFileSync(path.resolve(workingDir, file), 'utf8').trim();
  } catch (cause) {
    throw new InputError(`setting ${name}_FILE names ${file}, which cannot be read`, { cause });
  }
}
