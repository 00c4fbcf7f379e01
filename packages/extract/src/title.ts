import type { Outline } from './blocks.ts';
import { MARK } from './marks.ts';
import { decodeEntities } from './parse.ts';
import type { Statements } from './statements.ts';
import { firstMeta } from './statements.ts';
import { collapse, fold } from './text.ts';

/** The headline and where it stands on the page. */
export interface Title {
  readonly text: string | null;
  /** Index of its block, or -1 where it is not shown. */
  readonly block: number;
}

/** Signs that part a headline from the site's name. */
const SEPARATOR =
  /\s+[|\-–—·•»«:~/]+\s+|\s*[|_｜＿ㅣ]+\s*|\s+::\s+|\s*(?:--|——)\s*|(?<=[\u3400-\u9fff])\s*[-–—]\s*(?=[\u3400-\u9fff])/u;

const LONGEST = 400;

/** How much each place is worth as a witness of the headline; measured on Fundus, WCXB and trafilatura's pages. */
const WEIGHT = { linkedData: 2, heading: 1.9, minorHeading: 0.9, openGraph: 1.2, meta: 0.2, pageTitle: 0.7 } as const;

/** Finds the headline by what the page states and what it shows, and how far they agree. */
export function findTitle(page: Outline, statements: Statements, host: string): Title {
  const sites = siteNames(statements, host);
  const ballot = new Ballot(sites);
  ballot.vote(statements.linkedData.headline, WEIGHT.linkedData);
  ballot.vote(firstMeta(statements, 'og:title'), WEIGHT.openGraph);
  ballot.vote(
    firstMeta(statements, 'twitter:title', 'title', 'dc.title', 'parsely-title', 'sailthru.title'),
    WEIGHT.meta,
  );
  const pageTitle = (statements.pageTitle ?? '').slice(0, LONGEST);
  ballot.vote(firstPart(pageTitle, sites), WEIGHT.pageTitle);
  const witnesses = [...ballot.wordings(), fold(pageTitle)];
  const shown = headings(page);
  const only = shown.filter(({ level }) => level === 1).length === 1;
  for (const { text, level, block } of shown) {
    const folded = fold(text);
    if (witnesses.some((witness) => agrees(witness, folded)) || (level === 1 && only)) {
      ballot.vote(text, level === 1 ? WEIGHT.heading : WEIGHT.minorHeading, block);
    }
  }
  const best = ballot.winner();
  if (best === null) return { text: null, block: -1 };
  if (best.block !== -1) return best;
  const folded = fold(best.text);
  const same = page.blocks.find(
    (block) => !block.section.dropped && block.size < LONGEST && fold(block.text) === folded,
  );
  const near = shown.find(({ text }) => agrees(folded, fold(text))) ?? shown.find(({ level }) => level === 1);
  return { text: best.text, block: same?.index ?? near?.block ?? -1 };
}

/** Counts votes for wordings of the headline; wordings that differ only in signs and case are one. */
class Ballot {
  readonly #sites: ReadonlySet<string>;
  readonly #votes = new Map<string, { text: string; block: number; weight: number }>();

  constructor(sites: ReadonlySet<string>) {
    this.#sites = sites;
  }

