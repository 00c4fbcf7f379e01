import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from './lines.ts';
import { fullReport } from './sample-full-report.ts';
import { hostileText, reportSaying, SAMPLE } from './sample-report.ts';
import { renderTerminal } from './terminal.ts';

const plain = (report = SAMPLE, width = 80) => renderTerminal(report, { colour: false, width });
const isUrl = (line: string) => /^ +https?:\S+$/.test(line);

describe('renderTerminal', () => {
  it('shows the week', () => {
    expect(plain()).toMatchInlineSnapshot(`
      "Sample Plan for AI
      2025-W31: Monday 28 July 2025 to Sunday 3 August 2025

      Rise        Data rose: 5.0% of relevant stories in the first 2 weeks shown,
                  13.6% in the last 2.
      Outage      示例新闻 and The Weekly Example could not be read in 2025-W29: that
                  week’s counts are too low for it.

         This week                           Articles  Stories  Sources
      ────────────────────────────────────────────────────────────────────────────────
         Coverage: all that was read            1,412      930       48
         Relevant: on governing AI                 60       41       15
         Names the plan                            21        9        8

      #  Pillar                              Articles  Stories  Sources  Share  Change
      ────────────────────────────────────────────────────────────────────────────────
      1  Data                                      12        7        6  17.1%      +3
      2  Energy                                     2        2        1   4.9%     −12
      3  促进国际合作的公共产品与能力建设以         0        0        0   0.0%       =
         及弥合全球智能鸿沟的行动

      A story is one text, however many sources print it. Share: the pillar’s stories
      among the week’s relevant stories; one story may speak of several pillars, so
      shares do not add up to 100%. Change: stories against the week before; = means
      as many, – that there is nothing to compare with.

      ! Nobody watched before 2025-W29: earlier weeks have no figures, which is not
      the same as zero.
      ! 2025-W29: 示例新闻, The Weekly Example could not be read.

      Stories with most copies

        6× Members open their data
           6 articles in 3 outlets, first The Daily Example; pillars 1, 2

      In their words

        1  Data
           “Members agreed to open their public data to one another, and to say by
           next summer at what price.”
           Members open their data — The Daily Example
           https://daily.example/2025/07/29/data?from=feed

        2  Energy
           “各方同意公布数据中心的用电量，“包括冷却用水”，并于明年夏天之前在《能源报
           告》中逐项说明其来源。”
           数据中心用电量将公布 — 示例新闻
           https://news.example/%E8%83%BD%E6%BA%90

      Plan sample-plan, version 0123456789ab; classifier sample-1
      "
    `);
  });

  it('stands straight whatever the width of the characters', () => {
    const lines = plain().split('\n');
    const head = lines.find((line) => line.includes('Change')) ?? '';
    const rows = lines.filter((line) => /^ *[123] {2}.* \d+\.\d%/.test(line));
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(columnsOf(row)).toBe(columnsOf(head));
  });

  it('is the same text with colours', () => {
    const coloured = renderTerminal(SAMPLE, { colour: true, width: 80 });
    expect(coloured).not.toBe(plain());
    expect(stripVTControlCharacters(coloured).replace(/ +$/gm, '')).toBe(plain());
  });

  it.each([60, 72, 80, 100])('fits %d columns', (width) => {
    for (const line of plain(SAMPLE, width).split('\n')) {
      if (!isUrl(line)) expect(columnsOf(line)).toBeLessThanOrEqual(width);
    }
  });

  it.each([0, -5, 7, Number.NaN, Number.POSITIVE_INFINITY])('makes do with a width of %d', (width) => {
    expect(plain(SAMPLE, width)).toContain('Energy');
  });

  it('tells a week that was not observed from one without a change', () => {
    const pillars = SAMPLE.pillars.map((line, at) => ({ ...line, share: null, change: at === 0 ? null : 0 }));
    const rows = plain({ ...SAMPLE, pillars }).split('\n');
    expect(rows.find((row) => row.startsWith(' 1 ') || row.startsWith('1 '))).toMatch(/– +–$/);
    expect(rows.find((row) => row.startsWith(' 2 ') || row.startsWith('2 '))).toMatch(/– +=$/);
  });

  it('has a line for each of forty pillars', () => {
    const [first] = SAMPLE.pillars;
    const pillars = Array.from({ length: 40 }, (_, at) => ({ ...first, number: at + 1 }) as typeof first & object);
    expect(plain({ ...SAMPLE, pillars }).match(/^ ?\d+ {2}Data .*%/gm)).toHaveLength(40);
  });

  it('says plainly that there are no findings, and why', () => {
    expect(plain({ ...SAMPLE, findings: [] })).toContain('Nothing in this week’s figures stands out');
    const first = { ...SAMPLE, findings: [], stories: [], weeks: SAMPLE.weeks.slice(-1) };
    expect(plain(first)).toContain('No other week was watched yet');
    expect(plain(first)).not.toMatch(/could not be read|Nobody watched|Stories with most copies/);
  });

  it('shows the five stories that were printed most, and none that was printed once', () => {
    const [story] = SAMPLE.stories;
    if (!story) throw new Error('the sample has changed');
    const stories = [1, 3, 2, 9, 4, 7, 5].map((articles) => ({ ...story, articles, title: `Story ${articles}` }));
    expect(plain({ ...SAMPLE, stories }).match(/Story \d/g)).toEqual([9, 7, 5, 4, 3].map((n) => `Story ${n}`));
    expect(plain({ ...SAMPLE, stories: stories.slice(0, 1) })).not.toContain('Stories with most copies');
  });

  it('stays short with a full report', () => {
    expect(plain(fullReport(12)).split('\n').length).toBeLessThan(110);
  });

  it('needs no pillars and no quotations', () => {
    expect(plain({ ...SAMPLE, pillars: [], quotations: [] })).not.toContain('In their words');
  });

  it('quotes each pillar once, five at most, and cuts what is long', () => {
    const [quotation] = SAMPLE.quotations;
    const quotations = Array.from({ length: 20 }, (_, at) => ({
      pillar: `pillar-${at >> 1}`,
      sentence: 'word '.repeat(2_000),
      articleTitle: `Title ${at}`,
      url: quotation?.url ?? '',
      source: 'Source',
    }));
    const text = plain({ ...SAMPLE, quotations });
    expect(text.match(/Title \d+/g)).toEqual(['Title 0', 'Title 2', 'Title 4', 'Title 6', 'Title 8']);
    expect(text.split('\n').length).toBeLessThan(90);
  });

  it('shows hostile text as text', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 60, max: 100 }), (text, width) => {
        const shown = plain(reportSaying(text), width);
        expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        for (const line of shown.split('\n')) {
          if (!isUrl(line)) expect(columnsOf(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  }, 30_000);
});
