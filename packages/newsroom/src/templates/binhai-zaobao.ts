import { escapeMarkup as safe } from '../markup.ts';
import type { Template } from '../types.ts';

/** A morning paper that pours its printed page into one element with line breaks, and tells no date anywhere. */
export const binhaiZaobaoPage: Template = (article, related) => `<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${safe(article.title)}--滨海早报</title>
</head>
<body>
<div id="header"><a href="/">滨海早报网</a></div>
<div id="menu"><a href="/news/">新闻</a> <a href="/sub/">订报</a> <a href="/ad/">广告</a></div>
<div id="left">
<div class="biaoti"><h1>${safe(article.title)}</h1></div>
<div class="futi">${safe(article.standfirst)}</div>
<div class="zuozhe">${safe(article.section)}　记者：${safe(article.byline)}</div>
<div class="neirong" id="ozoom">
${article.body.map(({ kind, text }) => (kind === 'heading' ? `<b>${safe(text)}</b>` : `&nbsp;&nbsp;&nbsp;&nbsp;${safe(text)}`)).join('<br /><br />\n')}<br /><br />
</div>
<div class="fanye"><a href="#">上一篇</a> <a href="#">下一篇</a></div>
</div>
<div id="right"><h3>本版其他新闻</h3>
<ul>
${related.map(({ path, title }) => `<li><a href="${path}">${safe(title)}</a></li>`).join('\n')}
</ul></div>
<div id="bottom">滨海早报为示例报纸，人物、机构与事件均属虚构。</div>
</body>
</html>
`;
