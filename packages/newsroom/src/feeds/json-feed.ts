import { blocksToHtml } from '../markup.ts';
import type { FeedWriter } from '../types.ts';

/** JSON Feed 1.1. Short articles are given whole as `content_html`; longer ones as their first two paragraphs. */
export const writeJsonFeed: FeedWriter = (publisher, articles) => {
  const home = `http://${publisher.host}`;
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: publisher.source.name,
      description: publisher.tagline,
      home_page_url: `${home}/`,
      feed_url: home + publisher.feedPath,
      language: 'zh-CN',
      items: articles.map((article) => ({
        id: home + article.path,
        url: home + article.path + publisher.linkSuffix,
        title: article.title,
        summary: article.standfirst,
        ...(article.body.length <= 5
          ? { content_html: blocksToHtml(article.body) }
          : {
              content_text: article.body
                .slice(0, 2)
                .map((block) => block.text)
                .join('\n'),
            }),
        date_published: article.time.text,
        authors: [{ name: article.byline }],
        tags: [article.section],
      })),
    },
    null,
    1,
  )}\n`;
};
