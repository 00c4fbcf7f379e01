import { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBody } from './body.ts';

const WORDS = Buffer.from('The pillars of a plan, week by week. '.repeat(50));
const read = (
  chunks: Iterable<Uint8Array>,
  contentEncoding: string | null,
  limit: { bytes: number; beyond: 'refuse' | 'cut' } = { bytes: 100_000, beyond: 'refuse' },
) => readBody(Readable.from(chunks, { objectMode: false }), { contentEncoding, contentLength: null }, limit);
const text = (body: Uint8Array) => Buffer.from(body).toString();

describe('readBody', () => {
  it.each([
    ['gzip', zlib.gzipSync(WORDS)],
    ['X-GZIP', zlib.gzipSync(WORDS)],
    ['gzip', Buffer.concat([zlib.gzipSync(WORDS.subarray(0, 700)), zlib.gzipSync(WORDS.subarray(700))])],
    ['deflate', zlib.deflateSync(WORDS)],
    ['deflate', zlib.deflateRawSync(WORDS)],
    ['br', zlib.brotliCompressSync(WORDS)],
    ['deflate, gzip', zlib.gzipSync(zlib.deflateRawSync(WORDS))],
    [' br,identity , gzip', zlib.gzipSync(zlib.brotliCompressSync(WORDS))],
    ['UTF-8', WORDS],
    [null, WORDS],
  ])('undoes %s', async (encoding, bytes) => {
    expect(text(await read([bytes], encoding))).toBe(WORDS.toString());
  });

  it('does so however the bytes are cut into pieces', async () => {
    const encoded = fc.constantFrom(
      ['gzip', zlib.gzipSync(WORDS)] as const,
      ['deflate', zlib.deflateSync(WORDS)] as const,
      ['deflate', zlib.deflateRawSync(WORDS)] as const,
      ['br', zlib.brotliCompressSync(WORDS)] as const,
    );
    await fc.assert(
      fc.asyncProperty(encoded, fc.integer({ min: 1, max: 60 }), async ([encoding, bytes], step) => {
        const pieces = Array.from({ length: Math.ceil(bytes.length / step) }, (_, at) =>
          bytes.subarray(at * step, at * step + step),
        );
        expect(text(await read(pieces, encoding))).toBe(WORDS.toString());
      }),
      { numRuns: 30 },
    );
  });

  it.each(['gzip', 'deflate', 'br'])('takes no bytes at all for an empty body, %s or not', async (encoding) => {
    expect(await read([], encoding)).toHaveLength(0);
  });

  it.each([
    ['gzip', zlib.gzipSync(WORDS)],
    ['deflate', zlib.deflateSync(WORDS)],
    ['br', zlib.brotliCompressSync(WORDS)],
  ])('fails on %s that is cut short or damaged', async (encoding, bytes) => {
    await expect(read([bytes.subarray(0, bytes.length - 12)], encoding)).rejects.toThrow();
    await expect(read([Buffer.alloc(200, 0xff)], encoding)).rejects.toThrow();
  });

  it('names an encoding that it cannot undo', async () => {
    await expect(read([WORDS], 'compress')).rejects.toThrow('encoding "compress"');
    await expect(read([WORDS], 'gzip,gzip,gzip,gzip')).rejects.toThrow('encoded 4 times over');
  });

  it('takes exactly the limit and not a byte more', async () => {
    const bytes = WORDS.length;
    expect(await read([WORDS], null, { bytes, beyond: 'refuse' })).toHaveLength(bytes);
    await expect(read([WORDS], null, { bytes: bytes - 1, beyond: 'refuse' })).rejects.toThrow(
      `larger than ${bytes - 1} bytes`,
    );
    expect(await read([WORDS], null, { bytes: 10, beyond: 'cut' })).toEqual(new Uint8Array(WORDS.subarray(0, 10)));
    expect(await read([zlib.gzipSync(WORDS)], 'gzip', { bytes: 10, beyond: 'cut' })).toHaveLength(10);
  });

  it('counts after decompression, and stops there', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(50_000_000));
    await expect(read([bomb], 'gzip')).rejects.toThrow('larger than 100000 bytes');
    await expect(read([zlib.gzipSync(bomb)], 'gzip, gzip')).rejects.toThrow('larger than 100000 bytes');
  });

  it('counts on the wire too: endless empty members give nothing, but not for ever', async () => {
    const member = Buffer.concat(Array.from({ length: 1_000 }, () => zlib.gzipSync('')));
    function* endless() {
      for (;;) yield member;
    }
    await expect(read(endless(), 'gzip')).rejects.toThrow('larger than 100000 bytes');
  });

  it('destroys the source when it stops early', async () => {
    const source = Readable.from([WORDS, WORDS]);
    await expect(
      readBody(source, { contentEncoding: null, contentLength: '900000' }, { bytes: 1_000, beyond: 'refuse' }),
    ).rejects.toThrow('larger');
    expect(source.destroyed).toBe(true);
  });

  it('has memory of its own', async () => {
    const body = await read([WORDS], null);
    expect(body.buffer.byteLength).toBe(body.length);
  });
});
