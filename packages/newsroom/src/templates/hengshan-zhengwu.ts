import { plainDate } from '../dates.ts';
import { escapeMarkup as safe } from '../markup.ts';
import type { Article, Block, Template } from '../types.ts';

/** An official site: served as GBK, declared as gb2312, laid out in tables, with type sizes to choose and attachments. */
export const hengshanZhengwuPage: Template = (
  article,
  related,
) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>${safe(article.title)}_${safe(article.section)}_衡山省政务网</title>
<meta name="SiteName" content="衡山省政务网" />
<meta name="ArticleTitle" content="${safe(article.title)}" />
<meta name="PubDate" content="${plainDate(article.time)}" />
<meta name="ContentSource" content="${safe(source(article))}" />
<meta name="Author" content="${safe(article.byline)}" />
<meta name="ColumnName" content="${safe(article.section)}" />
</head>
<body>
<div class="top"><a href="/">衡山省政务网</a> | <a href="/zwgk/">政务公开</a> | <a href="/zwfw/">政务服务</a> | <a href="/hdjl/">互动交流</a></div>
<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; ${safe(article.section)}</div>
<table width="1000" align="center" border="0" cellspacing="0" cellpadding="0">
<tr><td class="bt" align="center"><h1>${safe(article.title)}</h1></td></tr>
<tr><td class="fbt" align="center"><h3>${safe(article.standfirst)}</h3></td></tr>
<tr><td class="xxly" align="center">来源：${safe(source(article))}　发布时间：${plainDate(article.time)}　【字体：<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a>】　<a href="javascript:window.print()">打印本页</a></td></tr>
<tr><td class="nr"><div id="zoom" class="TRS_Editor">
${article.body.map(block).join('\n')}
</div></td></tr>
${attachments(article)}
<tr><td class="xgxx"><b>相关信息</b><ul>
${related.map(({ path, title, time }) => `<li><a href="${path}">${safe(title)}</a> <span>${time.text.slice(0, 10)}</span></li>`).join('\n')}
</ul></td></tr>
</table>
<div class="footer">主办：衡山省人民政府办公厅（示例站点，机构、人物与事件均属虚构）　网站标识码：4300000000</div>
</body>
</html>
`;

function block({ kind, text }: Block): string {
  return kind === 'heading'
    ? `<p align="justify">　　<strong>${safe(text)}</strong></p>`
    : `<p align="justify">　　${safe(text)}</p>`;
}

/** The office that signs a notice stands before the name of its clerk; the site's own reporters have none. */
function source({ byline }: Article): string {
  const [office = '', clerk] = byline.split(' ');
  return clerk === undefined ? '衡山省政务网' : office;
}

/** Notices and readings of policy come with their text to download. */
function attachments({ section, slug, title }: Article): string {
  if (section !== '通知公告' && section !== '政策解读') return '';
  return `<tr><td class="fj"><b>附件：</b><ol>
<li><a href="/files/${slug}.doc">${safe(title)}.doc</a></li>
<li><a href="/files/${slug}.pdf">${safe(title)}.pdf</a></li>
</ol></td></tr>`;
}
