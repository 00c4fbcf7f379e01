import { escapeMarkup as safe } from '../markup.ts';
import type { Publisher, Template } from '../types.ts';

/** What a reader without a subscription sees of an article: its headline and an offer. */
export const paywallPage =
  ({ host, locale, source }: Publisher): Template =>
  (article) =>
    `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<title>${safe(article.title)} - ${safe(source.name)}</title>
<meta property="og:title" content="${safe(article.title)}">
<link rel="canonical" href="http://${host}${article.path}">
</head>
<body class="metered">
<header><a href="/">${safe(source.name)}</a></header>
<main>
<h1>${safe(article.title)}</h1>
<div class="gate" data-gate="hard">
<p>Already a subscriber? <a href="/account/login">Log in</a></p>
<p><a href="/account/offers">Subscribe now</a> from $1 a week.</p>
</div>
</main>
<footer><a href="/account/help">Help</a></footer>
</body>
</html>
`;
