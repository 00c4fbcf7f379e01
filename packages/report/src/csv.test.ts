import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCsv } from './csv.ts';
import { plainText } from './plain-text.ts';
import { hostileText, reportSaying, SAMPLE } from './sample-report.ts';

/** A reader of RFC 4180, for the tests. */
function read(csv: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    record.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      records.push(record);
      record = [];
    }
  }
  return records;
}

const titled = (title: string) => read(renderCsv(reportSaying(title)))[1]?.[8];

describe('renderCsv', () => {
  it('writes a row for every pillar', () => {
    expect(renderCsv(SAMPLE).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
      "week,from,to,plan,plan_version,classifier_version,number,pillar,title,articles,stories,sources,share,change,coverage_stories,relevant_stories,names_plan_stories
      2025-W31,2025-07-28,2025-08-03,sample-plan,0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef,sample-1,1,data,Data,12,7,6,0.1707,3,930,41,9
      2025-W31,2025-07-28,2025-08-03,sample-plan,0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef,sample-1,2,energy,Energy,2,2,1,0.0488,-12,930,41,9
      2025-W31,2025-07-28,2025-08-03,sample-plan,0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef,sample-1,3,public-goods,促进国际合作的公共产品与能力建设以及弥合全球智能鸿沟的行动,0,0,0,0,0,930,41,9
      "
    `);
  });

  it('ends every record with CRLF', () => {
    expect(renderCsv(SAMPLE).match(/\r\n/g)).toHaveLength(4);
    expect(renderCsv(SAMPLE).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('leaves empty what is not known', () => {
    const pillars = SAMPLE.pillars.slice(0, 1).map((line) => ({ ...line, share: null, change: null }));
    expect(read(renderCsv({ ...SAMPLE, pillars }))[1]?.slice(12, 14)).toEqual(['', '']);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['\t=1', "'=1"],
    ['\u200b\u001b[0m =1', "'=1"],
    ['a=1', 'a=1'],
    ['say "=1", twice', 'say "=1", twice'],
  ])('keeps a spreadsheet from computing %j', (title, cell) => {
    expect(titled(title)).toBe(cell);
  });

  it('can be read back, whatever the titles are', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const records = read(renderCsv(reportSaying(text)));
        expect(records).toHaveLength(4);
        expect(records.every((record) => record.length === 17)).toBe(true);
        expect(titled(text)?.replace(/^'/, '')).toBe(plainText(text).replace(/^'/, ''));
        for (const cell of [3, 4, 5, 8].map((at) => records[1]?.[at])) expect(cell).not.toMatch(/^[=+\-@]/);
      }),
    );
  });
});
