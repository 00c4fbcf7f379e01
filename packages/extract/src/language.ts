import { detect } from 'tinyld/light';
import { firstMeta, type Statements } from './statements.ts';

/** Characters that detection looks at; enough for any language it knows. */
const SAMPLE = 1_000;

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/g],
  ['zh', /[\u3400-\u9fff]/g],
  ['ko', /[\uac00-\ud7af]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['ar', /[\u0600-\u06ff]/g],
  ['he', /[\u0590-\u05ff]/g],
  ['el', /[\u0370-\u03ff]/g],
  ['th', /[\u0e00-\u0e7f]/g],
  ['hi', /[\u0900-\u097f]/g],
];

/** Languages written in a script that others use too: the script alone does not contradict them. */
const USES: Readonly<Record<string, string>> = {
  uk: 'ru',
  bg: 'ru',
  sr: 'ru',
  mk: 'ru',
  be: 'ru',
  kk: 'ru',
  ky: 'ru',
  tg: 'ru',
  mn: 'ru',
  tt: 'ru',
  fa: 'ar',
  ur: 'ar',
  ps: 'ar',
  ku: 'ar',
  ckb: 'ar',
  ug: 'ar',
  sd: 'ar',
  yi: 'he',
  mr: 'hi',
  ne: 'hi',
  yue: 'zh',
  wuu: 'zh',
};

/**
 * The language a page is written in: what it declares, unless its script says otherwise; else detected.
 *
 * @param statements what the page states
 * @param text title and body
 * @returns ISO 639-1 code, or null when it cannot be told
 */
export function pageLanguage(statements: Statements, text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const script = scriptLanguage(sample);
  for (const declared of declarations(statements)) {
    if (script === null || script === declared || USES[declared] === script) {
      if (script !== null || !usesOwnScript(declared) || sample === '') return declared;
    }
  }
  return detected(sample, script);
}

/**
 * The language a text without any statement is written in.
 *
 * @returns ISO 639-1 code, or null when it cannot be told
 */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  return detected(sample, scriptLanguage(sample));
}

/** A script that one language uses tells enough. */
function detected(sample: string, script: string | null): string | null {
  if (script !== null && script !== 'ru' && script !== 'ar') return script;
  return (sample.length >= 20 && detect(sample)) || script;
}

function declarations(statements: Statements): string[] {
  const found: string[] = [];
  const stated = [
    statements.htmlLanguage,
    statements.linkedData.language,
    firstMeta(statements, 'content-language', 'language', 'dc.language', 'dcterms.language'),
    firstMeta(statements, 'og:locale'),
  ];
  for (const each of stated) {
    const code = /^\s*([a-z]{2})(?=$|[-_\s,;])/i.exec(each ?? '')?.[1]?.toLowerCase();
    if (code !== undefined) found.push(code === 'cn' ? 'zh' : code === 'jp' ? 'ja' : code === 'iw' ? 'he' : code);
  }
  return found;
}

/** The language that the text's script speaks for, where at least three tenths of the text are in it. */
function scriptLanguage(sample: string): string | null {
  const letters = sample.replace(/[^\p{L}]/gu, '').length;
  if (letters === 0) return null;
  const counts = new Map(SCRIPTS.map(([code, letter]) => [code, sample.match(letter)?.length ?? 0]));
  const kana = counts.get('ja') ?? 0;
  const han = counts.get('zh') ?? 0;
  if ((kana + han) / letters >= 0.3) return kana / (kana + han) > 0.08 ? 'ja' : 'zh';
  for (const [code, count] of counts) if (code !== 'ja' && code !== 'zh' && count / letters >= 0.3) return code;
  return null;
}

function usesOwnScript(code: string): boolean {
  return USES[code] !== undefined ? code !== 'sr' && code !== 'ku' : SCRIPTS.some(([own]) => own === code);
}
