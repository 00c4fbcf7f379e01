import { InputError, type Plan, type RelevanceVocabulary, type RelevanceWords, type Term } from '@pillarwatch/model';
import { Phrases } from './phrases.ts';

/** What a term speaks for: a pillar by its place in the plan, or relevance. */
export type Subject = number | 'steering' | 'against';

/** One term as it is looked for. */
export interface Entry {
  readonly subject: Subject;
  readonly label: string;
  readonly weight: number;
  /** Phrases of which the sentence must hold one, or null. */
  readonly beside: ReadonlySet<number> | null;
}

/** All that is looked for in texts of one language. */
export interface Lexicon {
  readonly phrases: Phrases;
  /** By phrase. */
  readonly entries: readonly (readonly Entry[])[];
  readonly compute: ReadonlySet<number>;
  /** Subjects for which computing power named is as good as AI named. */
  readonly computeIsEnough: ReadonlySet<Subject>;
  readonly ai: ReadonlySet<number>;
  readonly names: ReadonlySet<number>;
  readonly negations: ReadonlySet<number>;
  readonly boilerplate: ReadonlySet<number>;
}

/**
 * Builds a lexicon for each language that both the plan and the relevance vocabulary speak.
 *
 * @throws InputError when a term asks for a group that the relevance vocabulary lacks
 */
export function buildLexicons(plan: Plan, relevance: RelevanceVocabulary): ReadonlyMap<string, Lexicon> {
  const lexicons = new Map<string, Lexicon>();
  for (const [language, words] of Object.entries(relevance.languages)) {
    if (plan.pillars.some((pillar) => pillar.vocabulary[language] !== undefined)) {
      lexicons.set(language, buildLexicon(plan, language, words));
    }
  }
  return lexicons;
}

function buildLexicon(plan: Plan, language: string, words: RelevanceWords): Lexicon {
  const phrases = new Phrases();
  const entries: Entry[][] = [];
  const numbers = (texts: readonly string[]) => new Set(texts.map((text) => phrases.add(text)));
  const phrasesFor = (text: string): readonly string[] => {
    if (!text.startsWith('$')) return [text];
    const group = words.groups[text.slice(1)];
    if (!group)
      throw new InputError(
        `a term of the plan ${plan.id} asks for ${text}, but no group for ${language} has that name`,
      );
    return group;
  };
  const addTerms = (subject: Subject, terms: readonly Term[]) => {
    for (const { term, weight, with: asked } of terms) {
      const phrase = phrases.add(term);
      entries[phrase] ??= [];
      entries[phrase].push({
        subject,
        label: term,
        weight,
        beside: asked ? numbers(asked.flatMap(phrasesFor)) : null,
      });
    }
  };
  const computeIsEnough = new Set<Subject>(['steering', 'against']);
  plan.pillars.forEach((pillar, index) => {
    if (pillar.computeIsEnough) computeIsEnough.add(index);
    addTerms(index, pillar.vocabulary[language] ?? []);
  });
  addTerms('steering', words.steering);
  addTerms('against', words.against);
  const sets = {
    computeIsEnough,
    compute: numbers(words.compute),
    ai: numbers(words.ai),
    names: numbers(plan.names[language] ?? []),
    negations: numbers(words.negations),
    boilerplate: numbers(words.boilerplate),
  };
  return { phrases, entries: Array.from({ length: phrases.size }, (_, at) => entries[at] ?? []), ...sets };
}
