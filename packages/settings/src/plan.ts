import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError, type Plan, type Term } from '@pillarwatch/model';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a slug: lower-case letters, digits and hyphens');
const httpUrl = z.string().regex(/^https?:\/\/\S+$/, 'expected a URL that starts with http:// or https://');
export const languageSchema = z.string().regex(/^[a-z]{2}$/, 'expected two letters (ISO 639-1)');
const titles = z.record(languageSchema, z.string().min(1));
/** Literal words; without a letter or digit nothing could ever match. */
export const phraseSchema = z.string().regex(/[\p{L}\p{N}]/u, 'expected words');

const termSchema = z
  .strictObject({
    term: phraseSchema.exactOptional(),
    terms: z.array(phraseSchema).min(1).exactOptional(),
    weight: z
      .number('expected a number from -10 to 10')
      .min(-10, 'expected a number from -10 to 10')
      .max(10, 'expected a number from -10 to 10')
      .default(1),
    with: z.array(phraseSchema).min(1).exactOptional(),
  })
  .refine(({ term, terms }) => (term === undefined) !== (terms === undefined), 'expected either term or terms');

/**
 * Terms, as one that is only a string and weighs 1, as `{ term, weight, with }`, or as
 * `{ terms, weight, with }` for several that share the rest.
 */
export const termsSchema = z
  .array(z.preprocess((item) => (typeof item === 'string' ? { term: item } : item), termSchema))
  .transform((items) =>
    items.flatMap(({ term, terms = term === undefined ? [] : [term], ...rest }): Term[] =>
      terms.map((each) => ({ term: each, ...rest })),
    ),
  );

const pillarSchema = z.strictObject({
  number: z.int('expected a whole number').positive('expected a number above 0'),
  id: slugSchema,
  titles,
  short: z.string().min(1).max(28, 'expected at most 28 characters'),
  definition: z.string().min(1),
  counts: z.array(z.string().min(1)).min(1),
  doesNotCount: z.array(z.string().min(1)),
  computeIsEnough: z.boolean().exactOptional(),
  vocabulary: z.record(languageSchema, termsSchema),
});

const planSchema = z.strictObject({
  id: slugSchema,
  titles,
  date: z.iso.date('expected a day, such as 2025-07-26'),
  source: z.strictObject({ name: z.string().min(1), url: httpUrl }),
  threshold: z.number().gt(0, 'expected a number above 0').lt(1, 'expected a number below 1'),
  principles: z.array(z.strictObject({ id: slugSchema, titles })),
  names: z.record(languageSchema, z.array(phraseSchema)),
  pillars: z.array(pillarSchema).min(1),
});

/**
 * Reads a governance plan. The order of its pillars and keys and its comments carry no meaning:
 * they change neither the plan nor its version.
 *
 * @param text YAML
 * @param fileName how messages name the file
 * @returns the plan, pillars by number; `version` is the SHA-256 of its content as canonical JSON
 * @throws InputError with the path of the key and what was expected
 */
export function parsePlan(text: string, fileName: string): Plan {
  const plan = readYaml(text, fileName, planSchema);
  for (const key of ['number', 'id'] as const) {
    const seen = plan.pillars.map((pillar) => pillar[key]);
    const at = seen.findIndex((value, index) => seen.indexOf(value) !== index);
    if (at >= 0) throw new InputError(`${fileName}: pillars.${at}.${key}: ${seen[at]} is given twice`);
  }
  const sorted = { ...plan, pillars: plan.pillars.toSorted((a, b) => a.number - b.number) };
  return { ...sorted, version: contentHash(sorted) };
}

/**
 * Reads `plans/<id>/plan.yaml`.
 *
 * @param configDir the configuration folder
 * @param planId slug of the plan, which is its folder's name
 * @throws InputError when there is no such plan, with those there are, or when it is wrong
 */
export async function loadPlan(configDir: string, planId: string): Promise<Plan> {
  const folder = path.join(configDir, 'plans');
  if (!slugSchema.safeParse(planId).success) {
    throw new InputError(`${JSON.stringify(planId)} is not the id of a plan; ${await choices(folder)}`);
  }
  const file = path.join(folder, planId, 'plan.yaml');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError(`the plan ${planId} cannot be read from ${file}; ${await choices(folder)}`, { cause });
  }
  const plan = parsePlan(text, file);
  if (plan.id !== planId) throw new InputError(`${file}: id: expected ${planId}, the name of its folder`);
  return plan;
}

async function choices(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const ids = entries.filter((entry) => entry.isDirectory() && slugSchema.safeParse(entry.name).success);
  if (ids.length === 0) return `${folder} holds no plan`;
  return `there are: ${ids
    .map((entry) => entry.name)
    .toSorted()
    .join(', ')}`;
}

/**
 * Reads a YAML file of a known shape. Aliases are refused: a file of a few lines could expand without end.
 *
 * @throws InputError with the path of the key and what was expected
 */
export function readYaml<T>(text: string, fileName: string, schema: z.ZodType<T>): T {
  let raw: unknown;
  try {
    raw = parseYaml(text, { maxAliasCount: 0 });
  } catch (cause) {
    throw new InputError(`${fileName} is not YAML`, { cause });
  }
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new InputError(`${fileName}: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'not allowed'}`);
}

/** SHA-256 (hex) of a value as JSON with sorted keys. */
export function contentHash(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(withSortedKeys(value)))
    .digest('hex');
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, withSortedKeys(item)]));
}
