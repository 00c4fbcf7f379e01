/** Small pages in the manner of four kinds of publishers, for the tests. */
export interface Sample {
  readonly title: string;
  readonly standfirst: string;
  readonly byline: string;
  readonly body: readonly string[];
}

export const ENGLISH: Sample = {
  title: 'Ministers agree on shared tests for large models',
  standfirst: 'Nine governments will publish the results of joint safety tests, and say who pays for them.',
  byline: 'Ada Quill',
  body: [
    'Nine governments agreed on Monday to test the largest language models together, and to publish what they find.',
    'The agreement, signed in Lisbon, sets up a shared laboratory that any of the nine may ask for help.',
    'What the tests cover',
    'Models will be tested for help with weapons, for deception and for how well they follow instructions to stop.',
    '"We measure the same thing in the same way," the host said. "That is new."',
    'Critics noted that firms may still choose which models to hand in, and that no fine is foreseen.',
  ],
};

export const CHINESE: Sample = {
  title: '九国同意联合测试大型人工智能模型',
  standfirst: '九国政府将公布联合安全测试的结果，并说明费用由谁承担。',
  byline: '林小满',
  body: [
    '九国政府周一同意联合测试规模最大的语言模型，并公布测试结果。',
    '这份在里斯本签署的协议设立了一个共用实验室，九国中任何一国都可以请求协助。',
    '测试内容',
    '测试将检查模型是否会协助制造武器、是否欺骗使用者，以及是否服从停止指令。',
    '批评者指出，企业仍可自行选择提交哪些模型，协议也没有规定罚款。',
  ],
};

const RELATED = ['Port fees to rise in spring', 'Council delays vote on tram line', 'Museum reopens after repairs'];
const CHINESE_RELATED = ['港口收费明年春季上调', '议会推迟电车线路表决', '博物馆修缮后重新开放'];

/** Article, header, time element and linked data. */
export function cleanPage({ title, standfirst, byline, body }: Sample): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    description: standfirst,
    datePublished: '2025-07-21T07:30:00+01:00',
    author: [{ '@type': 'Person', name: byline }],
    publisher: { '@type': 'NewsMediaOrganization', name: 'The Morning Gazette' },
  };
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${title} | The Morning Gazette</title>
<meta name="description" content="${standfirst}"><meta property="og:title" content="${title}">
<link rel="canonical" href="https://gazette.example.org/world/shared-tests">
<script type="application/ld+json">${JSON.stringify(data)}</script></head><body>
<header class="masthead"><a href="/">The Morning Gazette</a><nav><a href="/world">World</a> <a href="/sport">Sport</a></nav></header>
<main><article><header><p class="kicker">World</p><h1>${title}</h1><p class="standfirst">${standfirst}</p>
<p class="byline">By <span rel="author">${byline}</span></p><time datetime="2025-07-21T07:30:00+01:00">21 July 2025, 07:30</time></header>
<div class="article-body">${body.map((text, index) => (index === 2 ? `<h2>${text}</h2>` : index === 4 ? `<blockquote><p>${text}</p></blockquote>` : `<p>${text}</p>`)).join('\n')}</div>
</article><aside><h2>More from the Gazette</h2><ul>${RELATED.map((text) => `<li><a href="/x">${text}</a></li>`).join('')}</ul></aside></main>
<footer><p>The Morning Gazette is a sample publication. Its people and firms are invented.</p></footer></body></html>`;
}

/** No semantic element, a consent banner first, share bars and teasers around the text. */
export function divSoupPage({ title, standfirst, byline, body }: Sample): string {
  const share = '<div class="share-bar"><a href="#">Share</a> <a href="#">Post</a> <a href="#">Print</a></div>';
  const teasers = RELATED.map(
    (text) =>
      `<div class="teaser"><div><a href="/x">${text}</a></div><div>All that is known about it so far, in a few words.</div></div>`,
  );
  return `<!DOCTYPE html><html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${title} - Rules Weekly</title>
