import type { WeeklyReport } from '@pillarwatch/model';

/** BCP 47, as far as feeds and pages need it: `zh`, `zh-hant`, `pt-br`. */
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;

/** Country and language names in English. */
const regions = new Intl.DisplayNames('en', { type: 'region' });
const languages = new Intl.DisplayNames('en', { type: 'language' });

/** `Germany` for `DE`; the code itself when it is none. */
export function countryName(code: string): string {
  return /^[a-z]{2}$/i.test(code) ? (regions.of(code.toUpperCase()) ?? code) : code;
}

/** `Chinese` for `zh`; the code itself when it is none. */
export function languageName(code: string): string {
  return TAG.test(code) ? (languages.of(code) ?? code) : code;
}

/** A language as a `lang` attribute may say it; null when it is not known. */
export function languageTag(language: string | null): string | null {
  return language !== null && TAG.test(language) ? language.toLowerCase() : null;
}

/**
 * The language of a title or a sentence, of which the report does not say it: that of the story at the same
 * address, or the one its script tells. Null for Latin and other scripts that many languages share.
 */
export function languageOf(report: WeeklyReport, text: string, url: string): string | null {
  const story = report.stories.find((one) => one.url === url);
  return languageTag(story?.language ?? null) ?? languageByScript(text);
}

/** Chinese, Japanese or Korean, which their scripts give away; null for everything else. */
export function languageByScript(text: string): string | null {
  const start = text.slice(0, 400);
  if (/[\p{sc=Hira}\p{sc=Kana}]/u.test(start)) return 'ja';
  if (/\p{sc=Hang}/u.test(start)) return 'ko';
  return /\p{sc=Han}/u.test(start) ? 'zh' : null;
}
