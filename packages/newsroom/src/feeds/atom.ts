import { escapeMarkup as safe } from '../markup.ts';
import type { FeedFormat, FeedItem, Publisher } from '../types.ts';

/** Atom demands a date of the feed; before the first article it is this. */
const FOUNDED = '2025-07-01T00:00:00-04:00';

/** Atom 1.0, with the summary as escaped HTML. */
export const atom: FeedFormat = { type: 'application/atom+xml', write };

function write(publisher: Publisher, items: readonly FeedItem[]): string {
  const home = `http://${publisher.host}`;
  const [newest] = items
    .map(({ article }) => article.updated)
    .sort((a, b) => b.instant.getTime() - a.instant.getTime());
  return `<?xml version="1.0" encoding="${publisher.charset}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${publisher.locale}">
  <id>tag:${publisher.host},2025:feed</id>
  <title>${safe(publisher.source.name)}</title>
  <subtitle>${safe(publisher.tagline)}</subtitle>
  <link rel="self" type="application/atom+xml" href="${home}${publisher.feedPath}"/>
  <link rel="alternate" type="text/html" href="${home}/"/>
  <updated>${newest?.text ?? FOUNDED}</updated>
${items.map((item) => entryOf(publisher, item)).join('\n')}
</feed>
`;
}

function entryOf(publisher: Publisher, { article, path, edition }: FeedItem): string {
  const number = safe(article.slug + (edition === '' ? '' : `:${edition}`));
  return `  <entry>
    <id>tag:${publisher.host},${article.time.text.slice(0, 10)}:${number}</id>
    <title type="text">${safe(article.title)}</title>
    <link rel="alternate" type="text/html" href="${safe(`http://${publisher.host}${path}${publisher.linkSuffix}`)}"/>
    <published>${article.time.text}</published>
    <updated>${article.updated.text}</updated>
    <author><name>${safe(article.byline)}</name></author>
    <summary type="html">${safe(`<p>${safe(article.standfirst)}</p>`)}</summary>
  </entry>`;
}
