import { shortDate } from '../dates.ts';
import { escapeMarkup as safe } from '../markup.ts';
import type { Article, Block, Template } from '../types.ts';

const HOME = 'http://policy-ledger.test';

/** Div soup: no article element, a consent banner first, share bars in the text's way and a sidebar of teasers. */
export const policyLedgerPage: Template = (article, related) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${safe(article.title)} - Policy Ledger</title>
<meta property="og:title" content="${safe(article.title)}">
<meta property="og:url" content="${HOME}${article.path}">
<meta name="author" content="${safe(article.byline)}">
<meta name="date" content="${article.time.text}">
<link rel="canonical" href="${HOME}${article.path}">
<style>.grid{display:flex}.cookie-banner{position:fixed}</style>
</head>
<body>
<div class="cookie-banner" id="consent">
<div>We value your privacy. We use cookies to remember your settings and to count visits.</div>
<div><button>Accept all</button> <button>Manage choices</button></div>
</div>
<div class="topbar"><div class="logo"><a href="/">Policy Ledger</a></div>
<div class="menu"><a href="/briefings">Briefings</a> <a href="/analysis">Analysis</a> <a href="/people">People</a> <a href="/subscribe">Subscribe</a></div></div>
<div class="wrap"><div class="grid">
<div class="col-left">
<div class="crumbs"><a href="/">Home</a> &raquo; <a href="/analysis">${safe(article.section)}</a></div>
<h1 class="post-title">${safe(article.title)}</h1>
<div class="post-dek">${safe(article.standfirst)}</div>
<div class="post-meta"><span class="post-author">By ${safe(article.byline)}</span> &middot; <span class="post-date">${shortDate(article.time)}</span> &middot; ${minutes(article)} min read</div>
${shareBar('top')}
<div class="post-content">
${article.body.map(block).join('\n')}
</div>
${shareBar('bottom')}
<div class="newsletter-box"><div>Get the Ledger every Tuesday</div><div><input type="email" placeholder="Your e-mail"><button>Sign up</button></div></div>
<div class="related-links"><div class="related-head">Related reading</div>
${related.map((other) => `<div class="related-item"><a href="${other.path}">${safe(other.title)}</a></div>`).join('\n')}
</div>
</div>
<div class="col-right sidebar">
<div class="widget"><div class="widget-title">Most read</div>
${[...related]
  .reverse()
  .map((other) => teaser(other))
  .join('\n')}
</div>
<div class="widget"><div class="widget-title">About</div><div>Policy Ledger is a sample newsletter. Its people, bodies and events are invented.</div></div>
</div>
</div></div>
<div class="footer"><a href="/terms">Terms</a> | <a href="/privacy">Privacy</a> | <a href="/contact">Contact</a></div>
</body>
</html>
`;

function block({ kind, text }: Block): string {
  if (kind === 'heading') return `<h3>${safe(text)}</h3>`;
  if (kind === 'quote') return `<div class="pull-quote"><p>${safe(text)}</p></div>`;
  return `<p>${safe(text)}</p>`;
}

function shareBar(where: string): string {
  return `<div class="share-bar share-${where}"><a href="#">Share</a> <a href="#">Post</a> <a href="#">E-mail</a> <a href="#">Print</a></div>`;
}

function teaser({ path, title, standfirst }: Article): string {
  return `<div class="teaser"><div><a href="${path}">${safe(title)}</a></div><div class="teaser-text">${safe(standfirst)}</div></div>`;
}

/** Minutes to read, at 200 words a minute. */
function minutes(article: Article): number {
  const words = article.body.reduce((count, { text }) => count + text.split(' ').length, 0);
  return Math.max(1, Math.round(words / 200));
}
