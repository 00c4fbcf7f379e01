import { longDate } from '../dates.ts';
import { escapeMarkup as safe, scriptJson } from '../markup.ts';
import type { Article, Block, Template } from '../types.ts';

const HOME = 'http://tidewater-live.test';

/** A live page: one entry a time, each with its own heading, clock and buttons. */
export const tidewaterLivePage: Template = (article, related) => {
  const linkedData = {
    '@context': 'https://schema.org',
    '@type': 'LiveBlogPosting',
    headline: article.title,
    description: article.standfirst,
    datePublished: article.time.text,
    author: { '@type': 'Person', name: article.byline },
    mainEntityOfPage: HOME + article.path,
  };
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${safe(article.title)} – Tidewater Live</title>
<meta property="og:title" content="${safe(article.title)}">
<meta property="og:description" content="${safe(article.standfirst)}">
<link rel="canonical" href="${HOME}${article.path}">
<script type="application/ld+json">${scriptJson(linkedData)}</script>
</head>
<body>
<header class="site-header"><a href="/">Tidewater Live</a></header>
<div class="page-grid">
<main class="live">
<div class="live-header">
<span class="live-badge">${safe(article.section)}</span>
<h1>${safe(article.title)}</h1>
<div class="live-standfirst"><p>${safe(article.standfirst)}</p></div>
<div class="live-meta">${safe(article.byline)} · <time datetime="${article.time.text}">${longDate(article.time)}</time></div>
</div>
<div class="live-refresh"><label><input type="checkbox" checked> Refresh this page automatically</label></div>
<div class="live-blog">
${entries(article.body).map(entry).join('\n')}
</div>
</main>
<aside class="key-events"><h2>Earlier on Tidewater Live</h2>
<ul>
${related.map((other) => `<li><a href="${other.path}">${safe(other.title)}</a></li>`).join('\n')}
</ul></aside>
</div>
<footer>Tidewater Live is a sample desk. Its people and events are invented.</footer>
</body>
</html>
`;
};

/** Each heading begins an entry. */
function entries(body: Article['body']): Block[][] {
  const groups: Block[][] = [];
  for (const block of body) {
    const current = groups.at(-1);
    if (block.kind === 'heading' || current === undefined) groups.push([block]);
    else current.push(block);
  }
  return groups;
}

function entry(blocks: readonly Block[], index: number): string {
  return `<div class="live-entry" id="entry-${index + 1}">
${blocks.map(block).join('\n')}
<div class="entry-share"><button>Share this update</button></div>
</div>`;
}

function block({ kind, text }: Block): string {
  if (kind === 'quote') return `<blockquote><p>${safe(text)}</p></blockquote>`;
  if (kind === 'paragraph') return `<p>${safe(text)}</p>`;
  const [, clock, heading] = /^(\d\d\.\d\d) (.*)$/.exec(text) ?? [];
  if (clock === undefined || heading === undefined) return `<h2>${safe(text)}</h2>`;
  return `<h2><span class="entry-clock">${clock}</span> ${safe(heading)}</h2>`;
}
