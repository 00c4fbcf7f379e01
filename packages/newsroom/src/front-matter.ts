import { InputError } from '@pillarwatch/model';
import type { Block } from './types.ts';

/** An article file taken apart; nothing is interpreted yet. */
export interface RawArticle {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: readonly Block[];
}

/**
 * Reads `key: value` lines between two `---` lines, then the body. It is stricter than YAML on purpose:
 * a mistyped key must fail here, not quietly change what the tests expect.
 *
 * @param text the file
 * @param allowed the keys that may occur, each at most once
 * @param where named in errors
 * @throws InputError when the file is not of that shape
 */
export function readFrontMatter(text: string, allowed: ReadonlySet<string>, where: string): RawArticle {
  const lines = text.split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) throw new InputError(`${where}: start with a "---" block of "key: value" lines`);
  const fields = new Map<string, string>();
  for (const line of lines.slice(1, end)) {
    const match = /^([a-z-]+): (\S.*)$/.exec(line);
    const key = match?.[1];
    const value = match?.[2];
    if (key === undefined || value === undefined) throw new InputError(`${where}: "${line}" is not "key: value"`);
    if (!allowed.has(key)) throw new InputError(`${where}: unknown key "${key}"`);
    if (fields.has(key)) throw new InputError(`${where}: key "${key}" occurs twice`);
    fields.set(key, value.trim());
  }
  return { fields, body: readBody(lines.slice(end + 1).join('\n')) };
}

/** Blocks stand apart by an empty line; `## ` starts a heading and `> ` a quotation. */
function readBody(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s*\n\s*/g, ' ').trim())
    .filter((part) => part !== '')
    .map((part): Block => {
      if (part.startsWith('## ')) return { kind: 'heading', text: part.slice(3) };
      if (part.startsWith('> ')) return { kind: 'quote', text: part.slice(2) };
      return { kind: 'paragraph', text: part };
    });
}
