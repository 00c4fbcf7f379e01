import { rfc822 } from '../dates.ts';
import { escapeMarkup as safe } from '../markup.ts';
import type { FeedFormat, FeedItem, Publisher } from '../types.ts';

/** RSS 2.0. The guid is the paper's own number, not the link, because the link may carry tracking parameters. */
export const rss2: FeedFormat = { type: 'application/rss+xml', write };

function write(publisher: Publisher, items: readonly FeedItem[]): string {
  const home = `http://${publisher.host}`;
  const newest = publisher.undated ? undefined : items[0];
  return `<?xml version="1.0" encoding="${publisher.charset.toUpperCase()}"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>${safe(publisher.source.name)}</title>
    <link>${home}/</link>
    <atom:link href="${home}${publisher.feedPath}" rel="self" type="application/rss+xml"/>
    <description>${safe(publisher.tagline)}</description>
    <language>${publisher.locale.toLowerCase()}</language>
    ${newest ? `<lastBuildDate>${rfc822(newest.article.time)}</lastBuildDate>` : ''}
${items.map((item) => itemOf(publisher, item)).join('\n')}
  </channel>
</rss>
`;
}

function itemOf(publisher: Publisher, { article, path, edition }: FeedItem): string {
  const day = publisher.undated ? [] : [article.time.text.slice(0, 10)];
  const number = [publisher.id, ...day, article.slug, ...(edition === '' ? [] : [edition])].join(':');
  return `    <item>
      <title>${safe(article.title)}</title>
      <link>${safe(`http://${publisher.host}${path}${publisher.linkSuffix}`)}</link>
      <guid isPermaLink="false">${safe(number)}</guid>
${publisher.undated ? '' : `      <pubDate>${rfc822(article.time)}</pubDate>\n`}      <dc:creator>${safe(article.byline)}</dc:creator>
      <category>${safe(article.section)}</category>
      <description>${safe(article.standfirst)}</description>
    </item>`;
}
