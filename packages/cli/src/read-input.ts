import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { InputError, PillarwatchError, wallClock } from '@pillarwatch/model';
import { userPath } from './console.ts';
import { settings } from './settings.ts';

const unzip = promisify(gunzip);

/** Bytes to read, and what is known of where they come from. */
export interface Input {
  readonly bytes: Uint8Array;
  readonly url: string | null;
  readonly contentType: string | null;
}

/**
 * A file's bytes; those of a `.gz` file unpacked.
 *
 * @throws InputError when it cannot be read
 */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(file);
    return file.endsWith('.gz') ? await unzip(bytes, { maxOutputLength: 200_000_000 }) : bytes;
  } catch (cause) {
    throw new InputError(`${file} cannot be read`, { cause });
  }
}

/**
 * What the user named: a file, or a URL that is fetched as the workers would.
 *
 * @throws InputError when there is nothing to read there
 */
export async function readInput(fileOrUrl: string, accept: 'feed' | 'page'): Promise<Input> {
  if (!/^https?:\/\//i.test(fileOrUrl)) {
    return { bytes: await readBytes(userPath(fileOrUrl)), url: null, contentType: null };
  }
  const { createFetcher } = await import('@pillarwatch/fetch');
  // One person, one page: nobody else to take turns with.
  const gate = { enter: async () => ({ entered: true }) as const, leave: async () => {} };
  const robots = { read: async () => null, write: async () => {} };
  const fetcher = createFetcher({ settings: settings(), gate, robots, clock: wallClock });
  try {
    const outcome = await fetcher.fetch({ url: fileOrUrl, accept });
    if (outcome.kind === 'fetched') return { bytes: outcome.body, url: outcome.url, contentType: outcome.contentType };
    const why = 'reason' in outcome ? outcome.reason : `status ${outcome.status}`;
    throw new PillarwatchError(`${fileOrUrl} gives nothing to read (${outcome.kind}): ${why}`);
  } finally {
    await fetcher.close();
  }
}
