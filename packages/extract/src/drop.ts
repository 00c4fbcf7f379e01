import type { Outline, Section } from './blocks.ts';
import { JUNK, MARK } from './marks.ts';
import { sumUp } from './score.ts';

/** Largest part of the page's running text that a section may hold and still be dropped for its marks. */
const CAPS: readonly (readonly [number, number])[] = [
  [MARK.comment, 0.85],
  [MARK.consent, 0.9],
  [MARK.hidden, 0.5],
  [MARK.footer, 0.45],
  [MARK.related, 0.45],
  [MARK.nav, 0.45],
  [MARK.side, 0.4],
  [MARK.notice, 0.3],
  [MARK.author, 0.3],
  [MARK.offer, 0.3],
  [MARK.advert, 0.3],
  [MARK.caption, 0.3],
  [MARK.share, 0.3],
  [MARK.meta, 0.3],
];

/** Largest part of the page's text of any kind, links aside, that a section may hold and still be dropped. */
const TEXT_CAP = 0.6;

/** So many leads of one make on a page are teasers of other articles. */
const MANY_LEADS = 3;

/**
 * Drops sections that their marks call junk, unless they hold too much of the page's text: class names lie,
 * and a wrapper called "premium-sidebar" may hold the whole article. Sections of one class are judged
 * together, since some sites wrap every paragraph alike.
 */
export function dropMarked(page: Outline, running: Float64Array, title: number): void {
  const plain = plainText(page);
  const classes = new Map<string, { running: number; plain: number; count: number }>();
  const marked = page.sections.filter((section) => (section.marks & JUNK) !== 0);
  for (const section of marked) {
    const name = nameOf(section);
    if (section.parent !== null && nameOf(section.parent) === name) continue;
    const sum = classes.get(name) ?? { running: 0, plain: 0, count: 0 };
    sum.running += running[section.index] ?? 0;
    sum.plain += plain[section.index] ?? 0;
    sum.count++;
    classes.set(name, sum);
  }
  const total = running[0] || 1;
  const totalPlain = plain[0] || 1;
  for (const section of page.sections) section.dropped = false;
  const bodies = statedBodies(page, plain);
  for (const section of marked) {
    const sum = classes.get(nameOf(section));
    if (sum === undefined) continue;
    if (section.first <= title && title < section.end && (running[section.index] ?? 0) > LEAST_ARTICLE) continue;
    if (bodies.length > 0 && (section.marks & OUTER) !== 0 && bodies.every((body) => isApart(section, body))) {
      section.dropped = true;
      continue;
    }
    if (sum.plain > TEXT_CAP * totalPlain) continue;
    if (
      (section.marks & LEAD_OR) === section.marks &&
      (section.marks & MARK.standfirst) !== 0 &&
      sum.count < MANY_LEADS
    )
      continue;
    section.dropped = CAPS.some(([mark, cap]) => (section.marks & mark) !== 0 && sum.running <= cap * total);
  }
  for (const section of page.sections) if (section.parent?.dropped === true) section.dropped = true;
}

/** Marks of sections that stand beside or below an article, never inside it. */
const OUTER = MARK.comment | MARK.side | MARK.footer | MARK.nav | MARK.consent;

/** Running text, in Latin letters, that makes a section with the headline in it an article. */
const LEAST_ARTICLE = 200;

/** Sections marked as the article's body that are no teasers: one or two of a make, with some text. */
function statedBodies(page: Outline, plain: Float64Array): Section[] {
  const found = page.sections.filter(
    (section) =>
      (section.marks & MARK.body) !== 0 && (section.marks & JUNK) === 0 && (plain[section.index] ?? 0) >= LEAST_ARTICLE,
  );
  return found.length <= MANY_LEADS ? found : [];
}

function isApart(a: Section, b: Section): boolean {
  return a.end <= b.first || a.first >= b.end;
}

/** Marks that a lead may have beside its own: "teaser-text", "article-header-meta". */
const LEAD_OR = MARK.standfirst | MARK.related | MARK.meta | MARK.body | MARK.content;

function nameOf({ tag, element, marks }: Section): string {
  return `${tag} ${element?.attribs.class ?? ''} ${marks}`;
}

/** Text outside links by section, in Latin letters. */
function plainText({ sections, blocks }: Outline): Float64Array {
  const sums = new Float64Array(sections.length);
  for (const { section, size, linkShare } of blocks) {
    sums[section.index] = (sums[section.index] ?? 0) + size * (1 - linkShare);
  }
  sumUp(sections, sums);
  return sums;
}
