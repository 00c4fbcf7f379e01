import { escapeMarkup as safe } from '../markup.ts';
import type { FeedWriter } from '../types.ts';

/** Atom demands a date of the feed; before the first article it is the day the newsletter was founded. */
const FOUNDED = '2025-07-01T00:00:00-04:00';

/** Atom 1.0, with the summary as escaped HTML. */
export const writeAtom: FeedWriter = (publisher, articles) => {
  const home = `http://${publisher.host}`;
  const entries = articles.map(
    (article) => `  <entry>
    <id>tag:${publisher.host},${article.time.text.slice(0, 10)}:${safe(article.slug)}</id>
    <title type="text">${safe(article.title)}</title>
    <link rel="alternate" type="text/html" href="${safe(home + article.path + publisher.linkSuffix)}"/>
    <published>${article.time.text}</published>
    <updated>${article.time.text}</updated>
    <author><name>${safe(article.byline)}</name></author>
    <summary type="html">${safe(`<p>${safe(article.standfirst)}</p>`)}</summary>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">
  <id>tag:${publisher.host},2025:feed</id>
  <title>${safe(publisher.source.name)}</title>
  <subtitle>${safe(publisher.tagline)}</subtitle>
  <link rel="self" type="application/atom+xml" href="${home}${publisher.feedPath}"/>
  <link rel="alternate" type="text/html" href="${home}/"/>
  <updated>${articles[0]?.time.text ?? FOUNDED}</updated>
${entries.join('\n')}
</feed>
`;
};
