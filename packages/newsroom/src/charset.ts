import iconv from 'iconv-lite';
import type { Charset } from './types.ts';

/**
 * Markup as bytes of the charset. A sign that the charset lacks is written as a character reference,
 * which HTML and XML both read.
 */
export function encodeMarkup(markup: string, charset: Charset): Buffer {
  if (charset === 'utf-8') return Buffer.from(markup);
  const bytes = iconv.encode(markup, charset);
  if (iconv.decode(bytes, charset) === markup) return bytes;
  const spelled = Array.from(markup, (sign) =>
    iconv.decode(iconv.encode(sign, charset), charset) === sign ? sign : `&#${sign.codePointAt(0)};`,
  );
  return iconv.encode(spelled.join(''), charset);
}
