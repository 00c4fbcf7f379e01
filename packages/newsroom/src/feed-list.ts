import type { Newsroom } from './types.ts';

/**
 * The newsroom's sources and feeds as the text of a `feeds.yaml`, so that the demo and the tests can be
 * given them as an analyst gives real ones.
 *
 * @param newsroom a running newsroom, or the exported `sources` and `feeds`
 * @returns JSON, which is YAML too (YAML 1.2.2, section 1.3)
 */
export function feedListYaml({ sources, feeds }: Pick<Newsroom, 'sources' | 'feeds'>): string {
  const list = {
    sources: sources.map(({ id, name, hosts, country, language, kind }) => ({
      id,
      name,
      hosts,
      country,
      language,
      kind,
    })),
    feeds: feeds.map(({ id, url, sourceId, pages }) =>
      sourceId === null ? { id, url, pages } : { id, url, source: sourceId, pages },
    ),
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}
