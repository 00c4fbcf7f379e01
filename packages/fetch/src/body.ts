import type { Readable } from 'node:stream';
import { type Chunks, decoded } from './decode.ts';
import { UnusableError } from './errors.ts';

export interface BodyLimit {
  /** Most bytes, counted as they come over the wire and again after decompression. */
  readonly bytes: number;
  /** At the limit the body is refused, or what there is of it is used. */
  readonly beyond: 'refuse' | 'cut';
}

/**
 * Reads a response body and undoes its encoding. Reading stops, and the stream is destroyed, at the limit.
 *
 * @param contentEncoding the header's value, or null
 * @param contentLength the header's value, or null: a body that announces itself as too large is not begun
 * @throws UnusableError when it is too large or its encoding is unknown; whatever the stream or a decompressor throws
 */
export async function readBody(
  source: Readable,
  {
    contentEncoding,
    contentLength,
  }: { readonly contentEncoding: string | null; readonly contentLength: string | null },
  limit: BodyLimit,
): Promise<Uint8Array> {
  const tooLarge = () => new UnusableError(`the body is larger than ${limit.bytes} bytes`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    if (limit.beyond === 'refuse' && Number(contentLength) > limit.bytes) throw tooLarge();
    for await (const chunk of decoded(counted(source, limit.bytes, tooLarge), contentEncoding)) {
      const room = limit.bytes - size;
      chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      size += Math.min(chunk.length, room);
      if (chunk.length > room) throw tooLarge();
    }
  } catch (thrown) {
    if (!(limit.beyond === 'cut' && size === limit.bytes)) throw thrown;
  } finally {
    source.destroy();
  }
  return joined(chunks, size);
}

async function* counted(source: Readable, limit: number, tooLarge: () => Error): Chunks {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    // One chunk more goes on, so that what is decoded reaches the limit first where that is only to be cut.
    if (size - chunk.length > limit) throw tooLarge();
    yield chunk;
  }
}

/** Memory of its own, never a slice of Node.js's pool: it may be handed to another thread. */
function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
