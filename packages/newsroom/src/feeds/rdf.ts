import { cdata, escapeMarkup as safe } from '../markup.ts';
import type { FeedFormat, FeedItem, Publisher } from '../types.ts';

/** RSS 1.0: the channel lists the addresses, the items stand beside it, and dates are Dublin Core's. */
export const rdf: FeedFormat = { type: 'application/rdf+xml', write };

function write(publisher: Publisher, items: readonly FeedItem[]): string {
  const home = `http://${publisher.host}`;
  const address = ({ path }: FeedItem): string => safe(home + path + publisher.linkSuffix);
  const listed = items.map(
    (item) => `  <item rdf:about="${address(item)}">
    <title>${safe(item.article.title)}</title>
    <link>${address(item)}</link>
    <description>${cdata(item.article.standfirst)}</description>
    <dc:creator>${safe(item.article.byline)}</dc:creator>
    <dc:subject>${safe(item.article.section)}</dc:subject>
    <dc:date>${item.article.time.text}</dc:date>
  </item>`,
  );
  return `<?xml version="1.0" encoding="${publisher.charset.toUpperCase()}"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="${home}${publisher.feedPath}">
    <title>${safe(publisher.source.name)}</title>
    <link>${home}/</link>
    <description>${safe(publisher.tagline)}</description>
    <dc:language>${publisher.locale}</dc:language>
    <items>
      <rdf:Seq>
${items.map((item) => `        <rdf:li rdf:resource="${address(item)}"/>`).join('\n')}
      </rdf:Seq>
    </items>
  </channel>
${listed.join('\n')}
</rdf:RDF>
`;
}
