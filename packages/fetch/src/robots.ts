import robotsParser from 'robots-parser';
import { shown } from './errors.ts';

/** The package is CommonJS that exports one function; its types describe an ES module. */
const parse = robotsParser as unknown as (typeof robotsParser)['default'];

/** Our product token (RFC 9309, 2.2.1). */
const TOKEN = 'Pillarwatch';
/** Longer waits than this, in milliseconds, are not kept for Crawl-delay. */
const LONGEST_DELAY = 60_000;
/**
 * Most work of matching wildcards: characters of patterns from their first `*` on, times characters of the URL. The
 * parser's matcher takes up to 9 ns for each, so this is half a second; the limit of 500 KiB alone would allow 18 s.
 * A robots.txt with 60,000 such characters and a URL of 200 make 12 million.
 */
const MOST_WORK = 50_000_000;
/** Longest path pattern that is read, in characters; no URL that is asked for is longer. */
const LONGEST_PATTERN = 4_096;

/** What a robots.txt says to us about its host. */
export interface Robots {
  /**
   * Why a page may not be fetched, or null when it may.
   *
   * @param page of the same scheme, host and port
   */
  forbids(page: URL): string | null;
  /** Milliseconds between two requests, 0 when it says nothing. */
  readonly crawlDelayMs: number;
}

/**
 * Reads a robots.txt (RFC 9309) for `Pillarwatch`.
 *
 * @param text up to 500 KiB, of whatever kind
 * @param url where it was asked for, before redirects
 */
export function readRobots(text: string, url: URL): Robots {
  const rules = ourGroups(text);
  const robots = parse(url.href, rules.join('\n'));
  const wild = rules.reduce((sum, rule) => sum + wildcardLength(rule), 0);
  const delayMs = (robots.getCrawlDelay(TOKEN) ?? 0) * 1_000;
  return {
    forbids: (page) => {
      if (wild * page.href.length > MOST_WORK)
        return `robots.txt has too many wildcards to match ${shown(page.pathname)}`;
      return robots.isAllowed(page.href, TOKEN) === false ? `robots.txt does not allow ${shown(page.pathname)}` : null;
    },
    crawlDelayMs: delayMs > 0 ? Math.min(delayMs, LONGEST_DELAY) : 0,
  };
}

/**
 * The groups that speak to us or to everyone. The parser would hold every rule once for each crawler that its group
 * names: thousands of names before thousands of rules would fill the memory.
 */
function ourGroups(text: string): string[] {
  const kept: string[] = [];
  let agents = new Set<string>();
  let inRules = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const { name, value } = field(line);
    if (name === 'user-agent') {
      if (inRules) agents = new Set();
      inRules = false;
      const agent = agentOf(value);
      if (agent !== null) agents.add(agent);
    } else if (name === 'allow' || name === 'disallow' || name === 'crawl-delay') {
      if (!inRules) for (const agent of agents) kept.push(`user-agent: ${agent}`);
      inRules = true;
      if (agents.size > 0 && value.length <= LONGEST_PATTERN) kept.push(`${name}: ${value}`);
    }
  }
  return kept;
}

/** Characters of a rule from its first `*` on. */
function wildcardLength(rule: string): number {
  const star = rule.startsWith('user-agent') ? -1 : rule.indexOf('*');
  return star < 0 ? 0 : rule.length - star;
}

function field(line: string): { name: string; value: string } {
  const comment = line.indexOf('#');
  const said = comment < 0 ? line : line.slice(0, comment);
  const colon = said.indexOf(':');
  return { name: said.slice(0, Math.max(colon, 0)).trim().toLowerCase(), value: said.slice(colon + 1).trim() };
}

/** `*` for everyone, our token for us, null for others. What follows the token, such as a version, does not count. */
function agentOf(value: string): string | null {
  if (value.startsWith('*')) return '*';
  return /^[a-z_-]+/i.exec(value)?.[0].toLowerCase() === TOKEN.toLowerCase() ? TOKEN : null;
}
