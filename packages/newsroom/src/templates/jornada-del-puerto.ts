import { clockOf, namedDate } from '../dates.ts';
import { escapeMarkup as safe } from '../markup.ts';
import type { Article, Block, Template } from '../types.ts';

const HOME = 'http://jornada-del-puerto.test';
const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

/** A Spanish daily: a cookie wall, "lea también" in the middle of the text, a letter to subscribe to at its end. */
export const jornadaDelPuertoPage: Template = (article, related) => `<!DOCTYPE html>
<html lang="es">
<head>
<meta charset="utf-8">
<title>${safe(article.title)} | ${safe(article.section)} | La Jornada del Puerto</title>
<meta name="description" content="${safe(article.standfirst)}">
<meta property="og:title" content="${safe(article.title)}">
<meta property="og:type" content="article">
<meta property="og:locale" content="es_ES">
<meta name="DC.date.issued" content="${article.time.text}">
<link rel="canonical" href="${HOME}${article.path}">
</head>
<body>
<div id="aviso-cookies" class="cookies-modal" role="dialog"><h2>Su privacidad nos importa</h2><p>Nosotros y nuestros socios usamos cookies para medir la audiencia y mostrar publicidad. Puede aceptarlas, rechazarlas o elegir.</p><button>Aceptar y continuar</button> <button>Configurar</button></div>
<header class="cabecera"><a href="/">La Jornada del Puerto</a>
<nav><a href="/internacional/">Internacional</a> <a href="/economia/">Economía</a> <a href="/tecnologia/">Tecnología</a> <a href="/cultura/">Cultura</a></nav></header>
<main>
<article class="noticia">
<p class="cintillo">${safe(article.section)}</p>
<h1 class="titular">${safe(article.title)}</h1>
<h2 class="entradilla">${safe(article.standfirst)}</h2>
<div class="firma"><span class="autor">${safe(article.byline)}</span><br><span class="lugar">Puerto Alcaraván</span> - <time datetime="${article.time.text}">${namedDate(article.time, MONTHS)} - ${clockOf(article.time)} CEST</time></div>
<div class="cuerpo-noticia">
${article.body.flatMap((each, index) => (index === 1 ? [block(each), alsoRead(related)] : [block(each)])).join('\n')}
</div>
<div class="boletin newsletter"><h3>Boletín de la tarde</h3><p>Lo que ha pasado en el puerto y en el mundo, cada día a las siete en su correo.</p><form><input type="email"><button>Apúntese</button></form></div>
<ul class="etiquetas"><li><a href="/noticias/actualidad/">Actualidad</a></li><li><a href="/noticias/puerto/">Puerto Alcaraván</a></li></ul>
</article>
<section class="mas-noticias"><h2>Más información</h2>
${related.map(({ path, title }) => `<p><a href="${path}">${safe(title)}</a></p>`).join('\n')}
</section>
</main>
<footer>La Jornada del Puerto es un diario de muestra: personas, entidades y hechos son inventados.</footer>
</body>
</html>
`;

function alsoRead(related: readonly Article[]): string {
  const other = related.at(-1);
  return other
    ? `<div class="lea-tambien"><strong>Lea también</strong> <a href="${other.path}">${safe(other.title)}</a></div>`
    : '';
}

function block({ kind, text }: Block): string {
  if (kind === 'heading') return `<h3 class="ladillo">${safe(text)}</h3>`;
  if (kind === 'quote') return `<blockquote><p>${safe(text)}</p></blockquote>`;
  return `<p>${safe(text)}</p>`;
}
