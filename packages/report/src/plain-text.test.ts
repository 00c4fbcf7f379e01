import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, plainUrl } from './plain-text.ts';
import { hostileText } from './sample-report.ts';

describe('plainText', () => {
  it.each([
    ['colours', '\u001b[1;31mred\u001b[0m alert', 'red alert'],
    ['colours of eight-bit terminals', '\u009b31mred', 'red'],
    ['a window title', '\u001b]0;owned\u0007title', 'title'],
    ['a hidden link', '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\ here', 'click here'],
    ['a device string', '\u001bPq#0\u001b\\picture', 'picture'],
    ['an unfinished sequence', 'end\u001b[', 'end'],
    ['a lone escape', 'a\u001b', 'a'],
    ['line ends and tabs', ' one\r\n\ttwo\u2028three ', 'one two three'],
    ['a backspace', 'ab\bc', 'ab c'],
    ['turned direction', 'report\u202efdp.exe\u2066x\u2069', 'reportfdp.exex'],
    ['what nobody sees', 'pass\u200bword\ufeff\u{e0041}', 'password'],
    ['half a pair', 'a\ud800b', 'a\ufffdb'],
    ['a tower of marks', `o${'\u0301'.repeat(500)}!`, `o${'\u0301'.repeat(4)}!`],
  ])('takes out %s', (_, hostile, plain) => {
    expect(plainText(hostile)).toBe(plain);
  });

  it.each(['Élan vital — “naïve”', '人工智能全球治理，行动！', 'مرحبا بالعالم', 'a < b && c | d', '🙂 = 1+1'])(
    'keeps %j',
    (text) => {
      expect(plainText(text)).toBe(text);
    },
  );

  it('leaves no control, format or line character, and does nothing twice', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const plain = plainText(text);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
        expect(plainText(plain)).toBe(plain);
      }),
    );
  });

  it('finishes with long hostile texts', () => {
    for (const unit of [
      '\u001b',
      '\u001b[',
      '\u001b[0',
      '\u001b]',
      '\u001b]a',
      '\u0301',
      ' \u200b',
      '\u001b ',
      '\u009d',
    ]) {
      expect(plainText(unit.repeat(200_000)).length).toBeLessThanOrEqual(4);
    }
  });
});

describe('plainUrl', () => {
  it('keeps web addresses', () => {
    expect(plainUrl('https://a.example/b_c~d?e=f&g=h#i')).toBe('https://a.example/b_c~d?e=f&g=h#i');
  });

  it('writes in ASCII what could end a link or a line', () => {
    expect(plainUrl('https://新闻.example/能')).toBe('https://xn--efvy88h.example/%E8%83%BD');
    expect(plainUrl('https://a.example/(b)|"c>\u001b[31m\u202e')).toBe(
      'https://a.example/%28b%29%7C%22c%3E%1B%5B31m%E2%80%AE',
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/path', '', 'https://'])('refuses %j', (text) => {
    expect(plainUrl(text)).toBeNull();
  });

  it('gives one printable word for any path', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(plainUrl(`https://a.example/${text}`)).toMatch(/^https:\/\/a\.example\/[!-~]*$/);
      }),
    );
  });
});
