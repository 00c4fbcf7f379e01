import { describe, expect, it } from 'vitest';
import { stripBoilerplate } from './strip.ts';

describe('stripBoilerplate', () => {
  it.each([
    ['SHANGHAI, July 26 (Reuters) - China said', 'china said'],
    ['GENEVA (AP) — Delegates met', 'delegates met'],
    ['BEIJING, July 26 (Xinhua) -- A plan', 'a plan'],
    ['Delegates (and their aides) - a dozen - met', 'delegates (and their aides) - a dozen - met'],
    ['新华社上海7月26日电（记者 张三）大会开幕', '大会开幕'],
    ['中新网北京7月26日电 大会开幕', '大会开幕'],
    ['中国网络空间大会今日开幕', '中国网络空间大会今日开幕'],
    ['据新华社报道。今日电力紧张', '据新华社报道。今日电力紧张'],
    ['光明网友今日电脑全坏了', '光明网友今日电脑全坏了'],
  ])('takes the dateline off %j', (line, rest) => {
    expect(stripBoilerplate(line)).toBe(rest);
  });

  it.each([
    'Reporting by Jane Doe; Editing by John Roe',
    'Copyright © 2025 Example Media. All rights reserved.',
    'Associated Press writer Jane Doe contributed to this report.',
    '责任编辑：王小明',
    '来源：新华网',
    '（完）',
  ])('drops the line %j', (line) => {
    expect(stripBoilerplate(`First.\n${line}\nLast.`)).toBe('first.\nlast.');
  });

  it('keeps a long paragraph, whatever it starts with', () => {
    const paragraph = `source: ${'the committee met again. '.repeat(20)}`.trim();
    expect(stripBoilerplate(paragraph)).toBe(paragraph);
  });

  it('finishes with hostile texts, which a pass that is not linear would not', () => {
    for (const unit of ['(', '((reuters)', '(reuters) ', '新华社', '日电(', ' -', 'a(b']) {
      expect(stripBoilerplate(unit.repeat(200_000)).length).toBeLessThanOrEqual(unit.length * 200_000);
    }
    for (const unit of ['(\n', '新华社日电\n', 'x (ap) - \n']) {
      expect(stripBoilerplate(unit.repeat(50_000)).length).toBeLessThanOrEqual(unit.length * 50_000);
    }
  });
});
