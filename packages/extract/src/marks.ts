import type { Element } from 'domhandler';

/** What an element's tag, role, class and id say about its content. Bits, so that they can be combined. */
export const MARK = {
  body: 1 << 0,
  comment: 1 << 1,
  related: 1 << 2,
  share: 1 << 3,
  nav: 1 << 4,
  caption: 1 << 5,
  meta: 1 << 6,
  offer: 1 << 7,
  advert: 1 << 8,
  side: 1 << 9,
  footer: 1 << 10,
  hidden: 1 << 11,
  author: 1 << 12,
  standfirst: 1 << 13,
  notice: 1 << 14,
  consent: 1 << 15,
  /** Weaker than `body`: also said of wrappers around much more. */
  content: 1 << 16,
} as const;

/** Marks of sections that are no part of an article. */
export const JUNK =
  MARK.comment |
  MARK.related |
  MARK.share |
  MARK.nav |
  MARK.caption |
  MARK.meta |
  MARK.offer |
  MARK.advert |
  MARK.side |
  MARK.footer |
  MARK.hidden |
  MARK.author |
  MARK.notice |
  MARK.consent;

/** Words in class names and ids, in the languages that sites name their classes in. */
const WORDS: readonly (readonly [number, RegExp])[] = [
  [MARK.consent, /cookie|consent|gdpr|(?:^|[-_ ])cli-modal/],
  [
    MARK.body,
    /article-?(?:body|content|text|main)|(?:story|entry|post|news|text|blog|detail)-?(?:body|content|text|copy)(?!-?(?:wrap|list|top|foot|head))|body-?(?:text|copy)|artibody|rich-?text|zhengwen/,
  ],
  [
    MARK.content,
    /(?:body|main|page|cms|site|content)-?(?:body|content|text)|article|(?:^| )(?:content|prose|detail|story|entry)(?= |$)/,
  ],
  [
    MARK.comment,
    /(?:^|[-_ ])(?:comments?|commentlist|comment-?(?:list|area|section|form|body|text|content|wrapper|respond)|respond|disqus|replies|kommentare?|commentaires|comentarios|pinglun|livefyre|spot-im|hypercomments)(?=$|[-_ \d])|fb-comments/,
  ],
  [
    MARK.related,
    /related|recommend|recirc|outbrain|taboola|promo(?!te)|teaser|trending|most-?(?:read|popular|viewed)|popular|more-?(?:news|stories|articles|from|on|links|like|posts)|read-?(?:more|next|also)|see-?also|also-?(?:read|like)|further-?reading|up-?next|similar|suggest|xgxw|xiangguan|tuijian|relacionad|voir-aussi|a-lire|lire-aussi|leia|weiterlesen|mehr-zum|zergnet|revcontent|next-?(?:post|article)|prev(?:ious)?-?(?:post|article)|hot-?(?:news|list|rank)|in-?read|inline-link|link-?list/,
  ],
  [
    MARK.share,
    /share|sharing|social(?!-?media-?embed)|addthis|addtoany|jiathis|bdshare|bshare|follow-?(?:us|bar|box)|(?:^|[-_ ])(?:print|toolbar|tools|actions|bookmark|feedback|like-button)(?=$|[-_ ])/,
  ],
  [
    MARK.nav,
    /breadcrumb|crumbs?(?=$|[-_ ])|(?:^|[-_ ])(?:nav|navi|navbar|navigation|menu|submenu|pagination|pager|paging|pagenav|tabs|sitemap|toc|skip|topbar|masthead|site-?header|jump-?links?)(?=$|[-_ \d])|table-of-contents|ez-toc/,
  ],
  [
    MARK.caption,
    /caption|credit|(?:^|[-_ ])(?:gallery|slideshow|carousel|slider|lightbox|photo-?(?:info|desc|text)|image-?(?:desc|text|title|info|meta)|img-?(?:desc|text|title|info)|media-?(?:desc|info|meta)|legende?|bildtext|bildunterschrift)(?=$|[-_ \d])/,
  ],
  [
    MARK.meta,
    /byline|dateline|timestamp|pub(?:lish(?:ed)?)?-?(?:date|time|info)|(?:^|[-_ ])(?:meta|metadata|date|time|posted-on|reading-?time|entry-?meta|post-?meta|post-?info|article-?info|category|categories|kicker|eyebrow|tags?|tag-?(?:list|cloud|links)|taglist|keywords?|labels?|topics?|counter|rating|ratings|votes?|source|laiyuan|art-?info|cat-?links|hashtags?)(?=$|[-_ \d])/,
  ],
  [
    MARK.offer,
    /newsletter|subscri|sign-?up|paywall|piano|regwall|modal|pop-?up|overlay|lightbox|donat|membership|app-?(?:download|banner|promo)|survey|(?:^|[-_ ])(?:cta|login|register|poll|quiz|quizz|mailing|banner|alert|call-to-action|promo-?box|magazine|tip-?jar|support-?us|whatsapp|telegram)(?=$|[-_ ])/,
  ],
  [
    MARK.advert,
    /(?:^|[-_ ])(?:ad|ads|adv|advert\w*|ad-?(?:box|slot|unit|wrap\w*|container|label)|adsense|adsbygoogle|dfp|gpt|sponsor\w*|werbung|anzeige|reklam\w*|publicidad|pub|guanggao|mpu|billboard)(?=$|[-_ \d])/,
  ],
  [
    MARK.side,
    /side-?bar|(?:^| )widgets?(?=$|[- ])|expandable-?box|wrapper-+collapsed|(?:^|[-_ ])(?:rail|aside|widget-area|secondary|right-?(?:col|column|rail|bar|side)|col-?right|factbox|fact-?box|infobox|info-?box|marginal|zhulan)(?=$|[-_ \d])/,
  ],
  [
    MARK.footer,
    /(?:^|[-_ ])(?:footer|foot|site-?footer|page-?footer|article-?footer|post-?footer|entry-?footer|bottom-?bar|colophon|copyright)(?=$|[-_ \d])/,
  ],
  [
    MARK.notice,
    /disclaimer|shengming|(?:^|[-_ ])(?:statement|corrections?|legal|editor|zebian|bianji|article-?note)(?=$|[-_ ])/,
  ],
  [
    MARK.hidden,
    /visually-?hidden|screen-?reader|(?:^| )(?:sr-?only|print-?only|hidden|hide|invisible|no-?display|d-none|a11y|noscript)(?=$| )/,
  ],
  [
    MARK.author,
    /(?:author|writer|contributor|columnist|reporter)s?-?(?:bio|box|info|card|profile|details?|desc\w*|area|block|about|section|container|wrap\w*)|about-?(?:the-?)?author|(?:^|[-_ ])(?:bio|authors?|byline|autor(?:en|es)?|auteur|vcard|journalist)(?=$|[-_ ])/,
  ],
  [
    MARK.standfirst,
    /stand-?first|strap-?line|(?:^|[-_ ])(?:dek|deck|lede|lead|leadtext|lead-?in|sub-?title|sub-?head(?:line|ing|er)?|sub-?line|subdeck|intro|introduction|article-?intro|vorspann|teaser-?text|chapo|chapeau|entradilla|bajada|sumario|sapo|ingress|excerpt|abstract|summary|perex|zhaiyao|daodu|daoyu|fu-?biao-?ti|futi|fbt|description|anons|resumo|catenaccio|sommario|occhiello)(?=$|[-_ \d])|(?:article|post|story|entry|news|content|header|page)-?(?:dek|lead|lede|summary|description|subtitle|subhead\w*|excerpt|intro|abstract)|__(?:lead|dek|intro|summary|subtitle|standfirst|description)/,
  ],
];

