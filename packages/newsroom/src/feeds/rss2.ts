import { rfc822 } from '../dates.ts';
import { escapeMarkup as safe } from '../markup.ts';
import type { FeedWriter } from '../types.ts';

/** RSS 2.0. The guid is the paper's own number, not the link, because the link carries tracking parameters. */
export const writeRss2: FeedWriter = (publisher, articles) => {
  const home = `http://${publisher.host}`;
  const newest = articles[0];
  const items = articles.map(
    (article) => `    <item>
      <title>${safe(article.title)}</title>
      <link>${safe(home + article.path + publisher.linkSuffix)}</link>
      <guid isPermaLink="false">${publisher.id}:${article.time.text.slice(0, 10)}:${safe(article.slug)}</guid>
      <pubDate>${rfc822(article.time)}</pubDate>
      <dc:creator>${safe(article.byline)}</dc:creator>
      <category>${safe(article.section)}</category>
      <description>${safe(article.standfirst)}</description>
    </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>${safe(publisher.source.name)}</title>
    <link>${home}/</link>
    <atom:link href="${home}${publisher.feedPath}" rel="self" type="application/rss+xml"/>
    <description>${safe(publisher.tagline)}</description>
    <language>en-gb</language>
    ${newest ? `<lastBuildDate>${rfc822(newest.time)}</lastBuildDate>` : ''}
${items.join('\n')}
  </channel>
</rss>
`;
};
