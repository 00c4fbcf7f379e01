import { clockOf, namedDate } from '../dates.ts';
import { escapeMarkup as safe } from '../markup.ts';
import type { Article, Block, Template } from '../types.ts';

const HOME = 'http://le-phare.test';
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** A French daily: consent first, "lire aussi" in the middle of the text. */
export const lePharePage: Template = (article, related) => `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>${safe(article.title)}</title>
<meta name="description" content="${safe(article.standfirst)}">
<meta property="og:site_name" content="Le Phare">
<meta property="og:title" content="${safe(article.title)}">
<meta property="og:article:published_time" content="${article.time.text}">
<link rel="canonical" href="${HOME}${article.path}">
</head>
<body>
<div class="bandeau-cookies" id="gdpr"><p>Avec votre accord, nos partenaires et nous utilisons des cookies pour mesurer l’audience et personnaliser les contenus.</p><a href="#">Continuer sans accepter</a> <button>Tout accepter</button></div>
<header class="entete"><a href="/">Le Phare</a> <a href="/monde/">Monde</a> <a href="/economie/">Économie</a> <a href="/numerique/">Numérique</a> <a href="/sport/">Sport</a></header>
<main class="zone-article">
<ul class="fil-ariane breadcrumb"><li><a href="/">Accueil</a></li><li><a href="/">${safe(article.section)}</a></li></ul>
<article>
<h1 class="article__title">${safe(article.title)}</h1>
<p class="article__chapo">${safe(article.standfirst)}</p>
<section class="article__meta"><span class="auteur">Par ${safe(article.byline)}</span> <span class="publication">Publié le ${namedDate(article.time, MONTHS)} à ${clockOf(article.time).replace(':', 'h')}</span> · Temps de lecture : 2 min</section>
<section class="article__content">
${article.body.flatMap((each, index) => (index === 2 ? [block(each), alsoRead(related)] : [block(each)])).join('\n')}
</section>
<section class="inscription-newsletter newsletter"><p class="h3">La lettre du Phare</p><p>Chaque matin, l’essentiel de l’actualité avant la marée.</p><button>S’inscrire</button></section>
</article>
<section class="dans-la-meme-rubrique"><h2>Dans la même rubrique</h2>
<ul>
${related.map(({ path, title }) => `<li><a href="${path}">${safe(title)}</a></li>`).join('\n')}
</ul></section>
</main>
<footer>Le Phare est un journal d’exemple : personnes, sociétés et événements sont inventés.</footer>
</body>
</html>
`;

function alsoRead(related: readonly Article[]): string {
  const other = related.at(-1);
  if (!other) return '';
  return `<p class="lire-aussi"><span>Lire aussi :</span> <a href="${other.path}">${safe(other.title)}</a></p>`;
}

function block({ kind, text }: Block): string {
  if (kind === 'heading') return `<h2 class="article__sub-title">${safe(text)}</h2>`;
  if (kind === 'quote') return `<blockquote>${safe(text)}</blockquote>`;
  return `<p class="article__paragraph">${safe(text)}</p>`;
}
