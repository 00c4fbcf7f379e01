import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderJson } from './json.ts';
import { hostileText, reportSaying, SAMPLE } from './sample-report.ts';

describe('renderJson', () => {
  it('writes the report with its keys in one order', () => {
    const [line] = SAMPLE.pillars;
    const [quotation] = SAMPLE.quotations;
    if (!line || !quotation) throw new Error('the sample has changed');
    const short = {
      weeks: SAMPLE.weeks.slice(1, 2),
      findings: SAMPLE.findings.slice(0, 1),
      pillars: [{ ...line, history: line.history.slice(1, 2) }],
      quotations: [quotation],
      stories: SAMPLE.stories.slice(1),
      sources: SAMPLE.sources.slice(0, 1),
      languages: [],
      countries: SAMPLE.countries.slice(0, 1),
    };
    expect(renderJson({ ...SAMPLE, ...short })).toMatchInlineSnapshot(`
      "{
        "plan": {
          "id": "sample-plan",
          "title": "Sample Plan for AI",
          "version": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        },
        "classifierVersion": "sample-1",
        "week": "2025-W31",
        "from": "2025-07-28",
        "to": "2025-08-03",
        "coverage": {
          "articles": 1412,
          "stories": 930,
          "sources": 48
        },
        "relevant": {
          "articles": 60,
          "stories": 41,
          "sources": 15
        },
        "namesPlan": {
          "articles": 21,
          "stories": 9,
          "sources": 8
        },
        "weeks": [
          {
            "week": "2025-W29",
            "coverage": {
              "articles": 1412,
              "stories": 930,
              "sources": 48
            },
            "relevant": {
              "articles": 30,
              "stories": 20,
              "sources": 9
            },
            "observed": true,
            "blindSources": [
              "示例新闻",
              "The Weekly Example"
            ]
          }
        ],
        "findings": [
          {
            "kind": "rise",
            "pillar": "data",
            "week": null,
            "sentence": "Data rose: 5.0% of relevant stories in the first 2 weeks shown, 13.6% in the last 2."
          }
        ],
        "pillars": [
          {
            "number": 1,
            "pillar": "data",
            "title": "Data",
            "articles": 12,
            "stories": 7,
            "sources": 6,
            "share": 0.17073170731707318,
            "change": 3,
            "history": [
              {
                "week": "2025-W29",
                "articles": 2,
                "stories": 1,
                "share": 0.05,
                "interval": [
                  0.025,
                  0.13636363636363638
                ]
              }
            ]
          }
        ],
        "quotations": [
          {
            "pillar": "data",
            "sentence": "Members agreed to open their public data to one another, and to say by next summer at what price.",
            "articleTitle": "Members open their data",
            "url": "https://daily.example/2025/07/29/data?from=feed",
            "source": "The Daily Example"
          }
        ],
        "stories": [
          {
            "title": "数据中心用电量将公布",
            "url": "https://news.example/能源",
            "source": "示例新闻",
            "language": "zh",
            "articles": 1,
            "sources": [
              "示例新闻"
            ],
            "pillars": [
              "energy"
            ]
          }
        ],
        "sources": [
          {
            "member": "The Daily Example",
            "articles": 700,
            "relevantStories": 30
          }
        ],
        "languages": [],
        "countries": [
          {
            "member": "GB",
            "articles": 700,
            "relevantStories": 30
          }
        ]
      }
      "
    `);
  });

  it('does not depend on the order in which a report was made', () => {
    const turned = Object.fromEntries(Object.entries(SAMPLE).reverse()) as unknown as typeof SAMPLE;
    expect(renderJson(turned)).toBe(renderJson(SAMPLE));
  });

  it('changes no text and shows a terminal nothing but text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const written = renderJson(reportSaying(text));
        expect(JSON.parse(written)).toEqual(reportSaying(text));
        expect(written).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});