const TAGS: Readonly<Record<string, number>> = {
  nav: MARK.nav,
  footer: MARK.footer,
  aside: MARK.side,
  figcaption: MARK.caption,
  figure: MARK.caption,
  form: MARK.offer,
  dialog: MARK.offer,
  menu: MARK.nav,
};

const ROLES: Readonly<Record<string, number>> = {
  navigation: MARK.nav,
  complementary: MARK.side,
  contentinfo: MARK.footer,
  dialog: MARK.offer,
  alertdialog: MARK.offer,
  search: MARK.offer,
  menu: MARK.nav,
  menubar: MARK.nav,
  tablist: MARK.nav,
  note: 0,
};

/** Class tokens with which blog software repeats a post's own tags and state. */
const POST_STATE = /(?:^|\s)(?:category|tag|type|status|format|has|is|no|post|author)-\S*|comments-(?:open|closed)/g;

/** Bounds the cost of absurdly long class attributes. */
const LONGEST_NAME = 300;

const known = new Map<string, number>();
const MOST_KNOWN = 20_000;

/** The marks of one element, from its tag, role, item property, class, id and style. */
export function marksOf(element: Element): number {
  const { name, attribs } = element;
  let marks = TAGS[name] ?? 0;
  const { class: classes = '', id = '', role, itemprop, style, hidden } = attribs;
  if (role !== undefined) marks |= ROLES[role.toLowerCase()] ?? 0;
  if (itemprop !== undefined && /\barticleBody\b/i.test(itemprop)) marks |= MARK.body;
  if (hidden !== undefined || (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style))) {
    marks |= MARK.hidden;
  }
  if (classes === '' && id === '') return marks;
  const wrapper = name === 'article' || name === 'main' || name === 'body' || name === 'html';
  const kind = wrapper || name === 'blockquote' ? name : '';
  const key = kind === '' && id === '' ? classes : `${kind} ${classes} ${id}`;
  let named = known.get(key);
  if (named === undefined) {
    named = marksOfName(key, wrapper);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, named);
  }
  return marks | named;
}

function marksOfName(key: string, wrapper: boolean): number {
  if (key.startsWith('html') || key.startsWith('body')) return 0;
  const spaced = key
    .slice(0, LONGEST_NAME)
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase();
  const name = (wrapper ? spaced.replace(POST_STATE, ' ') : spaced).replace(/_+/g, '-');
  let marks = 0;
  for (const [mark, words] of WORDS) if (words.test(name)) marks |= mark;
  if (key.startsWith('blockquote')) marks &= MARK.body | MARK.consent | MARK.hidden;
  if (wrapper) marks &= MARK.body | MARK.content | MARK.related | MARK.advert;
  return marks;
}
