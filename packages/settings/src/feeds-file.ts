import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Feed, InputError, SOURCE_KINDS, type Source } from '@pillarwatch/model';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a slug: lower-case letters, digits and hyphens');
const httpUrl = z.string().regex(/^https?:\/\/\S+$/, 'expected a URL that starts with http:// or https://');

const fileSchema = z.strictObject({
  sources: z.array(
    z.strictObject({
      id: slug,
      name: z.string().min(1),
      hosts: z.array(z.string().min(1).toLowerCase()).min(1),
      country: z.string().regex(/^([A-Z]{2}|INT)$/, 'expected two capital letters (ISO 3166-1), or INT'),
      language: z.string().regex(/^[a-z]{2}$/, 'expected two letters (ISO 639-1)'),
      kind: z.enum(SOURCE_KINDS),
    }),
  ),
  feeds: z.array(
    z.strictObject({
      id: slug,
      url: httpUrl,
      source: slug.optional(),
      pages: z.enum(['fetch', 'feed-only']).default('fetch'),
    }),
  ),
});

/** Sources and feeds, as an analyst lists them. */
export interface FeedList {
  readonly sources: readonly Source[];
  readonly feeds: readonly Feed[];
}

/**
 * Reads a list of sources and feeds.
 *
 * @param text YAML
 * @param fileName how messages name the file
 * @throws InputError with the path of the key and what was expected
 */
export function parseFeedList(text: string, fileName: string): FeedList {
  let raw: unknown;
  try {
    raw = parseYaml(text, { maxAliasCount: 0 });
  } catch (cause) {
    throw new InputError(`${fileName} is not YAML`, { cause });
  }
  const read = fileSchema.safeParse(raw);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new InputError(`${fileName}: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'not allowed'}`);
  }
  const { sources, feeds } = read.data;
  const known = new Set(sources.map((source) => source.id));
  for (const feed of feeds) {
    if (feed.source !== undefined && !known.has(feed.source)) {
      throw new InputError(`${fileName}: feed ${feed.id}: no source has the id ${feed.source}`);
    }
  }
  for (const ids of [sources.map((source) => source.id), feeds.map((feed) => feed.id)]) {
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) throw new InputError(`${fileName}: the id ${twice} is given twice`);
  }
  return {
    sources,
    feeds: feeds.map(({ source, ...feed }) => ({ ...feed, sourceId: source ?? null })),
  };
}

/**
 * Reads `feeds.yaml`.
 *
 * @param file path of another list, or null for the one in the configuration folder
 * @throws InputError when it cannot be read or is wrong
 */
export async function loadFeedList(configDir: string, file: string | null): Promise<FeedList> {
  const at = file ?? path.join(configDir, 'feeds.yaml');
  let text: string;
  try {
    text = await readFile(at, 'utf8');
  } catch (cause) {
    throw new InputError(`the list of feeds ${at} cannot be read; give another with --feeds FILE`, { cause });
  }
  return parseFeedList(text, at);
}
