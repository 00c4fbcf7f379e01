import type { TextField, Words } from '@pillarwatch/model';
import { TEXT_FIELDS } from '@pillarwatch/model';
import type { Lexicon, Subject } from './lexicon.ts';
import type { Match } from './phrases.ts';
import { type Sentence, splitSentences, splitsPair } from './sentences.ts';
import { tokenize } from './tokens.ts';

/** What a sentence says of one subject. */
export interface Finding {
  /** Sum of the weights of distinct terms. */
  readonly weight: number;
  readonly terms: readonly string[];
}

/** One sentence as the lexicon sees it. */
export interface Reading {
  readonly field: TextField;
  readonly sentence: Sentence;
  readonly namesAi: boolean;
  readonly namesCompute: boolean;
  readonly namesPlan: boolean;
  readonly findings: ReadonlyMap<Subject, Finding>;
}

/** A negation takes back what starts within so many tokens after it. */
const NEGATION_REACH = 10;
/** UTF-16 units of one field that are read; what an article is about stands in its opening. */
const LONGEST_FIELD = 100_000;

/** Reads all sentences of a text, in order; those of the publisher's boilerplate are left out. */
export function readWords(words: Words, lexicon: Lexicon): Reading[] {
  return TEXT_FIELDS.flatMap((field) =>
    splitSentences(opening(words[field] ?? '')).flatMap((sentence) => readSentence(field, sentence, lexicon) ?? []),
  );
}

function opening(text: string): string {
  return text.slice(0, splitsPair(text, LONGEST_FIELD) ? LONGEST_FIELD - 1 : LONGEST_FIELD);
}

function readSentence(field: TextField, sentence: Sentence, lexicon: Lexicon): Reading | null {
  const all = lexicon.phrases.find(tokenize(sentence.text));
  const present = new Set(all.map((match) => match.phrase));
  if (meet(present, lexicon.boilerplate)) return null;
  const matches = withoutNegated(all, lexicon.negations);
  const namesAi = matches.some((match) => lexicon.ai.has(match.phrase));
  const namesPlan = matches.some((match) => lexicon.names.has(match.phrase));
  const namesCompute = matches.some((match) => lexicon.compute.has(match.phrase));
  return { field, sentence, namesAi, namesCompute, namesPlan, findings: find(matches, present, lexicon) };
}

function withoutNegated(matches: readonly Match[], negations: ReadonlySet<number>): readonly Match[] {
  let from = -1;
  let to = -1;
  return matches.filter((match) => {
    if (negations.has(match.phrase)) [from, to] = [match.end, match.end + NEGATION_REACH];
    return match.start < from || match.start >= to;
  });
}

function find(matches: readonly Match[], present: ReadonlySet<number>, lexicon: Lexicon): Map<Subject, Finding> {
  const drafts = new Map<Subject, Draft>();
  for (const { phrase, end } of matches) {
    for (const entry of lexicon.entries[phrase] ?? []) {
      if (entry.beside && !meet(present, entry.beside)) continue;
      const draft = drafts.get(entry.subject) ?? new Draft();
      drafts.set(entry.subject, draft);
      draft.add(entry.label, entry.weight, end);
    }
  }
  return drafts;
}

function meet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const item of small) if (large.has(item)) return true;
  return false;
}

class Draft implements Finding {
  weight = 0;
  readonly terms: string[] = [];
  #covered = 0;

  /** Matches come by start, the longer first, so that one which ends no later lies inside a longer one. */
  add(label: string, weight: number, end: number): void {
    if (end <= this.#covered) return;
    this.#covered = end;
    if (this.terms.includes(label)) return;
    this.weight += weight;
    this.terms.push(label);
  }
}
