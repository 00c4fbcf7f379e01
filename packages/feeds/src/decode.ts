import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { guessCharset } from './guess-charset.ts';

/** Labels stand at the start: junk before the prolog included, so many bytes are searched for them. */
const HEAD_BYTES = 4096;

/** UTF-8 with a few broken bytes is still UTF-8 when this many good sequences stand against each bad one. */
const GOOD_PER_BAD = 4;

/**
 * Labels as found in feeds, and what the bytes under them really are: the Encoding Standard reads
 * ASCII and Latin-1 as windows-1252; GB 18030 holds GB 2312 and GBK.
 */
const ALIASES = new Map(
  Object.entries({
    ascii: 'windows-1252',
    'us-ascii': 'windows-1252',
    'iso-8859-1': 'windows-1252',
    iso8859_1: 'windows-1252',
    'iso8859-1': 'windows-1252',
    latin1: 'windows-1252',
    gb2312: 'gb18030',
    gb_2312: 'gb18030',
    'gb_2312-80': 'gb18030',
    gbk: 'gb18030',
    'x-gbk': 'gb18030',
    cp936: 'gb18030',
    sjis: 'shift_jis',
    'x-sjis': 'shift_jis',
    cp932: 'shift_jis',
    'windows-31j': 'shift_jis',
    ks_c_5601: 'euc-kr',
    cp949: 'euc-kr',
    'big5-hkscs': 'big5',
    'tis-620': 'windows-874',
    utf8: 'utf-8',
    unicode: 'utf-16',
  }),
);

/** Decoded by Node; everything else by iconv-lite, since Node 20 leaves 0x80 to 0x9F of windows-1252 unmapped. */
const MULTI_BYTE = new Set([
  'utf-8',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'iso-2022-jp',
  'utf-16le',
  'utf-16be',
]);

/**
 * Text of a feed's bytes. What the bytes themselves show beats every label: byte order mark, null bytes
 * (UTF-16, UTF-32), ISO-2022-JP escapes, strictly valid UTF-8. Then the HTTP charset and the XML prolog
 * are believed as far as the bytes allow them; else the charset is guessed from the letters it would give.
 *
 * @param bytes the document
 * @param contentType HTTP Content-Type, or null
 * @returns the text without byte order marks; undecodable bytes are U+FFFD
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): string {
  return decodeAs(bytes, charsetOf(bytes, contentType)).replace(/^\uFEFF+/, '');
}

function charsetOf(bytes: Uint8Array, contentType: string | null): string {
  const plain = byMark(bytes) ?? byNulls(bytes);
  if (plain) return plain;
  if (isAscii(bytes)) return hasJapaneseEscapes(bytes) ? 'iso-2022-jp' : 'utf-8';
  if (isUtf8(withoutCutCharacter(bytes)) || isMostlyUtf8(bytes)) return 'utf-8';
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  return byLabel(bytes, contentType, head) ?? guessCharset(bytes, languageOf(head), decodeAs);
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return isMostlyUtf8(bytes) ? 'utf-8' : null;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  return null;
}

/** Markup is ASCII, so in UTF-16 and UTF-32 many bytes are null, always at the same places. */
function byNulls(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, HEAD_BYTES) & ~3;
  const nulls = [0, 0, 0, 0];
  for (let at = 0; at < length; at++) {
    if (bytes[at] === 0) nulls[at & 3] = (nulls[at & 3] ?? 0) + 1;
  }
  const pattern = nulls.map((count) => (count > length / 40 ? '0' : 'x')).join('');
  const charsets = new Map(
    Object.entries({
      x0x0: 'utf-16le',
      '0x0x': 'utf-16be',
      x000: 'utf-32le',
      xx00: 'utf-32le',
      '000x': 'utf-32be',
      '00xx': 'utf-32be',
    }),
  );
  return charsets.get(pattern) ?? null;
}

function hasJapaneseEscapes(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ['\x1b$B', '\x1b$@', '\x1b(J', '\x1b(I'].some((sequence) => buffer.includes(sequence));
}

/** A download cut inside a character is no reason to doubt the others. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  let at = bytes.length;
  while (at > 0 && bytes.length - at < 3 && ((bytes[at - 1] ?? 0) & 0xc0) === 0x80) at--;
  return at > 0 && (bytes[at - 1] ?? 0) >= 0xc2 ? bytes.subarray(0, at - 1) : bytes;
}

function isMostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xf5 ? 0 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let seen = 0;
    while (seen < more && ((bytes[at + seen + 1] ?? 0) & 0xc0) === 0x80) seen++;
    if (more > 0 && seen === more) good++;
    else bad++;
    at += seen;
  }
  return good >= bad * GOOD_PER_BAD;
}

/** The first label under which the bytes make sense. Latin-1 fits any bytes, so the other label is heard first. */
function byLabel(bytes: Uint8Array, contentType: string | null, head: string): string | null {
  const http = /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const prolog = /<\?xml[^>]{0,500}?encoding\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  const labels = [http, prolog].flatMap((label) => canonical(label) ?? []);
  if (labels[0] === 'windows-1252') labels.reverse();
  return labels.find((label) => isValidAs(bytes, label)) ?? null;
}

function canonical(label: string | undefined): string | null {
  if (label === undefined) return null;
  const name = label.toLowerCase();
  const known = ALIASES.get(name) ?? name;
  return MULTI_BYTE.has(known) || iconv.encodingExists(known) ? known : null;
}

function isValidAs(bytes: Uint8Array, charset: string): boolean {
  // The ways of writing Unicode have been tried on the bytes themselves by now.
  if (/^(utf|ucs|unicode|base64|hex|binary)/.test(charset)) return false;
  const text = decodeAs(bytes, charset);
  let broken = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) broken++;
  return broken * 100 <= bytes.length - countAscii(bytes);
}

function countAscii(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte < 0x80) count++;
  return count;
}

function languageOf(head: string): string | null {
  return /(?:<(?:dc:)?language>\s*|xml:lang\s*=\s*["'])([a-z]{2,3})/i.exec(head)?.[1]?.toLowerCase() ?? null;
}

function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-8') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (MULTI_BYTE.has(charset)) return new TextDecoder(charset).decode(bytes);
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset);
}
