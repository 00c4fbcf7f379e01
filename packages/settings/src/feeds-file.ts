import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Feed, InputError, SOURCE_KINDS, type Source } from '@pillarwatch/model';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a slug: lower-case letters, digits and hyphens');
const httpUrl = z
  .string()
  .refine(
    (text) => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text),
    'expected a URL that starts with http:// or https://',
  );
/** A host name as canonical URLs have it: lower case, punycode. */
const hostName = z.string().transform((text, context) => {
  const at = `http://${text}/`;
  if (/^[^\s/:?#@\\]+$/.test(text) && URL.canParse(at)) return new URL(at).hostname;
  context.addIssue({ code: 'custom', message: 'expected a host name, such as news.example' });
  return z.NEVER;
});

const fileSchema = z.strictObject({
  sources: z.array(
    z.strictObject({
      id: slug,
      name: z.string().min(1),
      hosts: z.array(hostName).min(1),
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
    raw = parseYaml(text, { maxAliasCount: 0, logLevel: 'error' });
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
  refuseTwice(
    fileName,
    'source id',
    sources.map((source) => source.id),
  );
  refuseTwice(
    fileName,
    'feed id',
    feeds.map((feed) => feed.id),
  );
  refuseTwice(
    fileName,
    'feed URL',
    feeds.map((feed) => feed.url),
  );
  refuseTwice(
    fileName,
    'host',
    sources.flatMap((source) => source.hosts),
  );
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

function refuseTwice(fileName: string, what: string, all: readonly string[]): void {
  const seen = new Set<string>();
  for (const one of all) {
    if (seen.has(one)) throw new InputError(`${fileName}: the ${what} ${one} is given twice`);
    seen.add(one);
  }
}
