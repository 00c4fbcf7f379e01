import { escapeMarkup as safe } from '../markup.ts';
import type { Block, Template } from '../types.ts';

const HOME = 'http://dongya-keji.test';

/** A page laid out with tables, as sites are that were last rebuilt twenty years ago. */
export const dongyaKejiPage: Template = (
  article,
  related,
) => `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html lang="zh-CN">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>${safe(article.title)} - 东亚科技政策网</title>
<meta name="PubDate" content="${article.time.text.slice(0, 16).replace('T', ' ')}">
<link rel="canonical" href="${HOME}${article.path}">
</head>
<body bgcolor="#ffffff">
<table width="980" align="center" cellpadding="0" cellspacing="0">
<tr><td colspan="2" class="banner"><a href="/">东亚科技政策网</a></td></tr>
<tr><td colspan="2" class="nav"><a href="/policy/">政策</a> <a href="/industry/">产业</a> <a href="/standards/">标准</a> <a href="/global/">国际</a> <a href="/opinion/">观点</a></td></tr>
<tr>
<td width="700" valign="top">
<table width="100%" cellpadding="6">
<tr><td align="center"><h2 class="bt">${safe(article.title)}</h2></td></tr>
<tr><td align="center" class="xx">发布时间：${article.time.text.slice(0, 16).replace('T', ' ')}　来源：东亚科技政策网　作者：${safe(article.byline)}　栏目：${safe(article.section)}</td></tr>
<tr><td class="dy"><font color="#666666">【导读】${safe(article.standfirst)}</font></td></tr>
<tr><td class="zw"><section class="content">
${article.body.map(block).join('\n')}
</section></td></tr>
<tr><td align="right" class="tools"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></td></tr>
</table>
</td>
<td width="260" valign="top" class="side">
<table width="100%"><tr><td><b>最新文章</b></td></tr>
${related.map(({ path, title }) => `<tr><td>·<a href="${path}">${safe(title)}</a></td></tr>`).join('\n')}
</table>
</td>
</tr>
<tr><td colspan="2" align="center" class="foot">东亚科技政策网　示例站点，人物、机构与事件均属虚构</td></tr>
</table>
</body>
</html>
`;

function block({ kind, text }: Block): string {
  return kind === 'heading' ? `<p><b>${safe(text)}</b></p>` : `<p>${safe(text)}</p>`;
}
