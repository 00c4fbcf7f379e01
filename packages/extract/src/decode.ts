import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** Bytes that the HTML standard searches for a declaration (13.2.3.2, "prescan"). */
const PRESCAN_BYTES = 1024;

/** Bytes that detection looks at. */
const SAMPLE_BYTES = 200_000;

/** Labels that `TextDecoder` lacks in some builds, or that sites use for a wider encoding than they name. */
const WIDER: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'gb_2312-80': 'gb18030',
  'x-gbk': 'gb18030',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
};

/**
 * Decodes a page as the HTML standard says, 13.2.3: byte order mark, then the charset of the HTTP header,
 * then a `meta` element in the first 1,024 bytes. Against wrong labels, bytes that are strictly valid UTF-8
 * and not pure ASCII are read as UTF-8, and a label that the bytes contradict gives way to detection.
 *
 * @param bytes the page as it came
 * @param contentType value of the `Content-Type` header, or null
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return decode(bytes, mark);
  if (isWellFormed(bytes)) return decode(bytes, 'utf-8');
  const label = supported(charsetOf(contentType)) ?? supported(prescan(bytes));
  if (label !== null && label !== 'utf-8' && isPlausible(bytes, label)) return decode(bytes, label);
  return decode(bytes, detect(bytes, label));
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

/** Whether all bytes are well-formed UTF-8, save one sequence cut off at the end. */
function isWellFormed(bytes: Uint8Array): boolean {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  const whole = (bytes[end - 1] ?? 0) >= 0xc0 ? bytes.subarray(0, end - 1) : bytes;
  return isUtf8(bytes) || isUtf8(whole);
}

function charsetOf(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([^\s"';,>]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

function prescan(bytes: Uint8Array): string | null {
  const head = iconv
    .decode(Buffer.from(bytes.subarray(0, PRESCAN_BYTES)), 'latin1')
    .replace(/<!--[^>]{0,1000}-->/g, '');
  for (const [tag] of head.matchAll(/<meta[^>]{0,500}>|<\?xml[^>]{0,200}\?>/gi)) {
    const label = charsetOf(tag) ?? /encoding\s*=\s*["']([^"']+)/i.exec(tag)?.[1];
    if (label != null) return label;
  }
  return null;
}

/** Names that iconv-lite knows and the Encoding Standard does not. */
const NO_CHARSETS = /^(?:hex|base64|binary|ucs-?2|cesu-?8|utf-?7(?:-imap)?|utf-?32.*)$/;

/** The encoding to use for a label; a page that was found by its ASCII `meta` cannot be UTF-16. */
function supported(label: string | null): string | null {
  if (label === null) return null;
  const name = label.trim().toLowerCase();
  const wider = WIDER[name] ?? name;
  if (/^utf-?16/.test(wider) || wider === 'utf8') return 'utf-8';
  if (NO_CHARSETS.test(wider)) return null;
  return wider === 'utf-8' || iconv.encodingExists(wider) ? wider : null;
}

function decode(bytes: Uint8Array, encoding: string): string {
  // In Node 20 the strict decoder is twice as fast as the lenient one.
  if (encoding === 'utf-8') return new TextDecoder('utf-8', { fatal: isUtf8(bytes) }).decode(bytes);
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

/** Whether decoding gives few replacement characters. */
function isPlausible(bytes: Uint8Array, encoding: string): boolean {
  const text = decode(bytes.subarray(0, SAMPLE_BYTES), encoding);
  return replaced(text) * 200 <= text.length;
}

function replaced(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

/** Common letters of running text in each language that old pages are written in. */
const CANDIDATES: readonly (readonly [string, RegExp])[] = [
  ['gb18030', /[的是在不了有和人这中大为上个国我以要他时来用们]/g],
  ['big5', /[的是在不了有和人這中大為上個國我以要他時來用們]/g],
  ['shift_jis', /[\u3040-\u309f]/g],
  ['euc-jp', /[\u3040-\u309f]/g],
  ['euc-kr', /[이다는을를에의가한고]/g],
  ['windows-1251', /[оеаинтсрвл]/g],
];

/** The legacy encoding in which the bytes read most like running text; UTF-8 with few faults beats all. */
function detect(bytes: Uint8Array, label: string | null): string {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const high = sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  if (replaced(decode(sample, 'utf-8')) * 20 <= high) return 'utf-8';
  let best = label ?? 'windows-1252';
  let bestShare = 0.08;
  for (const [encoding, letters] of CANDIDATES) {
    const text = decode(sample, encoding);
    if (replaced(text) * 50 > text.length) continue;
    const width = encoding === 'windows-1251' ? 1 : 2;
    const share = ((text.match(letters)?.length ?? 0) * width) / high / (width === 1 ? 5 : 1);
    if (share > bestShare) {
      best = encoding;
      bestShare = share;
    }
  }
  return best;
}
