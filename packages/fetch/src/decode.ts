import { pipeline, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { UnusableError } from './errors.ts';

export type Chunks = AsyncIterable<Uint8Array>;

/** More than one is rare, and each costs memory. */
const MOST_ENCODINGS = 3;

/** What servers write into Content-Encoding when nothing is encoded: the proper word, and common mistakes. */
const NOT_ENCODED = new Set(['', 'identity', 'none', 'binary', 'utf-8', 'utf8']);

/** Largest window that a zstd body may ask for: 8 MB, as RFC 9659 has it. Without the cap it could be 128 MB. */
const ZSTD_WINDOW = { 100 /* ZSTD_d_windowLogMax */: 23 };

const DECODERS: ReadonlyMap<string, (source: Chunks) => Chunks> = new Map([
  ['gzip', (source: Chunks) => through(source, () => zlib.createGunzip())],
  ['x-gzip', (source: Chunks) => through(source, () => zlib.createGunzip())],
  [
    'deflate',
    (source: Chunks) => through(source, (first) => (isZlib(first) ? zlib.createInflate() : zlib.createInflateRaw())),
  ],
  ['br', (source: Chunks) => through(source, () => zlib.createBrotliDecompress())],
  ...zstd(),
]);

/** The value of Accept-Encoding: what this Node.js can decode. */
export const ACCEPT_ENCODING = [...DECODERS.keys()].filter((name) => !name.startsWith('x-')).join(', ');

/**
 * Undoes Content-Encoding (RFC 9110, 8.4), last applied first, whether it was asked for or not.
 *
 * @param contentEncoding the header's value, or null
 * @throws UnusableError for an encoding that is not known, or more than three of them
 */
export function decoded(source: Chunks, contentEncoding: string | null): Chunks {
  const names = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const applied = names.filter((name) => !NOT_ENCODED.has(name));
  if (applied.length > MOST_ENCODINGS) throw new UnusableError(`the body is encoded ${applied.length} times over`);
  return applied.reduceRight((chunks, name) => {
    const decoder = DECODERS.get(name);
    if (!decoder) throw new UnusableError(`the body has the encoding "${name.slice(0, 40)}", which cannot be decoded`);
    return decoder(chunks);
  }, source);
}

/** Sends chunks through a decompressor that is made when the first byte is there; no bytes stay no bytes. */
async function* through(source: Chunks, make: (first: Uint8Array) => Transform): Chunks {
  const chunks = source[Symbol.asyncIterator]();
  let head = await chunks.next();
  while (!head.done && head.value.length === 0) head = await chunks.next();
  if (head.done) return;
  const first = head.value;
  const transform = make(first);
  // Failures of the source come out of the transform as well, where they are iterated over.
  pipeline(resumed(first, chunks), transform, () => {});
  yield* transform;
}

async function* resumed(first: Uint8Array, chunks: AsyncIterator<Uint8Array>): Chunks {
  yield first;
  yield* { [Symbol.asyncIterator]: () => chunks };
}

/** "deflate" means the zlib format (RFC 9110, 8.4.1.2), but some servers send the bare one. The low half of zlib's first byte is 8. */
function isZlib(first: Uint8Array): boolean {
  return ((first[0] ?? 0) & 0x0f) === 8;
}

/** Node.js decodes zstd from 22.15 on. */
function zstd(): [string, (source: Chunks) => Chunks][] {
  const create: unknown = Reflect.get(zlib, 'createZstdDecompress');
  if (typeof create !== 'function') return [];
  return [['zstd', (source) => through(source, () => create({ params: ZSTD_WINDOW }))]];
}
