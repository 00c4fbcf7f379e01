import { longDate } from '../dates.ts';
import { blocksToHtml, escapeMarkup as safe, scriptJson } from '../markup.ts';
import type { Template } from '../types.ts';

const HOME = 'http://harbour-courier.test';

/** A clean page: article, header, a time element and JSON-LD, as a reader of pages would wish it. */
export const harbourCourierPage: Template = (article, related) => {
  const url = HOME + article.path;
  const linkedData = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    description: article.standfirst,
    datePublished: article.time.text,
    author: [{ '@type': 'Person', name: article.byline }],
    publisher: { '@type': 'NewsMediaOrganization', name: 'The Harbour Courier' },
    mainEntityOfPage: url,
  };
  const more = related.map(({ path, title }) => `        <li><a href="${path}">${safe(title)}</a></li>`).join('\n');
  return `<!doctype html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <title>${safe(article.title)} | The Harbour Courier</title>
  <meta name="description" content="${safe(article.standfirst)}">
  <meta property="og:type" content="article">
  <meta property="og:title" content="${safe(article.title)}">
  <meta property="og:site_name" content="The Harbour Courier">
  <meta property="article:published_time" content="${article.time.text}">
  <link rel="canonical" href="${url}">
  <link rel="alternate" type="application/rss+xml" href="/feed.xml">
  <script type="application/ld+json">${scriptJson(linkedData)}</script>
</head>
<body>
  <header class="masthead">
    <a href="/">The Harbour Courier</a>
    <nav><a href="/world">World</a> <a href="/home-news">Home news</a> <a href="/business">Business</a> <a href="/sport">Sport</a></nav>
  </header>
  <main>
    <article>
      <header>
        <p class="kicker">${safe(article.section)}</p>
        <h1>${safe(article.title)}</h1>
        <p class="standfirst">${safe(article.standfirst)}</p>
        <p class="byline">By <span rel="author">${safe(article.byline)}</span></p>
        <time datetime="${article.time.text}">${longDate(article.time)}</time>
      </header>
      <div class="article-body">
${blocksToHtml(article.body)}
      </div>
    </article>
    <aside aria-label="More from the Courier">
      <h2>More from the Courier</h2>
      <ul>
${more}
      </ul>
    </aside>
  </main>
  <footer><p>The Harbour Courier is a sample publication. Its people, firms and events are invented.</p></footer>
</body>
</html>
`;
};
