import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { run } from '../support/program.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pillarwatch-batches-'));

function file(name: string, content: string | Uint8Array): string {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
}

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Quay notes</title><link>http://quay.test/</link>
<item><title>Cranes &amp; boxes</title><link>/cranes</link><guid>c1</guid><pubDate>Tue, 22 Jul 2025 08:00:00 +0100</pubDate>
<description>On cranes.</description></item></channel></rss>`;

const PAGE = `<!doctype html><html lang="en"><head><title>Cranes must stop | Quay notes</title></head><body><article><h1>Cranes must stop</h1>
${'<p>The harbour authority said on Tuesday that an automated crane which cannot be stopped within two seconds will not be switched on.</p>'.repeat(5)}
</article></body></html>`;

const lines = (requests: readonly unknown[]) =>
  `${requests.map((request) => (typeof request === 'string' ? request : JSON.stringify(request))).join('\n')}\n`;

async function answers(args: readonly string[], requests: readonly unknown[]) {
  const { code, stdout, stderr } = await run(args, { stdin: lines(requests) });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('parse-feed --jsonl', () => {
  it('answers line by line in order, and goes on after bad ones', async () => {
    const feed = file('feed.xml', FEED);
    const page = file('page.html', PAGE);
    const got = await answers(
      ['parse-feed', '--jsonl'],
      [
        { id: 'a', path: feed, url: 'http://quay.test/feed.xml' },
        { id: 'b', path: page },
        'no json',
        { id: 'c', path: path.join(folder, 'missing.xml') },
        { id: 'd' },
        '',
        { id: 5, path: feed, contentType: 'application/rss+xml' },
      ],
    );
    expect(got.map(({ id }) => id)).toEqual(['a', 'b', null, 'c', 'd', 5]);
    expect(got[0]).toEqual({
      id: 'a',
      title: 'Quay notes',
      entries: [
        {
          id: 'c1',
          url: 'http://quay.test/cranes',
          title: 'Cranes & boxes',
          publishedAt: '2025-07-22T07:00:00.000Z',
          summary: 'On cranes.',
          content: null,
        },
      ],
    });
    expect(got.slice(1, 5).map(({ error }) => error)).toEqual([
      expect.stringContaining('not a feed'),
      expect.stringContaining('not JSON'),
      expect.stringContaining('missing.xml cannot be read'),
      expect.stringContaining('path'),
    ]);
  });
});

describe('extract --jsonl', () => {
  it('reads pages given as text, as a file and as a packed file', async () => {
    const got = await answers(
      ['extract', '--jsonl'],
      [
        { id: 1, html: PAGE, url: 'http://quay.test/cranes' },
        { id: 2, path: file('page2.html', PAGE) },
        { id: 3, path: file('page.html.gz', gzipSync(PAGE)) },
        { id: 4, html: '<html><body></body></html>' },
        { id: 5, path: file('broken.html.gz', 'not gzip') },
      ],
    );
    expect(got.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    expect(got[0]).toMatchObject({ title: 'Cranes must stop', language: 'en', byline: null, publishedAt: null });
    expect(got[0].body.split('\n')).toHaveLength(5);
    expect([got[1].body, got[2].body]).toEqual([got[0].body, got[0].body]);
    expect(got[3]).toMatchObject({ body: null, reason: expect.any(String) });
    expect(got[4].error).toContain('broken.html.gz cannot be read');
  });
});

describe('classify --jsonl', () => {
  it('gives mentions with evidence that stands in the text', async () => {
    const body =
      'Engineers like cranes. The safety institute will test frontier AI models for dangerous capabilities, and regulators will fine developers who hide AI incidents. 😀 It rained.';
    const got = await answers(
      ['classify', '--jsonl', '--plan', 'global-ai-governance-2025'],
      [
        { id: 'x', title: 'AI safety institute to test models', body, language: 'en' },
        { id: 'y', title: 'Barley comes in early', body: 'The harvest was light this year, farmers said.' },
        { id: 'z', body: 'no title' },
      ],
    );
    expect(got[0].relevant).toBe(true);
    const safety = got[0].mentions.find(({ pillar }: { pillar: string }) => pillar === 'safety-governance');
    expect(safety.probability).toBeGreaterThan(0);
    const texts: Record<string, string> = { title: 'AI safety institute to test models', body };
    for (const { field, start, end, sentence } of safety.evidence) {
      expect(
        Array.from(texts[field] ?? '')
          .slice(start, end)
          .join(''),
      ).toBe(sentence);
    }
    expect(got[1]).toMatchObject({ id: 'y', relevant: false, namesPlan: false, mentions: [] });
    expect(got[2]).toEqual({ id: 'z', error: expect.stringContaining('title') });
  });
});
