import type { Article, ZonedTime } from './types.ts';

/** How long an article with a correction stands without it. */
const UNCORRECTED_MS = 2 * 86_400_000;

/** When an article changes, or null for one that never does. */
export function revisedAt({ correction, time }: Article): Date | null {
  return correction === null ? null : new Date(time.instant.getTime() + UNCORRECTED_MS);
}

/** The article as the paper prints it at that moment. */
export function editionAt(article: Article, now: Date): Article {
  const revised = revisedAt(article);
  if (revised === null || article.correction === null || now < revised) return article;
  return {
    ...article,
    updated: later(article.time, UNCORRECTED_MS),
    body: [...article.body, { kind: 'paragraph', text: article.correction }],
  };
}

function later({ instant, text }: ZonedTime, ms: number): ZonedTime {
  const wall = new Date(Date.parse(`${text.slice(0, 19)}Z`) + ms);
  return { instant: new Date(instant.getTime() + ms), text: wall.toISOString().slice(0, 19) + text.slice(19) };
}
