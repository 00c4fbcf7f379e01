import { longDate } from '../dates.ts';
import { escapeMarkup as safe } from '../markup.ts';
import type { Article, Block, Template } from '../types.ts';

const HOME = 'http://lantern-institute.test';

/** A think tank's paper: footnotes below the text, a box on the author, a PDF to download and events to come to. */
export const lanternInstitutePage: Template = (article, related) => `<!DOCTYPE html>
<html lang="en-GB" prefix="og: https://ogp.me/ns#">
<head>
<meta charset="utf-8">
<title>${safe(article.title)} – Lantern Institute</title>
<meta name="description" content="${safe(article.standfirst)}">
<meta name="citation_title" content="${safe(article.title)}">
<meta name="citation_author" content="${safe(article.byline)}">
<meta name="citation_publication_date" content="${article.time.text.slice(0, 10).replaceAll('-', '/')}">
<meta property="article:published_time" content="${article.time.text}">
<link rel="canonical" href="${HOME}${article.path}">
</head>
<body class="publication-template">
<header class="site-header"><a class="brand" href="/">Lantern Institute</a>
<nav class="main-menu"><a href="/analysis">Analysis</a> <a href="/events">Events</a> <a href="/people">People</a> <a href="/about">About</a></nav></header>
<main>
<article class="publication">
<header class="publication-header">
<p class="publication-type">${safe(article.section)}</p>
<h1>${safe(article.title)}</h1>
<p class="publication-abstract">${safe(article.standfirst)}</p>
<p class="publication-meta"><a rel="author" href="/people">${safe(article.byline)}</a> · <time datetime="${article.time.text}">${longDate(article.time)}</time></p>
</header>
<div class="download-box"><a href="/pdf/${article.slug}.pdf">Download the paper (PDF, ${sizeOf(article)} KB)</a></div>
<div class="publication-text">
${article.body.map(block).join('\n')}
</div>
<div class="author-box"><h2>About the author</h2><p>${safe(article.byline)} works at the Lantern Institute. The views given are the author's own.</p></div>
</article>
<aside class="related-events"><h2>Related events and papers</h2>
<ul>
${related.map(({ path, title, time }) => `<li><a href="${path}">${safe(title)}</a> <span>${longDate(time)}</span></li>`).join('\n')}
</ul></aside>
</main>
<footer><p>The Lantern Institute is a sample think tank. Its people, studies and events are invented.</p></footer>
</body>
</html>
`;

function block({ kind, text }: Block): string {
  if (kind === 'heading') return `<h2>${safe(text)}</h2>`;
  if (kind === 'quote') return `<blockquote><p>${safe(text)}</p></blockquote>`;
  const note = /^\((\d+)\) /.exec(text)?.[1];
  if (note === undefined) return `<p>${withNoteLinks(safe(text))}</p>`;
  return `<p class="footnote" id="fn${note}">${safe(text)}</p>`;
}

/** `(1)` in the running text leads to the footnote. */
function withNoteLinks(markup: string): string {
  return markup.replace(/\((\d)\)/g, '<a class="fnref" href="#fn$1">($1)</a>');
}

function sizeOf({ body }: Article): number {
  return 90 + Math.round(body.reduce((sum, { text }) => sum + text.length, 0) / 100);
}
