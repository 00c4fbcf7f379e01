import { createHash } from 'node:crypto';
import type { Classification, Mention, NoMentionReason, Plan, RelevanceVocabulary, Words } from '@pillarwatch/model';
import { pillarLogit, probability, relevanceLogit } from './calibration.ts';
import { textLanguage } from './language.ts';
import { buildLexicons, type Lexicon } from './lexicon.ts';
import { readWords } from './reading.ts';
import { type Score, score } from './scoring.ts';

/** Raised whenever the code would say something else of the same text, plan and vocabulary. */
const CODE_VERSION = 1;
/** Sentences kept as evidence of one mention. */
const MOST_EVIDENCE = 3;
/** A Chinese character says about as much as so many letters of English. */
const PACE: Readonly<Record<string, number>> = { zh: 2.5 };

export interface Classifier {
  /** Names code, plan and relevance vocabulary: 12 hex digits. */
  readonly version: string;
  /** ISO 639-1 codes of what it can read, in order. */
  readonly languages: readonly string[];
  /** Says which pillars a text speaks of. Pure, and linear in the length of the text. */
  classify(words: Words): Classification;
}

/**
 * Makes a classifier of a plan: terms found sentence by sentence, weighed by where they stand, and
 * turned into probabilities by a logistic curve.
 *
 * @throws InputError when a term of the plan asks for a group that the relevance vocabulary lacks
 */
export function createClassifier(plan: Plan, relevance: RelevanceVocabulary): Classifier {
  const ordered = { ...plan, pillars: plan.pillars.toSorted((a, b) => a.number - b.number) };
  const lexicons = buildLexicons(ordered, relevance);
  const languages = [...lexicons.keys()].sort();
  const version = createHash('sha256').update(`${CODE_VERSION} ${plan.version} ${relevance.version}`).digest('hex');
  return {
    version: version.slice(0, 12),
    languages,
    classify(words) {
      const language = textLanguage(words, languages);
      const lexicon = language === null ? undefined : lexicons.get(language);
      if (!lexicon) return nothing('language-unsupported');
      return classify(words, ordered, lexicon, PACE[language ?? ''] ?? 1);
    },
  };
}

function classify(words: Words, plan: Plan, lexicon: Lexicon, pace: number): Classification {
  const readings = readWords(words, lexicon);
  const namesPlan = readings.some((reading) => reading.namesPlan);
  const scores = score(readings, lexicon.computeIsEnough, pace);
  const pillarScores = plan.pillars.map((_, index) => scores.get(index));
  const strongest = Math.max(0, ...pillarScores.map((found) => found?.points ?? 0));
  const aiNamed = readings.some((reading) => reading.namesAi);
  if (!aiNamed && strongest === 0) return { ...nothing('no-ai-named'), namesPlan };

  const relevant = relevanceLogit(scores.get('steering')?.points ?? 0, scores.get('against')?.points ?? 0, strongest);
  const mentions = plan.pillars.flatMap((pillar, index): Mention[] => {
    const found = pillarScores[index];
    if (!found) return [];
    const chance = probability(pillarLogit(found.points, strongest, relevant));
    return chance < plan.threshold ? [] : [{ pillar: pillar.id, probability: chance, evidence: evidence(found) }];
  });
  const isRelevant = mentions.length > 0 || namesPlan || relevant >= 0;
  const reason: NoMentionReason | null = mentions.length > 0 ? null : isRelevant ? 'below-threshold' : 'not-relevant';
  return { relevant: isRelevant, relevance: probability(relevant), namesPlan, mentions, reason };
}

function nothing(reason: NoMentionReason): Classification {
  return { relevant: false, relevance: 0, namesPlan: false, mentions: [], reason };
}

/** The sentences that weighed most, in the order of the text. */
function evidence({ shares }: Score): Mention['evidence'] {
  const least = (shares[0]?.points ?? 0) / 3;
  const order = { title: 0, standfirst: 1, body: 2 };
  return shares
    .slice(0, MOST_EVIDENCE)
    .filter((share) => share.points >= least)
    .map(({ reading, terms }) => ({
      field: reading.field,
      start: reading.sentence.start,
      end: reading.sentence.end,
      sentence: reading.sentence.text,
      terms,
    }))
    .sort((a, b) => order[a.field] - order[b.field] || a.start - b.start);
}
