import { describe, expect, it } from 'vitest';
import { EXTRACTOR_VERSION, extractPage } from './extract-page.ts';
import { CHINESE, cleanPage, divSoupPage, ENGLISH, portalPage, type Sample, tablePage } from './test-pages.ts';

const NOWHERE = { url: null, contentType: null };

function expected(sample: Sample) {
  return {
    title: sample.title,
    standfirst: sample.standfirst,
    body: sample.body.join('\n'),
    byline: sample.byline,
    reason: null,
  };
}

describe('pages in the manner of the sample publishers', () => {
  it('reads a clean article page', () => {
    const page = extractPage(cleanPage(ENGLISH), {
      url: 'https://gazette.example.org/world/shared-tests?ref=feed',
      contentType: 'text/html',
    });
    expect(page).toMatchObject({
      ...expected(ENGLISH),
      language: 'en',
      canonicalUrl: 'https://gazette.example.org/world/shared-tests',
    });
    expect(page.publishedAt?.toISOString()).toBe('2025-07-21T06:30:00.000Z');
  });

  it('reads a page of nested divs with banner, share bars and teasers', () => {
    const page = extractPage(divSoupPage(ENGLISH), { url: 'https://rules.example.com/a/1', contentType: null });
    expect(page).toMatchObject({ ...expected(ENGLISH), language: 'en', canonicalUrl: 'https://rules.example.com/a/1' });
    expect(page.publishedAt?.toISOString()).toBe('2025-07-21T06:30:00.000Z');
  });

  it.each([true, false])('reads a Chinese portal page, paragraphs parted by line breaks: %s', (breaks) => {
    const page = extractPage(new TextEncoder().encode(portalPage(CHINESE, breaks)), {
      url: 'http://www.jiangpan.example.com/a.html',
      contentType: null,
    });
    expect(page).toMatchObject({ ...expected(CHINESE), language: 'zh', canonicalUrl: null });
    expect(page.publishedAt?.toISOString()).toBe('2025-07-20T23:30:00.000Z');
  });

  it('reads a Chinese page laid out with tables', () => {
    const page = extractPage(tablePage(CHINESE), { url: 'http://beian.example.com/p/1.html', contentType: null });
    expect(page).toMatchObject({
      ...expected(CHINESE),
      language: 'zh',
      canonicalUrl: 'http://beian.example.com/p/1.html',
    });
    expect(page.publishedAt?.toISOString()).toBe('2025-07-20T23:30:00.000Z');
  });
});

describe('bodies', () => {
  const paragraph = (topic: string): string =>
    `<p>The ${topic} of the plan, officials said, will be published before the end of the year, after a hearing in public.</p>`;

  it('keeps lists and quotes and leaves captions and related links out', () => {
    const { body } = extractPage(
      `<title>A plan</title><article><h1>A plan</h1>${paragraph('text')}<figure><img><figcaption>A hall, seen from afar.</figcaption></figure>
      ${paragraph('budget')}<ul><li>It covers nine countries.</li><li>It costs nothing.</li></ul><blockquote>It is new, and it is ours.</blockquote>
      <p><a href="/other">Read more: what other countries do</a></p>${paragraph('timetable')}</article>`,
      NOWHERE,
    );
    const lines = (body ?? '').split('\n');
    expect(lines).toHaveLength(6);
    expect(lines).toContain('It covers nine countries.');
    expect(lines).toContain('It is new, and it is ours.');
    expect(body).not.toMatch(/hall|other countries/);
  });

  it('keeps the text of a body whose class name sounds like a paywall or a sidebar', () => {
    const { body } = extractPage(
      `<h1>A plan</h1><div class="premium-sidebar paywall">${paragraph('text')}${paragraph('budget')}${paragraph('timetable')}</div><div class="footer">About us</div>`,
      NOWHERE,
    );
    expect(body?.split('\n')).toHaveLength(3);
  });

  it('joins a body that is split over several containers', () => {
    const part = (topic: string): string =>
      `<div class="row"><div class="text-block">${paragraph(topic)}${paragraph(`${topic} annex`)}</div></div><div class="ad">Advertisement</div>`;
    const { body } = extractPage(
      `<main><h1>A plan</h1>${part('text')}${part('budget')}${part('timetable')}</main>`,
      NOWHERE,
    );
    expect(body?.split('\n')).toHaveLength(6);
  });

  it('takes the body from linked data where the page shows none', () => {
    const text = 'Officials said that the plan will be published before the end of the year, after a hearing. '
      .repeat(5)
      .trim();
    const data = JSON.stringify({ '@type': 'NewsArticle', headline: 'A plan', articleBody: `${text}\n\n${text}` });
    const page = extractPage(
      `<script type="application/ld+json">${data}</script><h1>A plan</h1><div id="app"></div>`,
      NOWHERE,
    );
    expect(page).toMatchObject({ title: 'A plan', body: `${text}\n${text}`, reason: null });
  });

  it('takes a Chinese brief of sixty letters for an article', () => {
    const brief =
      '新华社北京七月二十六日电，有关部门二十六日发布人工智能治理行动计划，提出十三项倡议，呼吁各国加强合作，共同推进治理。';
    const links = Array.from({ length: 30 }, (_, index) => `<li><a href="/${index}">栏目${index}</a></li>`).join('');
    const page = extractPage(`<ul>${links}</ul><h1>行动计划发布</h1><p>${brief}</p><ul>${links}</ul>`, NOWHERE);
    expect(page).toMatchObject({ body: brief, language: 'zh' });
  });
});

