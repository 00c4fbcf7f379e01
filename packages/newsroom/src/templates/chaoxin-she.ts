import { plainDate } from '../dates.ts';
import { escapeMarkup as safe } from '../markup.ts';
import type { Block, Template } from '../types.ts';

const HOME = 'http://chaoxin-she.test';

/** An agency's page in Chinese: a head of time and source, indented paragraphs, an editor's line and a code to scan. */
export const chaoxinShePage: Template = (article, related) => `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${safe(article.title)}-潮信社</title>
<meta name="description" content="${safe(article.standfirst)}">
<meta name="publishdate" content="${article.time.text.slice(0, 10)}">
<meta name="source" content="潮信社">
<link rel="canonical" href="${HOME}${article.path}">
</head>
<body>
<div class="header"><div class="nav"><a href="/">首页</a><a href="/gn/">国内</a><a href="/gj/">国际</a><a href="/kj/">科技</a><a href="/cj/">财经</a></div></div>
<div class="main clearfix">
<div class="head-line">
<h1><span class="title">${safe(article.title)}</span></h1>
<p class="fubiaoti">${safe(article.standfirst)}</p>
<div class="info"><span class="time">${plainDate(article.time)}</span> <span class="source">来源：潮信社</span> <span class="author">记者：${safe(article.byline)}</span> <span class="column">${safe(article.section)}</span></div>
</div>
<div id="detail" class="main-left">
<span id="detailContent">
${article.body.map(block).join('\n')}
</span>
<div class="zan-wap">【纠错】 <span class="editor">【责任编辑：钟鸣谷】</span></div>
<div class="qrcode"><p>扫一扫，用手机看这篇</p></div>
</div>
<div class="main-right"><div class="box"><h2>深度观察</h2><ul>
${related.map(({ path, title }) => `<li><a href="${path}">${safe(title)}</a></li>`).join('\n')}
</ul></div></div>
</div>
<div class="foot">潮信社为示例通讯社，人物、机构与事件均属虚构。 Copyright © 潮信社</div>
</body>
</html>
`;

function block({ kind, text }: Block): string {
  return kind === 'heading' ? `<p>　　<strong>${safe(text)}</strong></p>` : `<p>　　${safe(text)}</p>`;
}
