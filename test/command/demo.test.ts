import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { embeddedUrl } from '@pillarwatch/embedded';
import { describe, expect, it } from 'vitest';
import { run } from '../support/program.ts';

describe('the demo', () => {
  it('prints the last week, gives the same figures a second time, and leaves no server behind', {
    timeout: 300_000,
  }, async () => {
    const dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'pillarwatch-demo-')), 'data');
    const env = { PILLARWATCH_DATA_DIR: dataDir };
    const first = await run(['demo'], { env });
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain('2025-W39');
    expect(first.stderr).toContain('feed broken-feed:');
    const second = await run(['demo'], { env });
    expect(second).toMatchObject({ code: 0, stdout: first.stdout });
    expect(await embeddedUrl(path.join(dataDir, 'demo'))).toBeNull();

    const json = await run(['report', '--json'], { env: { PILLARWATCH_DATA_DIR: path.join(dataDir, 'demo') } });
    const report = JSON.parse(json.stdout);
    expect(report).toMatchObject({ week: '2025-W39', plan: { id: 'global-ai-governance-2025' } });
    expect(report.pillars).toHaveLength(13);
    expect(report.pillars.every(({ change }: { change: number | null }) => change !== null)).toBe(true);

    const sql = await run(
      [
        'sql',
        '--json',
        '-c',
        "select week, stories from weekly_totals where subject = 'coverage' and dimension = 'all' order by week",
      ],
      { env: { PILLARWATCH_DATA_DIR: path.join(dataDir, 'demo') } },
    );
    const weeks = JSON.parse(sql.stdout) as { week: string; stories: number }[];
    expect(weeks.map(({ week }) => week)).toEqual(Array.from({ length: 10 }, (_, at) => `2025-W${30 + at}`));
    expect(weeks.at(-1)?.stories).toBe(report.coverage.stories);
  });
});