describe('what a page states about itself', () => {
  const read = (head: string, url: string | null = 'https://www.example.co.uk/news/1') =>
    extractPage(`<html><head>${head}</head><body><h1>A plan</h1></body></html>`, { url, contentType: null });

  it('believes an address of the same registrable domain only, and never the front page', () => {
    expect(read('<link rel="canonical" href="//m.example.co.uk/news/1#top">').canonicalUrl).toBe(
      'https://m.example.co.uk/news/1',
    );
    expect(read('<link rel="canonical" href="https://other.co.uk/news/1">').canonicalUrl).toBeNull();
    expect(read('<link rel="canonical" href="/"><meta property="og:url" content="/news/1">').canonicalUrl).toBe(
      'https://www.example.co.uk/news/1',
    );
    expect(read('<link rel="canonical" href="javascript:alert(1)">').canonicalUrl).toBeNull();
  });

  it('takes the site off the headline', () => {
    const title = (text: string): string | null =>
      extractPage(`<title>${text}</title><meta property="og:site_name" content="The Gazette">`, NOWHERE).title;
    expect(title('Tests agreed: who pays? | The Gazette')).toBe('Tests agreed: who pays?');
    expect(title('The Gazette - Tests agreed - at last')).toBe('Tests agreed - at last');
    expect(title('九国同意联合测试_要闻_江畔日报网')).toBe('九国同意联合测试');
  });

  it('reads authors without their offices, and keeps a collective byline whole', () => {
    const byline = (name: string): string | null => read(`<meta name="author" content="${name}">`).byline;
    expect(byline('By Ada Quill and Bo Reed, Senior Reporter')).toBe('Ada Quill, Bo Reed');
    expect(byline('Staff and wire reports')).toBe('Staff and wire reports');
    expect(byline('https://example.org/ada')).toBeNull();
  });

  it('lets the script of the text correct a declared language', () => {
    expect(extractPage(`<html lang="en">${portalPage(CHINESE, false)}</html>`, NOWHERE).language).toBe('zh');
  });
});

