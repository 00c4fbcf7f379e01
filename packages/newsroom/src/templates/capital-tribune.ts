import { clockOf, shortDate } from '../dates.ts';
import { escapeMarkup as safe } from '../markup.ts';
import type { Block, Template } from '../types.ts';

const HOME = 'http://capital-tribune.test';

/** A metered daily: generated class names, a meter's notice in the page, an advertisement and a newsletter in the text. */
export const capitalTribunePage: Template = (article, related) => `<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<title>${safe(article.title)} - Capital Tribune</title>
<meta name="description" content="${safe(article.standfirst)}">
<meta property="og:title" content="${safe(article.title)}">
<meta property="og:description" content="${safe(article.standfirst)}">
<meta property="og:site_name" content="Capital Tribune">
<meta property="article:published_time" content="${article.time.text}">
<meta property="article:section" content="${safe(article.section)}">
<meta name="author" content="${safe(article.byline)}">
<link rel="canonical" href="${HOME}${article.path}">
</head>
<body>
<div id="meter-notice" class="notice-bar" role="dialog">You have read 2 of 5 free articles this month. <a href="/account/offers">See our offers</a></div>
<header class="css-1q2w3e masthead"><a href="/">Capital Tribune</a>
<nav><a href="/politics">Politics</a> <a href="/nation">Nation</a> <a href="/business">Business</a> <a href="/opinion">Opinion</a></nav></header>
<main id="site-content">
<article class="css-9z8y7x">
<div class="css-h3ad1n">
<span class="eyebrow">${safe(article.section)}</span>
<h1 class="css-t1tl3">${safe(article.title)}</h1>
<p class="subhed" id="article-summary">${safe(article.standfirst)}</p>
<div class="css-byl1n3 byline">By <a href="/by/staff">${safe(article.byline)}</a></div>
<time datetime="${article.time.text}">${shortDate(article.time)} at ${clockOf(article.time)} ET</time>
<ul class="sharetools"><li><button>Share full article</button></li><li><button>Save</button></li></ul>
</div>
<section name="articleBody" itemprop="articleBody">
${withInserts(article.body)}
</section>
<div class="author-bio"><p>${safe(article.byline)} reports for the Capital Tribune. More about <a href="/by/staff">our staff</a></p></div>
</article>
<aside class="recirculation"><h2>More in ${safe(article.section)}</h2>
<ol>
${related.map(({ path, title, standfirst }) => `<li><a href="${path}"><h3>${safe(title)}</h3><p>${safe(standfirst)}</p></a></li>`).join('\n')}
</ol></aside>
</main>
<footer><a href="/account/help">Help</a> <a href="/terms">Terms of sale</a> <span>The Capital Tribune is a sample newspaper. Its people and events are invented.</span></footer>
</body>
</html>
`;

const ADVERT =
  '<div class="ad-slot" id="mid-1"><p>Advertisement</p><a href="#after-mid-1">SKIP ADVERTISEMENT</a></div>';
const NEWSLETTER =
  '<div class="newsletter-promo"><h3>The Morning Docket</h3><p>What Washington will argue about today, in your inbox by 6 a.m.</p><button>Sign up</button></div>';

/** An advertisement stands after the second block, the newsletter after the fourth. */
function withInserts(body: readonly Block[]): string {
  return body
    .flatMap((block, index) => [
      paragraph(block),
      ...(index === 1 ? [ADVERT] : []),
      ...(index === 3 && body.length > 4 ? [NEWSLETTER] : []),
    ])
    .join('\n');
}

function paragraph({ kind, text }: Block): string {
  if (kind === 'heading') return `<h2 class="css-sub">${safe(text)}</h2>`;
  if (kind === 'quote') return `<blockquote class="css-q"><p>${safe(text)}</p></blockquote>`;
  return `<p class="css-p4r4">${safe(text)}</p>`;
}
