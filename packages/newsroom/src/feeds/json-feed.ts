import { blocksToHtml } from '../markup.ts';
import type { Article, FeedFormat, FeedItem, Publisher } from '../types.ts';

/** JSON Feed 1.1. Short articles are given whole as `content_html`; longer ones as their first two paragraphs. */
export const jsonFeed: FeedFormat = { type: 'application/feed+json', write };

function write(publisher: Publisher, items: readonly FeedItem[]): string {
  const home = `http://${publisher.host}`;
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: publisher.source.name,
      description: publisher.tagline,
      home_page_url: `${home}/`,
      feed_url: home + publisher.feedPath,
      language: publisher.locale,
      items: items.map(({ article, path }) => ({
        id: home + path,
        url: home + path + publisher.linkSuffix,
        title: article.title,
        summary: article.standfirst,
        ...content(article),
        date_published: article.time.text,
        authors: [{ name: article.byline }],
        tags: [article.section],
      })),
    },
    null,
    1,
  )}\n`;
}

function content({ body }: Article): object {
  if (body.length <= 5) return { content_html: blocksToHtml(body) };
  const opening = body.slice(0, 2).map((block) => block.text);
  return { content_text: opening.join('\n') };
}