<meta property="og:title" content="${title}"><meta property="og:url" content="https://rules.example.com/a/1"><meta name="author" content="${byline}">
<meta name="date" content="2025-07-21T07:30:00+01:00"></head><body>
<div class="cookie-banner" id="consent"><div>We value your privacy. We use cookies to remember your settings and to count visits.</div><div><button>Accept all</button></div></div>
<div class="topbar"><div class="logo"><a href="/">Rules Weekly</a></div><div class="menu"><a href="/a">Briefings</a> <a href="/b">Analysis</a></div></div>
<div class="wrap"><div class="grid"><div class="col-left"><div class="crumbs"><a href="/">Home</a> &raquo; <a href="/a">Analysis</a></div>
<h1 class="post-title">${title}</h1><div class="post-dek">${standfirst}</div>
<div class="post-meta"><span class="post-author">By ${byline}</span> &middot; <span>Jul 21, 2025</span> &middot; 4 min read</div>${share}
<div class="post-content">${body.map((text, index) => (index === 2 ? `<h3>${text}</h3>` : index === 4 ? `<div class="pull-quote"><p>${text}</p></div>` : `<p>${text}</p>`)).join('\n')}</div>${share}
<div class="newsletter-box"><div>Get the Weekly every Tuesday</div><div><input type="email"><button>Sign up</button></div></div>
<div class="related-links"><div class="related-head">Related reading</div>${RELATED.map((text) => `<div class="related-item"><a href="/x">${text}</a></div>`).join('')}</div></div>
<div class="col-right sidebar"><div class="widget"><div class="widget-title">Most read</div>${teasers.join('')}</div>
<div class="widget"><div class="widget-title">About</div><div>Rules Weekly is a sample newsletter. Its people are invented.</div></div></div></div></div>
<div class="footer"><a href="/terms">Terms</a> | <a href="/privacy">Privacy</a></div></body></html>`;
}

/** A Chinese portal: the date in visible text only, paragraphs in elements or parted by line breaks. */
export function portalPage({ title, standfirst, byline, body }: Sample, breaks: boolean): string {
  const content = breaks
    ? body.map((text, index) => (index === 2 ? `<b>${text}</b>` : `　　${text}`)).join('<br><br>\n')
    : body.map((text, index) => (index === 2 ? `<p><strong>${text}</strong></p>` : `<p>　　${text}</p>`)).join('\n');
  return `<!DOCTYPE html><html><head><meta charset="UTF-8"><title>${title}_要闻_江畔日报网</title></head><body>
<div class="top-nav"><a href="/">首页</a>|<a href="/yw/">要闻</a>|<a href="/kj/">科技</a>|<a href="/ty/">体育</a></div>
<div class="path">当前位置：<a href="/">江畔日报网</a> &gt; <a href="/yw/">要闻</a> &gt; 正文</div>
<div class="main-left"><h1 class="main-title">${title}</h1>
<div class="article-info"><span>2025年07月21日 07:30</span>　<span>来源：江畔日报</span>　<span>作者：${byline}</span>　<span>字号：<a href="#">大</a> <a href="#">小</a></span></div>
<div class="summary"><strong>摘要：</strong>${standfirst}</div><div class="article-content" id="artibody">
${content}
</div><div class="editor">（责任编辑：卢静言）</div><div class="statement">江畔日报为示例媒体，人物、机构与事件均属虚构。</div>
<div class="related"><h3>相关阅读</h3><ul>${CHINESE_RELATED.map((text) => `<li><a href="/x">${text}</a></li>`).join('')}</ul></div></div>
<div class="main-right"><div class="box"><h3>热门排行</h3><ol>${CHINESE_RELATED.map((text) => `<li><a href="/x">${text}</a></li>`).join('')}</ol></div></div>
<div class="footer">江畔日报社版权所有　未经书面授权不得转载</div></body></html>`;
}

/** A page laid out with tables; the lead opens with a label and has no telling class. */
export function tablePage({ title, standfirst, byline, body }: Sample): string {
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html lang="zh-CN"><head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>${title} - 北岸科技政策网</title>
<meta name="PubDate" content="2025-07-21 07:30"><link rel="canonical" href="http://beian.example.com/p/1.html"></head>
<body bgcolor="#ffffff"><table width="980" align="center">
<tr><td colspan="2" class="banner"><a href="/">北岸科技政策网</a></td></tr>
<tr><td colspan="2" class="nav"><a href="/policy/">政策</a> <a href="/industry/">产业</a> <a href="/global/">国际</a></td></tr>
<tr><td width="700"><table width="100%"><tr><td align="center"><h2 class="bt">${title}</h2></td></tr>
<tr><td align="center" class="xx">发布时间：2025-07-21 07:30　来源：北岸科技政策网　作者：${byline}　栏目：政策</td></tr>
<tr><td class="dy"><font color="#666666">【导读】${standfirst}</font></td></tr>
<tr><td class="zw"><section class="content">${body.map((text, index) => (index === 2 ? `<p><b>${text}</b></p>` : `<p>${text}</p>`)).join('\n')}</section></td></tr>
<tr><td align="right" class="tools"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></td></tr></table></td>
<td width="260" class="side"><table width="100%"><tr><td><b>最新文章</b></td></tr>${CHINESE_RELATED.map((text) => `<tr><td>·<a href="/x">${text}</a></td></tr>`).join('')}</table></td></tr>
<tr><td colspan="2" align="center" class="foot">北岸科技政策网　示例站点，人物、机构与事件均属虚构</td></tr></table></body></html>`;
}
