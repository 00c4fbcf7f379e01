import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError, type RelevanceVocabulary } from '@pillarwatch/model';
import { z } from 'zod';
import { contentHash, languageSchema, phraseSchema, readYaml, slugSchema, termsSchema } from './plan.ts';

const fileSchema = z.strictObject({
  languages: z.record(
    languageSchema,
    z.strictObject({
      ai: z.array(phraseSchema).min(1),
      compute: z.array(phraseSchema).default([]),
      steering: termsSchema,
      against: termsSchema,
      negations: z.array(phraseSchema).default([]),
      boilerplate: z.array(phraseSchema).default([]),
      groups: z.record(slugSchema, z.array(phraseSchema).min(1)).default({}),
    }),
  ),
});

/**
 * Reads the words that decide whether an article is about steering AI collectively.
 *
 * @param text YAML
 * @param fileName how messages name the file
 * @returns the vocabulary; `version` is the SHA-256 of its content as canonical JSON
 * @throws InputError with the path of the key and what was expected
 */
export function parseRelevance(text: string, fileName: string): RelevanceVocabulary {
  const { languages } = readYaml(text, fileName, fileSchema);
  return { languages, version: contentHash(languages) };
}

/**
 * Reads `relevance.yaml`.
 *
 * @param configDir the configuration folder
 * @throws InputError when it cannot be read or is wrong
 */
export async function loadRelevance(configDir: string): Promise<RelevanceVocabulary> {
  const file = path.join(configDir, 'relevance.yaml');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError(`the relevance vocabulary ${file} cannot be read`, { cause });
  }
  return parseRelevance(text, file);
}