  vote(stated: string | null, weight: number, block = -1): void {
    const text = withoutSite(collapse(decodeEntities((stated ?? '').slice(0, LONGEST))), this.#sites);
    const folded = fold(text);
    if (folded === '' || this.#sites.has(folded)) return;
    const vote = this.#votes.get(folded);
    if (vote === undefined) this.#votes.set(folded, { text, block, weight });
    else {
      if (block === -1 || vote.block === -1) vote.weight += weight;
      if (vote.block === -1) vote.block = block;
    }
  }

  wordings(): string[] {
    return [...this.#votes.keys()];
  }

  winner(): { text: string; block: number } | null {
    let best: { text: string; block: number; weight: number } | null = null;
    for (const vote of this.#votes.values()) if (best === null || vote.weight > best.weight) best = vote;
    return best;
  }
}

interface Heading {
  readonly text: string;
  readonly level: number;
  readonly block: number;
}

function headings({ blocks }: Outline): Heading[] {
  const found: Heading[] = [];
  for (let index = 0; index < blocks.length && found.length < 60; index++) {
    const block = blocks[index];
    if (block === undefined || block.heading === 0 || block.heading > 3 || block.size > LONGEST) continue;
    if ((block.section.marks & (MARK.nav | MARK.related | MARK.comment)) !== 0) continue;
    let text = block.text;
    // A line break inside a heading does not end it.
    for (let next = blocks[index + 1]; next?.afterBreak && next.heading === block.heading; next = blocks[index + 1]) {
      text += ` ${next.text}`;
      index++;
    }
    found.push({ text, level: block.heading, block: block.index });
  }
  return found;
}

/** Whether one holds the other, and the heading is not just a word of it. */
function agrees(witness: string, heading: string): boolean {
  if (witness === heading) return true;
  if (witness.includes(heading)) return heading.length >= Math.min(20, witness.length * 0.35);
  return heading.includes(witness) && witness.length >= heading.length * 0.6;
}

/** Folded names that the site may call itself by. */
export function siteNames(statements: Statements, host: string): Set<string> {
  const { linkedData } = statements;
  const names = [
    firstMeta(statements, 'og:site_name'),
    firstMeta(statements, 'application-name', 'apple-mobile-web-app-title', 'al:ios:app_name'),
    linkedData.publisher,
    ...linkedData.siteNames,
  ];
  const folded = new Set(names.map((name) => fold(name ?? '')).filter((name) => name.length > 1));
  const bare = host.replace(/^www\./, '');
  if (bare !== '') {
    folded.add(fold(bare));
    folded.add(fold(bare.split('.').slice(0, -1).join('')));
    folded.add(fold(bare.split('.')[0] ?? ''));
  }
  folded.delete('');
  return folded;
}

/** Takes the site's name off either end. */
function withoutSite(text: string, sites: ReadonlySet<string>): string {
  const parts = splitTitle(text);
  while (parts.length > 1 && isSite(parts.at(-1)?.text ?? '', sites)) parts.pop();
  if (parts.length > 1 && isSite(parts[0]?.text ?? '', sites)) parts.shift();
  return parts.map(({ text: part, sign }, index) => (index === 0 ? part : sign + part)).join('');
}

function isSite(part: string, sites: ReadonlySet<string>): boolean {
  const folded = fold(part);
  if (folded === '') return true;
  if (sites.has(folded)) return true;
  return [...sites].some((site) => site.length > 3 && folded.length < site.length * 2.2 && folded.includes(site));
}

/** The headline's part of a `title` element: all before the site, or the longest part. */
function firstPart(text: string, sites: ReadonlySet<string>): string {
  const own = withoutSite(text, sites);
  const parts = splitTitle(own);
  if (parts.length === 1) return own;
  // With the site gone, a dash that is left belongs to the headline.
  if (own !== text && !/[_|｜＿]/.test(own)) return own;
  const first = parts[0]?.text ?? '';
  if (/[_｜|＿]/.test(parts[1]?.sign ?? '') || fold(first).length >= 8) return first;
  return parts.map((part) => part.text).sort((a, b) => b.length - a.length)[0] ?? own;
}

function splitTitle(text: string): { text: string; sign: string }[] {
  const parts: { text: string; sign: string }[] = [];
  let rest = text;
  let sign = '';
  for (let match = SEPARATOR.exec(rest); match !== null && parts.length < 12; match = SEPARATOR.exec(rest)) {
    parts.push({ text: rest.slice(0, match.index).trim(), sign });
    sign = match[0];
    rest = rest.slice(match.index + sign.length);
  }
  parts.push({ text: rest.trim(), sign });
  return parts.filter((part, index) => part.text !== '' || index === 0);
}
