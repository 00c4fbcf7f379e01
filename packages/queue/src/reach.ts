import { errorLine, InputError, PillarwatchError } from '@pillarwatch/model';

/** How long a server may take to answer at start, in milliseconds. */
export const REACH_MS = 8_000;

/** A server that the queue stands on, as a message may name it. */
export interface Server {
  /** `Redis` or `Postgres`. */
  readonly kind: string;
  /** The setting that names it. */
  readonly setting: string;
  /** Host and port, without user, password and database. */
  readonly address: string;
}

/**
 * Reads host and port out of a connection URL, for messages.
 *
 * @throws InputError when it is no URL; the URL itself, which may hold a password, is not shown
 */
export function serverAt(kind: string, setting: string, url: string, defaultPort: number): Server {
  if (!URL.canParse(url)) {
    throw new InputError(`${setting} is not a URL; write it as ${kind.toLowerCase()}://host:${defaultPort}`);
  }
  const { hostname, port, searchParams } = new URL(url);
  const host = hostname || searchParams.get('host') || 'localhost';
  return { kind, setting, address: `${host}:${port || searchParams.get('port') || defaultPort}` };
}

/**
 * Waits for a first answer, no longer than `REACH_MS`.
 *
 * @throws PillarwatchError that names the server, its address and the setting to look at
 */
export async function reach<T>(server: Server, answer: Promise<T>): Promise<T> {
  const late = new Error(`no answer within ${REACH_MS / 1000} s`);
  try {
    return await within(REACH_MS, answer, late);
  } catch (cause) {
    throw new PillarwatchError(
      `cannot use ${server.kind} at ${server.address} for the queue (${errorLine(cause)}); is it running, and is ${server.setting} right?`,
      { cause },
    );
  }
}

/**
 * Gives a promise a deadline. The promise runs on; what becomes of it afterwards is not looked at.
 *
 * @param ms milliseconds
 * @throws late, when the deadline comes first
 */
export async function within<T>(ms: number, promise: Promise<T>, late: Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late), ms);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {});
  }
}
