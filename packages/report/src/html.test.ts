import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderHtml } from './html.ts';
import { plainText } from './plain-text.ts';
import { fullReport } from './sample-full-report.ts';
import { hostileText, reportSaying, SAMPLE } from './sample-report.ts';

const FULL = fullReport(12);
const FULL_PAGE = renderHtml(FULL);
const read = (report = SAMPLE) => load(report === FULL ? FULL_PAGE : renderHtml(report));

describe('renderHtml', () => {
  it('starts with the title, the week and the plan', () => {
    const $ = read();
    expect($('html').attr('lang')).toBe('en');
    expect($('h1').text()).toBe('AI governance in the news, 2025-W31');
    expect($('.dates').text()).toBe('Monday 28 July 2025 to Sunday 3 August 2025');
    expect($('.plan').text()).toBe('Read against the 3 pillars of the Sample Plan for AI');
  });

  it('has its sections in the order in which they are read', () => {
    const headings = read(FULL)('h2')
      .toArray()
      .map((heading) => load(heading).text());
    expect(headings).toEqual([
      'Findings',
      'The week in figures',
      'The pillars',
      'Week by week',
      'Stories of the week',
      'In their words',
      'Who wrote',
      'Outages',
      'Method and limits',
    ]);
  });

  it('says what kind each finding is, and of which pillar it speaks', () => {
    const items = read()('.findings li');
    expect(items).toHaveLength(2);
    expect(items.eq(0).find('.kind').text()).toBe('Rise');
    expect(items.eq(0).find('p').text()).toContain('Data rose: 5.0% of relevant stories');
    expect(items.eq(0).find('a').attr('href')).toBe('#pillar-1');
    expect(items.eq(1).find('.kind').text()).toBe('Outage');
  });

  it('shows coverage, what is relevant and what names the plan', () => {
    const figures = read()('.figures > div');
    expect(figures.eq(0).text()).toBe('Coverage all that was read930 stories1,412 articles in 48 outlets');
    expect(figures.eq(1).text()).toContain('4.4% of coverage41 stories60 articles in 15 outlets');
    expect(figures.eq(2).text()).toContain('9 stories21 articles in 8 outlets');
  });

  it('has a row and a chart for each of thirteen pillars', () => {
    const $ = read(FULL);
    expect($('.pillars tbody tr')).toHaveLength(13);
    expect($('.pillars tbody .trend svg')).toHaveLength(13);
    expect($('.multiples > figure')).toHaveLength(13);
    for (const figure of $('.multiples > figure').toArray()) expect($(figure).find('svg')).toHaveLength(1);
  });

  it('writes a pillar’s figures in its row', () => {
    const $ = read();
    const cells = $('.pillars tbody tr').eq(1).children().toArray();
    const texts = cells.slice(0, 7).map((cell) => $(cell).text());
    expect(texts).toEqual(['2', 'Energy', '2 stories', '4.9%', '−12', '2 articles', '1 outlet']);
  });

  it('makes every link within the page lead somewhere, and uses no id twice', () => {
    const $ = read(FULL);
    const ids = $('[id]')
      .toArray()
      .map((element) => $(element).attr('id'));
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of $('a[href^="#"]').toArray()) expect(ids).toContain($(link).attr('href')?.slice(1));
    for (const element of $('[aria-labelledby]').toArray()) {
      for (const id of $(element).attr('aria-labelledby')?.split(' ') ?? []) expect(ids).toContain(id);
    }
    for (const [, id] of $.html().matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id);
  });

  it('gives every chart a name, a description and a table of its numbers', () => {
    const $ = read(FULL);
    for (const svg of $('svg').toArray()) {
      expect($(svg).attr('role')).toBe('img');
      expect($(svg).children('title').text()).not.toBe('');
      expect($(svg).children('desc').text()).toMatch(/^From \d+\.\d% in 2025-W\d\d to /);
    }
    for (const figure of $('.multiples > figure').toArray()) expect($(figure).find('table tbody tr')).toHaveLength(12);
  });

  it('shows weeks that were not watched as gaps, and marks those with an outage', () => {
    const $ = read();
    const rows = $('.multiples > figure').first().find('tbody tr');
    expect(rows.eq(0).text()).toBe('2025-W28not watched');
    expect(rows.eq(1).text()).toMatch(/^2025-W29 \(an outlet could not be read\)5\.0%/);
    expect(rows.eq(3).text()).toMatch(/^2025-W3117\.1%8\.5% to /);
    const svg = $('.multiples svg').first();
    expect(svg.find('[fill="var(--unwatched)"]')).toHaveLength(1);
    expect(svg.find('[fill="var(--blind)"]')).toHaveLength(1);
    // A point for each of the three weeks with figures.
    expect(svg.find('[fill="var(--accent)"][transform], [stroke="var(--warn)"]').filter('path')).toHaveLength(3);
    expect($('.outages').text()).toContain('2025-W29: 示例新闻, The Weekly Example could not be read.');
  });

  it('has the same scale in all charts, and says so', () => {
    const $ = read(FULL);
    const scales = $('.multiples svg')
      .toArray()
      .map((svg) =>
        $(svg)
          .find('text')
          .toArray()
          .map((text) => $(text).text())
          .filter((text) => /^\d+%$/.test(text))
          .join(' '),
      );
    expect(new Set(scales).size).toBe(1);
    expect($('#histories + .note').text()).toContain(`the same scale, 0% to ${scales[0]?.split(' ').at(-1)}.`);
  });

  it('colours charts with variables only, so that dark and print have their own', () => {
    for (const svg of read(FULL)('svg').toArray()) expect(load(svg).html()).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(/i);
  });

  it('lists stories with most articles first, and links the title', () => {
    const $ = read({ ...SAMPLE, stories: [...SAMPLE.stories].reverse() });
    const items = $('.stories li');
    expect(items.eq(0).find('h3 a').attr('href')).toBe('https://daily.example/2025/07/29/data?from=feed');
    expect(items.eq(0).text()).toContain('First in The Daily Example; 3 outlets in all: The Daily Example, The Weekly');
    expect(items.eq(0).find('.tags a').first().text()).toBe('1. Data');
    expect(items.eq(1).find('h3 bdi').attr('lang')).toBe('zh');
  });

  it('attributes and links every sentence, in its language', () => {
    const $ = read();
    const quotation = $('.evidence').eq(1);
    expect(quotation.find('h3').text()).toBe('2 Energy');
    expect(quotation.find('blockquote bdi').attr('lang')).toBe('zh');
    expect(quotation.find('figcaption').text()).toBe('数据中心用电量将公布, 示例新闻');
    expect(quotation.find('a').attr('href')).toBe('https://news.example/%E8%83%BD%E6%BA%90');
  });

  it('names countries and languages, and sums up what is beyond the first outlets', () => {
    const $ = read(FULL);
    const text = $('.contributors').text();
    for (const name of ['United Kingdom', 'Kenya', 'Chinese', 'And 6 more outlets with 195 articles.']) {
      expect(text).toContain(name);
    }
  });

  it('says what to cite', () => {
    expect(read()('.versions').text()).toContain('Sample Plan for AI; plan version 0123456789ab, classifier sample-1');
  });

  it('says plainly what a first week cannot show', () => {
    const $ = read({ ...SAMPLE, weeks: SAMPLE.weeks.slice(-1), findings: [], stories: [], quotations: [] });
    expect($('#findings + p').text()).toContain('nothing to compare this one with');
    expect($('.multiples')).toHaveLength(0);
    expect($('#histories + p').text()).toContain('two weeks that were watched');
    expect($('#stories, #evidence')).toHaveLength(0);
    expect($('#outages + p').text()).toBe('Every outlet could be read in every week shown.');
  });

  it('makes do without anything', () => {
    const none = { weeks: [], findings: [], pillars: [], quotations: [], stories: [] };
    const $ = read({ ...SAMPLE, ...none, sources: [], languages: [], countries: [] });
    expect($('h2')).toHaveLength(4);
  });

  it('runs nothing and loads nothing', () => {
    const $ = read(FULL);
    expect($('meta[http-equiv="Content-Security-Policy"]').attr('content')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    );
    expect($('script, link, img, iframe, object, embed, form, base, image, use, foreignObject')).toHaveLength(0);
    expect($('[src], [srcset], [xlink\\:href], [background]')).toHaveLength(0);
    expect($('style').text()).not.toMatch(/@import|url\(/);
    expect($('svg [href], svg [style*="url"]')).toHaveLength(0);
  });

  it('is the same for the same report, and small', () => {
    expect(renderHtml(FULL)).toBe(FULL_PAGE);
    expect(Buffer.byteLength(FULL_PAGE)).toBeLessThan(400_000);
  });

  it('links nothing but web addresses', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      ' JavaScript:x',
      'file:///etc/passwd',
      '//evil.example',
    ]) {
      expect(read(reportSaying(url))('a:not([href^="#"])')).toHaveLength(0);
    }
  });

  it('shows hostile text as text, in every field', () => {
    const shape = ($: ReturnType<typeof load>) => {
      const names = (element: object) => Object.keys(element).filter((name) => name !== 'lang');
      return $('*')
        .toArray()
        .map((element) => `${$(element).prop('tagName')} ${names($(element).attr() ?? {})}`);
    };
    const expected = shape(read(reportSaying('x word x')));
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.constantFrom(...BREAKOUTS)), (hostile) => {
        const text = `x ${hostile} x`;
        const $ = read(reportSaying(text));
        expect(shape($)).toEqual(expected);
        for (const place of [
          '.plan cite',
          '.pillars th a',
          '.stories h3',
          '.findings li:first-child p',
          '.evidence figcaption bdi',
        ]) {
          expect($(place).first().text()).toContain(plainText(text));
        }
        expect($('.multiples svg title').first().text()).toContain(plainText(text));
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

const BREAKOUTS = [
  '</title><script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '" onload="alert(1)',
  "' style='x",
  '</svg><iframe>',
  '<!--',
  ']]>',
  '"var(--accent)" "#010103" zr0-c0',
];
