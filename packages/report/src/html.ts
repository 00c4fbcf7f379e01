import type { WeeklyReport } from '@pillarwatch/model';
import { contributors } from './html/contributors.ts';
import { evidence } from './html/evidence.ts';
import { findings, keyFigures, masthead } from './html/front.ts';
import { histories } from './html/histories.ts';
import { html, Markup } from './html/markup.ts';
import { method } from './html/method.ts';
import { pillarTable } from './html/pillar-table.ts';
import { stories } from './html/stories.ts';
import { STYLE } from './html/style.ts';

/** Inline style, and nothing else: no script, no image, no font, no form, no frame, from anywhere. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The weekly report as a web page in one file, for reading, printing and sending: it loads nothing and runs no
 * script. Text from the network is escaped and only web addresses are linked. The same report gives the same bytes.
 */
export function renderHtml(report: WeeklyReport): string {
  const style = new Markup(STYLE);
  const body = [
    masthead(report),
    html`<main>${[
      findings(report),
      keyFigures(report),
      pillarTable(report),
      histories(report),
      stories(report),
      evidence(report),
      contributors(report),
      method(report),
    ]}</main>`,
  ];
  return `<!doctype html>\n${
    html`<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>AI governance in the news, ${report.week}: ${report.plan.title}</title><style>${style}</style></head><body>${body}</body></html>`
      .source
  }\n`;
}
