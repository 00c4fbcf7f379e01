import { longDate } from '../dates.ts';
import { blocksToHtml, escapeMarkup as safe } from '../markup.ts';
import type { Article, Template } from '../types.ts';

/** What sets one customer of the site builder apart from the next. */
export interface Skin {
  readonly host: string;
  readonly name: string;
  readonly locale: string;
  readonly skin: string;
  readonly sidebar: 'left' | 'right' | 'none';
}

/** The page that a site builder sells to small papers. */
export const smallPaperPage =
  (skin: Skin): Template =>
  (article, related) =>
    `<!DOCTYPE html>
<html lang="${skin.locale}">
<head>
<meta charset="utf-8">
<title>${safe(article.title)} | ${safe(skin.name)}</title>
<meta name="generator" content="TownPress 6.2">
<meta name="description" content="${safe(article.standfirst)}">
<meta property="og:title" content="${safe(article.title)}">
<meta property="article:published_time" content="${article.time.text}">
<link rel="canonical" href="http://${skin.host}${article.path}">
<link rel="stylesheet" href="/skins/${skin.skin}.css">
</head>
<body class="tp skin-${skin.skin} sidebar-${skin.sidebar}">
<div class="tp-header"><a href="/">${safe(skin.name)}</a>
<ul class="tp-menu"><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/obituaries">Obituaries</a></li><li><a href="/classifieds">Classifieds</a></li></ul></div>
<div class="tp-columns">
${skin.sidebar === 'left' ? sidebar(related) : ''}
<div class="tp-main">
<article class="tp-article">
<h1 class="tp-headline">${safe(article.title)}</h1>
<h2 class="tp-subheadline">${safe(article.standfirst)}</h2>
<div class="tp-meta"><span class="tp-author">${safe(article.byline)}</span> | <span class="tp-section">${safe(article.section)}</span> | <span class="tp-date">${longDate(article.time)}</span></div>
<div class="tp-entry-content">
${blocksToHtml(article.body)}
</div>
</article>
${skin.sidebar === 'none' ? sidebar(related) : ''}
<div class="tp-comments"><h3>Comments</h3><p>Comments are closed on this story.</p></div>
</div>
${skin.sidebar === 'right' ? sidebar(related) : ''}
</div>
<div class="tp-footer">${safe(skin.name)} is a sample newspaper. Its people and events are invented. Powered by TownPress.</div>
</body>
</html>
`;

function sidebar(related: readonly Article[]): string {
  return `<div class="tp-sidebar">
<div class="tp-widget"><h3>Recent stories</h3><ul>
${related.map(({ path, title }) => `<li><a href="${path}">${safe(title)}</a></li>`).join('\n')}
</ul></div>
<div class="tp-widget"><h3>Support local news</h3><p>Subscribe to the printed edition for the crossword and the tides.</p></div>
</div>`;
}
