import { escapeMarkup as safe } from '../markup.ts';
import type { Template } from '../types.ts';

/** A film with a headline, and the titles of others: a page of the paper on which there is nothing to read. */
export const videoPage =
  (host: string, locale: string): Template =>
  (article, related) =>
    `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<title>${safe(article.title)}</title>
<meta property="og:type" content="video.other">
<link rel="canonical" href="http://${host}${article.path}">
</head>
<body>
<nav><a href="/">${host}</a> <a href="/video">Video</a></nav>
<h1>${safe(article.title)}</h1>
<figure><video controls preload="none" poster="/media/poster.jpg" src="/media/${article.slug}.mp4"></video></figure>
<ul class="playlist">
${related.map(({ path, title }) => `<li><a href="${path}">${safe(title)}</a> <span>1:20</span></li>`).join('\n')}
</ul>
</body>
</html>
`;
