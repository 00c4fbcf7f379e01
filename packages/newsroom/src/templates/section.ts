import { escapeMarkup as safe } from '../markup.ts';
import type { Template } from '../types.ts';

/** The front of a department, where the link to an article has come to lead: headlines and nothing else. */
export const sectionPage =
  (host: string, locale: string): Template =>
  (article, related) =>
    `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<title>${safe(article.section)}</title>
<link rel="canonical" href="http://${host}${article.path}">
</head>
<body>
<nav><a href="/">${host}</a></nav>
<h1>${safe(article.section)}</h1>
<ul>
${related.map(({ path, title }) => `<li><a href="${path}">${safe(title)}</a></li>`).join('\n')}
</ul>
</body>
</html>
`;
