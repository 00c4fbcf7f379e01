import { cdata, escapeMarkup as safe } from '../markup.ts';
import type { FeedWriter } from '../types.ts';

/** RSS 1.0: the channel lists the addresses, the items stand beside it, and dates are Dublin Core's. */
export const writeRdf: FeedWriter = (publisher, articles) => {
  const home = `http://${publisher.host}`;
  const address = (path: string): string => safe(home + path + publisher.linkSuffix);
  const items = articles.map(
    (article) => `  <item rdf:about="${address(article.path)}">
    <title>${safe(article.title)}</title>
    <link>${address(article.path)}</link>
    <description>${cdata(article.standfirst)}</description>
    <dc:creator>${safe(article.byline)}</dc:creator>
    <dc:subject>${safe(article.section)}</dc:subject>
    <dc:date>${article.time.text}</dc:date>
  </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="${home}${publisher.feedPath}">
    <title>${safe(publisher.source.name)}</title>
    <link>${home}/</link>
    <description>${safe(publisher.tagline)}</description>
    <dc:language>zh-CN</dc:language>
    <items>
      <rdf:Seq>
${articles.map((article) => `        <rdf:li rdf:resource="${address(article.path)}"/>`).join('\n')}
      </rdf:Seq>
    </items>
  </channel>
${items.join('\n')}
</rdf:RDF>
`;
};