describe('standfirsts', () => {
  const lead = 'Nine governments will publish the results of joint safety tests.';
  const text = `<p>${'The tests, officials said, will begin in the spring, and their results will be public. '.repeat(4)}</p>`;
  const read = (inside: string, described = lead) =>
    extractPage(
      `<title>Tests</title><meta name="description" content="${described}"><meta property="og:description" content="Tests">${inside}`,
      NOWHERE,
    );

  it('takes an opening that repeats the description out of the body, where it stands outside it', () => {
    const { standfirst, body } = read(
      `<div><div class="top"><h1>Tests</h1><p>${lead}</p></div><div class="txt">${text}${text}</div></div>`,
    );
    expect(standfirst).toBe(lead);
    expect(body?.split('\n')).toHaveLength(2);
  });

  it('leaves an opening in the body that stands among its paragraphs', () => {
    const { standfirst, body } = read(`<h1>Tests</h1><div class="txt"><p>${lead}</p>${text}${text}</div>`);
    expect(standfirst).toBeNull();
    expect(body?.startsWith(lead)).toBe(true);
  });

  it.each([
    ['a heading in a cell of its own', `<table><tr><td class="fbt"><h3>${lead}</h3></td></tr></table>`],
    ['an element named for it', `<div class="futi">${lead}</div>`],
  ])('finds a sub-headline below the headline: %s', (_, line) => {
    const { standfirst, body } = read(
      `<div><h1>Tests</h1></div>${line}<div class="txt">${text}${text}</div>`,
      'Of tests.',
    );
    expect(standfirst).toBe(lead);
    expect(body).not.toContain(lead);
  });
});

describe('dates', () => {
  const words = {
    'zh-CN': '有关部门发布行动计划，提出十三项倡议。',
    ru: 'Паром снова вышел в рейс, сообщили в порту.',
  };
  const date = (head: string, line: string, language: 'zh-CN' | 'ru' = 'zh-CN'): string | undefined =>
    extractPage(
      `<html lang="${language}"><head>${head}</head><body><h1>2025</h1><div>${line}</div><p>${words[language].repeat(5)}</p></body></html>`,
      NOWHERE,
    ).publishedAt?.toISOString();
  const day = '<meta name="publishdate" content="2025-07-23">';

  it('prefers any witness of the same day that gives the time to a bare day', () => {
    expect(date(day, '2025-07-23 18:05　来源：潮声社')).toBe('2025-07-23T10:05:00.000Z');
    expect(date(day, '<time datetime="2025-07-22T23:30:00Z">7月23日</time>')).toBe('2025-07-22T23:30:00.000Z');
    expect(date(`${day}<meta name="date" content="2025-07-23 06:15">`, '')).toBe('2025-07-22T22:15:00.000Z');
  });

  it('keeps the bare day where the time is of another day or of a later change', () => {
    expect(date(day, '2025-07-24 18:05')).toBe('2025-07-23T00:00:00.000Z');
    expect(date(day, '更新时间：2025-07-23 20:10')).toBe('2025-07-23T00:00:00.000Z');
    expect(date(day, '2025-07-23')).toBe('2025-07-23T00:00:00.000Z');
  });

  it('takes the time of Moscow on Russian pages that name no zone', () => {
    expect(date('', '26 июля 2025, 17:20 (МСК)', 'ru')).toBe('2025-07-26T14:20:00.000Z');
    expect(date('', '26 июля 2025, 17:20', 'ru')).toBe('2025-07-26T14:20:00.000Z');
    expect(date('', '26 июля 2025, 17:20 UTC', 'ru')).toBe('2025-07-26T17:20:00.000Z');
  });
});

describe('pages without an article', () => {
  it.each([
    ['empty-page', ''],
    ['needs-script', '<div id="root"></div><script src="/app.js"></script>'],
    [
      'error-page',
      '<title>404 Not Found</title><h1>404</h1><p>The page you asked for could not be found on this server, sorry.</p>',
    ],
    ['paywall-stub', '<h1>A plan</h1><p>Subscribe now to read on.</p>'],
    ['too-short', '<h1>A plan</h1><p>Soon.</p>'],
  ])('gives no body and the reason %s', (reason, html) => {
    expect(extractPage(html, NOWHERE)).toMatchObject({ body: null, reason });
  });

  it('takes a list of links for an index page', () => {
    const html = Array.from(
      { length: 40 },
      (_, index) => `<li><a href="/${index}">Headline number ${index} of the day</a></li>`,
    ).join('');
    expect(extractPage(`<title>News</title><ul>${html}</ul>`, NOWHERE)).toMatchObject({
      body: null,
      reason: 'index-page',
    });
  });
});

it('names its version', () => {
  expect(EXTRACTOR_VERSION).toMatch(/^extract-\d+$/);
});
