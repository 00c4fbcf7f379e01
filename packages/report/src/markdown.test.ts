import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown.ts';
import { plainText } from './plain-text.ts';
import { hostileText, reportSaying, SAMPLE } from './sample-report.ts';

/** The page that GitHub would make, with HTML let through so that a leak shows. */
const page = (markdown: string) =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
const tags = (html: string) => html.match(/<[^>]*>/g);
const words = (html: string) =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const inside = (html: string, pattern: RegExp) => words(pattern.exec(html)?.[1] ?? '');

describe('renderMarkdown', () => {
  it('writes the week', () => {
    expect(renderMarkdown(SAMPLE)).toMatchInlineSnapshot(`
      "# Sample Plan for AI

      2025-W31: Monday 28 July 2025 to Sunday 3 August 2025

      ## Findings

      - **Rise.** Data rose: 5.0% of relevant stories in the first 2 weeks shown, 13.6% in the last 2.
      - **Outage.** 示例新闻 and The Weekly Example could not be read in 2025-W29: that week’s counts are too low for it.

      | This week | Articles | Stories | Sources |
      | --- | ---: | ---: | ---: |
      | Coverage: all that was read | 1,412 | 930 | 48 |
      | Relevant: on governing AI | 60 | 41 | 15 |
      | Names the plan | 21 | 9 | 8 |

      | # | Pillar | Articles | Stories | Sources | Share | Change |
      | ---: | --- | ---: | ---: | ---: | ---: | ---: |
      | 1 | Data | 12 | 7 | 6 | 17.1% | +3 |
      | 2 | Energy | 2 | 2 | 1 | 4.9% | −12 |
      | 3 | 促进国际合作的公共产品与能力建设以及弥合全球智能鸿沟的行动 | 0 | 0 | 0 | 0.0% | = |

      A story is one text, however many sources print it. Share: the pillar’s stories among the week’s relevant stories; one story may speak of several pillars, so shares do not add up to 100%. Change: stories against the week before; = means as many, – that there is nothing to compare with.

      **Outage.** Nobody watched before 2025-W29: earlier weeks have no figures, which is not the same as zero.

      **Outage.** 2025-W29: 示例新闻, The Weekly Example could not be read.

      ## Stories with most copies

      1. [Members open their data](<https://daily.example/2025/07/29/data?from=feed>): 6 articles in 3 outlets, first The Daily Example; pillars 1, 2

      ## In their words

      **Pillar 1. Data**

      > “Members agreed to open their public data to one another, and to say by next summer at what price.”

      — [Members open their data](<https://daily.example/2025/07/29/data?from=feed>), The Daily Example

      **Pillar 2. Energy**

      > “各方同意公布数据中心的用电量，“包括冷却用水”，并于明年夏天之前在《能源报告》中逐项说明其来源。”

      — [数据中心用电量将公布](<https://news.example/%E8%83%BD%E6%BA%90>), 示例新闻

      Plan sample-plan, version 0123456789ab; classifier sample-1
      "
    `);
  });

  it('keeps the addresses of its links', () => {
    const quotations = SAMPLE.quotations.map((quotation) => ({
      ...quotation,
      url: 'https://a.example/(b)?c=1&copy;=2',
    }));
    expect(page(renderMarkdown({ ...SAMPLE, quotations }))).toContain(
      '<a href="https://a.example/%28b%29?c=1&amp;copy;=2">Members open their data</a>',
    );
  });

  it('leaves out what there is nothing of, and says plainly that there are no findings', () => {
    const bare = { ...SAMPLE, findings: [], stories: [], quotations: [], weeks: SAMPLE.weeks.slice(-1) };
    const headings = page(renderMarkdown(bare)).match(/<h2>.*<\/h2>/g);
    expect(headings).toEqual(['<h2>Findings</h2>']);
    expect(renderMarkdown(bare)).toContain('No other week was watched yet');
    expect(renderMarkdown(bare)).not.toContain('Outage');
  });

  it('makes no link of anything but a web address', () => {
    expect(page(renderMarkdown(reportSaying('javascript:alert(1)')))).not.toContain('<a ');
  });

  it('shows hostile text as text', () => {
    const expected = tags(page(renderMarkdown(reportSaying('word'))));
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const text = `x${hostile}x`;
        const html = page(renderMarkdown(reportSaying(text)));
        expect(tags(html)).toEqual(expected);
        expect(inside(html, /<h1>(.*)<\/h1>/)).toBe(plainText(text));
        expect(inside(html, /<td align="right">1<\/td>\n<td>(.*)<\/td>/)).toBe(plainText(text));
        expect(inside(html, /<blockquote>\n<p>“(.*)”<\/p>/)).toBe(plainText(text));
      }),
      { numRuns: 50 },
    );
  }, 30_000);
});
