import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const ROOT = path.resolve(import.meta.dirname, '..');
const PICTURES = path.join(ROOT, '.github/pictures');

/** Size of the picture of the page, CSS pixels; of the terminal's, only the width. */
const PAGE = { width: 1200, height: 1500 };

/** Makes the pictures of the README from a fresh demo: `pnpm pictures`. Needs Chromium. */
async function makePictures(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pillarwatch-pictures-'));
  mkdirSync(PICTURES, { recursive: true });
  try {
    const env = { ...process.env, PILLARWATCH_DATA_DIR: folder, FORCE_COLOR: '1' };
    const demo = spawnSync(process.execPath, ['--import', 'tsx', 'packages/cli/src/main.ts', 'demo'], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    if (demo.status !== 0) throw new Error(`the demo failed: ${demo.stderr}`);
    await photograph(path.join(folder, 'demo/report.html'), 'report.png', PAGE);
    const terminal = path.join(folder, 'terminal.html');
    writeFileSync(terminal, terminalPage(demo.stdout));
    const lines = demo.stdout.trimEnd().split('\n').length;
    await photograph(terminal, 'terminal.png', { width: 900, height: Math.min(lines, 60) * 18 + 40 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function photograph(file: string, name: string, size: { width: number; height: number }): Promise<void> {
  const profile = mkdtempSync(path.join(tmpdir(), 'pillarwatch-chromium-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run'];
  const quiet = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const target = path.join(PICTURES, name);
  await run('chromium', [
    ...flags,
    ...quiet,
    `--user-data-dir=${profile}`,
    `--window-size=${size.width},${size.height}`,
    `--screenshot=${target}`,
    pathToFileURL(file).href,
  ]);
  rmSync(profile, { recursive: true, force: true });
  process.stdout.write(`${path.relative(ROOT, target)}  ${readFileSync(target).length} bytes\n`);
}

/** The terminal's output as a page: what stands in escape sequences becomes bold, dim or a colour. */
function terminalPage(output: string): string {
  const styles: Readonly<Record<string, string>> = {
    '1': 'font-weight:bold',
    '2': 'opacity:.65',
    '31': 'color:#f88',
    '32': 'color:#8d8',
    '33': 'color:#dc8',
    '36': 'color:#8cd',
  };
  const body = output
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
    .split('\u001b[')
    .map((part, at) => {
      if (at === 0) return part;
      const end = part.indexOf('m');
      const style = styles[part.slice(0, end)];
      return `${style === undefined ? '</span>' : `<span style="${style}">`}${part.slice(end + 1)}`;
    })
    .join('');
  return `<!doctype html><meta charset="utf-8"><body style="margin:0;background:#14181d;color:#dde3ea">
<pre style="margin:20px;font:13px/18px 'DejaVu Sans Mono',monospace">${body}</pre>`;
}

await makePictures();
