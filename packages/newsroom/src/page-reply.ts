import { encodeMarkup } from './charset.ts';
import { onePagePdf } from './pdf.ts';
import { plain, type Reply } from './reply.ts';
import { paywallPage } from './templates/paywall.ts';
import type { Article, Publisher, Template } from './types.ts';

/** How long a slow page takes. */
const SLOW_MS = 1_500;

/** The answer to a request for an article's page, with the article's trouble if it has one. */
export function pageReply(publisher: Publisher, article: Article, related: readonly Article[]): Reply {
  const modified = publisher.undated ? null : article.updated.instant;
  const printed = (template: Template): Reply => ({
    status: 200,
    type: publisher.pageType,
    body: encodeMarkup(template(article, related), publisher.charset),
    modified,
  });
  switch (article.facts.trouble) {
    case 'gone':
      return plain(410, 'This article has been withdrawn');
    case 'not-html':
      return { status: 200, type: 'application/pdf', body: onePagePdf(article.slug), modified };
    case 'paywall':
      return printed(paywallPage(publisher));
    case 'no-article':
      return printed(publisher.noArticle);
    case 'slow':
      return { ...printed(publisher.page), delayMs: SLOW_MS };
    default:
      return printed(publisher.page);
  }
}
