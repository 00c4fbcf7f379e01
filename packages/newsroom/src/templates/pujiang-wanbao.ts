import { chineseDate } from '../dates.ts';
import { escapeMarkup as safe } from '../markup.ts';
import type { Article, Template } from '../types.ts';

/**
 * A portal page: the date stands in visible text only, and older departments of the paper still set
 * their paragraphs with line breaks.
 */
export const pujiangWanbaoPage: Template = (article, related) => `<!DOCTYPE html>
<html>
<head>
<meta charset="UTF-8">
<title>${safe(article.title)}_${safe(article.section)}_浦江晚报网</title>
<meta name="keywords" content="浦江晚报,新闻,${safe(article.section)}">
</head>
<body>
<div class="top-nav"><a href="/">首页</a>|<a href="/yw/">要闻</a>|<a href="/sh/">社会</a>|<a href="/kj/">科技</a>|<a href="/ty/">体育</a>|<a href="/dzb/">电子报</a></div>
<div class="path">当前位置：<a href="/">浦江晚报网</a> &gt; <a href="/">${safe(article.section)}</a> &gt; 正文</div>
<div class="main-left">
<h1 class="main-title">${safe(article.title)}</h1>
<div class="article-info"><span>${chineseDate(article.time)}</span>　<span>来源：浦江晚报</span>　<span>作者：${safe(article.byline)}</span>　<span>字号：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a></span></div>
<div class="summary"><strong>摘要：</strong>${safe(article.standfirst)}</div>
<div class="article-content" id="artibody">
${content(article)}
</div>
<div class="editor">（责任编辑：${editor(article)}）</div>
<div class="statement">浦江晚报为示例媒体，人物、机构与事件均属虚构。</div>
<div class="related"><h3>相关阅读</h3>
<ul>
${related.map(({ path, title }) => `<li><a href="${path}">${safe(title)}</a></li>`).join('\n')}
</ul></div>
</div>
<div class="main-right"><div class="box"><h3>热门排行</h3><ol>
${[...related]
  .reverse()
  .map(({ path, title }) => `<li><a href="${path}">${safe(title)}</a></li>`)
  .join('\n')}
</ol></div></div>
<div class="footer">浦江晚报社版权所有　未经书面授权不得转载</div>
</body>
</html>
`;

/** Sport and society pages break lines, the others use paragraphs. */
function content({ body, section }: Article): string {
  if (section === '体育' || section === '社会') {
    return body
      .map(({ kind, text }) => (kind === 'heading' ? `<b>${safe(text)}</b>` : `　　${safe(text)}`))
      .join('<br><br>\n');
  }
  return body
    .map(({ kind, text }) =>
      kind === 'heading' ? `<p><strong>${safe(text)}</strong></p>` : `<p>　　${safe(text)}</p>`,
    )
    .join('\n');
}

function editor({ section }: Article): string {
  return section === '体育' || section === '社会' ? '孟小舟' : '卢静言';
}
