import { clockOf, shortDate } from '../dates.ts';
import { escapeMarkup as safe, scriptJson } from '../markup.ts';
import type { Block, Template } from '../types.ts';

const HOME = 'http://meridian-wire.test';

/** An agency's page: terse, with everything about the story in JSON-LD and hardly a class name. */
export const meridianWirePage: Template = (article, related) => {
  const url = HOME + article.path;
  const linkedData = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'Organization', '@id': `${HOME}/#wire`, name: 'Meridian Wire', url: HOME },
      {
        '@type': 'NewsArticle',
        '@id': url,
        headline: article.title,
        description: article.standfirst,
        datePublished: article.time.instant.toISOString(),
        dateModified: article.updated.instant.toISOString(),
        author: { '@type': 'Person', name: article.byline },
        publisher: { '@id': `${HOME}/#wire` },
        articleSection: article.section,
        inLanguage: 'en',
      },
    ],
  };
  const corrected = article.updated !== article.time;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${safe(article.title)} | Meridian Wire</title>
<link rel="canonical" href="${url}">
<meta name="description" content="${safe(article.standfirst)}">
<script type="application/ld+json">${scriptJson(linkedData)}</script>
</head>
<body>
<header><a href="/">Meridian Wire</a> <a href="/world">World</a> <a href="/business">Business</a> <a href="/clients/">Clients</a></header>
<main>
<article>
<h1>${safe(article.title)}</h1>
<p class="summary">${safe(article.standfirst)}</p>
<p class="byline">By ${safe(article.byline)}</p>
<p class="timestamp">${shortDate(article.time)} ${clockOf(article.time)} SGT${corrected ? `, corrected ${shortDate(article.updated)}` : ''}</p>
<div class="story-body">
${article.body.map(block).join('\n')}
</div>
<p class="signoff">Our standards: <a href="/standards">the Meridian Wire rule book</a></p>
</article>
<section class="more-stories">
<h2>Latest</h2>
${related.map(({ path, title }) => `<p><a href="${path}">${safe(title)}</a></p>`).join('\n')}
</section>
</main>
<footer>Meridian Wire is a sample agency. All it reports is invented.</footer>
</body>
</html>
`;
};

function block({ kind, text }: Block): string {
  return kind === 'heading' ? `<h2>${safe(text)}</h2>` : `<p>${safe(text)}</p>`;
}
