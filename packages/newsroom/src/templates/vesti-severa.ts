import { clockOf, namedDate } from '../dates.ts';
import { escapeMarkup as safe } from '../markup.ts';
import type { Block, Template } from '../types.ts';

const HOME = 'http://vesti-severa.test';
const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];

/** A Russian agency: windows-1251, the date in words with the clock of Moscow, and counters of readers. */
export const vestiSeveraPage: Template = (article, related) => `<!DOCTYPE html>
<html lang="ru">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">
<title>${safe(article.title)} - Вести Севера</title>
<meta name="description" content="${safe(article.standfirst)}">
<meta property="og:title" content="${safe(article.title)}">
<link rel="canonical" href="${HOME}${article.path}">
</head>
<body>
<div class="top-line"><a href="/">Вести Севера</a> <a href="/mir">Мир</a> <a href="/ekonomika">Экономика</a> <a href="/tehnologii">Технологии</a> <a href="/lenta">Лента</a></div>
<div class="wrapper">
<div class="news-detail" itemscope itemtype="http://schema.org/NewsArticle">
<div class="news-date">${namedDate(article.time, MONTHS)}, ${clockOf(article.time)} (МСК)</div>
<h1 itemprop="headline">${safe(article.title)}</h1>
<div class="news-anons"><b>${safe(article.standfirst)}</b></div>
<div class="news-text" itemprop="articleBody">
${article.body.map(block).join('\n')}
</div>
<div class="news-author">Автор: ${safe(article.byline)}</div>
<div class="news-share">Поделиться: <a href="#">VK</a> <a href="#">OK</a></div>
<div class="news-tags">Рубрика: <a href="/">${safe(article.section)}</a></div>
</div>
<div class="right-col"><div class="lenta-title">Лента новостей</div>
${related.map(({ path, title, time }) => `<div class="lenta-item"><span>${clockOf(time)}</span> <a href="${path}">${safe(title)}</a></div>`).join('\n')}
</div>
</div>
<div class="bottom">«Вести Севера» — учебное издание. Люди, организации и события вымышлены. 16+</div>
</body>
</html>
`;

function block({ kind, text }: Block): string {
  if (kind === 'heading') return `<h3>${safe(text)}</h3>`;
  if (kind === 'quote') return `<blockquote>${safe(text)}</blockquote>`;
  return `<p>${safe(text)}</p>`;
}
