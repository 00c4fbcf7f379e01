import { CHINESE_WIRES, DATELINE_AGENCIES, LINE_PARTS, LINE_STARTS, LONGEST_BOILERPLATE_LINE } from './boilerplate.ts';

/** A dateline ends within so many UTF-16 units of the start of its paragraph. */
const DATELINE_SPAN = 120;

/**
 * Takes out what a publisher puts around a text: datelines of agencies, credits, notes on rights.
 * Texts that share nothing else would otherwise look like copies when they are short.
 *
 * @param body paragraphs joined by line feeds
 * @returns what is left, in lower case and NFKC; possibly empty
 */
export function stripBoilerplate(body: string): string {
  const kept: string[] = [];
  for (const raw of body.normalize('NFKC').toLowerCase().split('\n')) {
    const line = raw.trim();
    if (line !== '' && !isBoilerplate(line)) kept.push(afterDateline(line));
  }
  return kept.join('\n');
}

function isBoilerplate(line: string): boolean {
  if (line.length > LONGEST_BOILERPLATE_LINE) return false;
  return LINE_STARTS.some((start) => line.startsWith(start)) || LINE_PARTS.some((part) => line.includes(part));
}

function afterDateline(line: string): string {
  const head = line.slice(0, DATELINE_SPAN);
  return line.slice(CHINESE_WIRES.some((wire) => head.includes(wire)) ? chineseDateline(head) : dateline(head));
}

/** Length of `shanghai, july 26 (reuters) - `, 0 where there is none. */
function dateline(head: string): number {
  const match = /^[^(.]*\(([^()]+)\)\s*(?:-{1,2}|–|—)\s*/u.exec(head);
  const agencies: readonly string[] = DATELINE_AGENCIES;
  return match && agencies.includes(match[1] ?? '') ? match[0].length : 0;
}

/** Length of `新华社上海7月26日电(记者 张三)`, 0 where there is none. */
function chineseDateline(head: string): number {
  return /^[^。电讯]*\d日[电讯](?:\s*\([^()]*\))?\s*/u.exec(head)?.[0].length ?? 0;
}
