import type { NoArticleReason } from '@pillarwatch/model';
import type { Outline } from './blocks.ts';

/** Shortest body that is an article, in Latin letters: a Chinese brief of 25 letters passes. */
const SHORTEST = 60;

const ERROR_TITLE =
  /^(?:404|403|500|502|503)\b|\b(?:404|page not found|not found|access denied|forbidden|error 40\d|service unavailable|just a moment|attention required|seite nicht gefunden|page introuvable|página no encontrada|страница не найдена)\b|页面(?:不存在|没有找到|未找到)|找不到(?:页面|网页)|您访问的页面|无法访问|ページが見つかりません/i;

const CONSENT =
  /\b(?:we (?:and our partners )?(?:use|store)\b.{0,80}\bcookies|accept (?:all )?cookies|before you continue|consent to|your privacy|gdpr|zustimmung|cookies? akzeptieren)\b/i;

const PAYWALL =
  /\b(?:subscribe (?:now|to (?:continue|read|unlock))|to continue reading|already a subscriber|this (?:article|content|story) is (?:for|only|available)|subscribers? only|create a free account|log in to (?:read|continue)|jetzt abonnieren|abonné|réservé aux abonnés|suscríbete para)\b|登录后(?:阅读|查看)|订阅后|付费阅读|会员专享|このコンテンツは有料/i;

const SCRIPT =
  /\b(?:enable javascript|javascript (?:is )?(?:required|disabled)|please turn on javascript|you need to enable javascript)\b|请(?:开启|启用)\s*javascript/i;

/**
 * Why a page holds no article, or null where it does.
 *
 * @param body the body that was found
 * @param size its length in Latin letters
 */
export function noArticle(
  page: Outline,
  title: string | null,
  body: string,
  size: number,
  scripts: boolean,
): NoArticleReason | null {
  const { blocks } = page;
  const all = blocks.slice(0, 400);
  const text = all
    .map((block) => block.text)
    .join(' ')
    .slice(0, 20_000);
  if (size < 1_500 && ERROR_TITLE.test(title ?? '')) return 'error-page';
  if (size < 600 && CONSENT.test(body)) return 'consent-wall';
  if (size >= SHORTEST) return null;
  if (text.length === 0) return scripts ? 'needs-script' : 'empty-page';
  if (SCRIPT.test(text) && text.length < 2_000) return 'needs-script';
  if (ERROR_TITLE.test(text.slice(0, 600)) && text.length < 3_000) return 'error-page';
  if (PAYWALL.test(text)) return 'paywall-stub';
  if (CONSENT.test(text) && text.length < 6_000) return 'consent-wall';
  if (text.length < 200 && scripts) return 'needs-script';
  const linked = all.filter((block) => block.linkShare > 0.5).length;
  if (all.length >= 20 && linked > all.length * 0.4) return 'index-page';
  return 'too-short';
}
