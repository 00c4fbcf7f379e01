import type { Block } from './blocks.ts';
import { hasWide } from './text.ts';

/** Longest line, in Latin letters, that is dropped for its wording. */
const LONGEST = 260;

/** A line that starts so is no part of an article, wherever it stands. */
const STARTS: readonly RegExp[] = [
  /^(?:also |must |please )?(?:read|see|watch|listen|check out|click|find out|learn)(?: more| also| next| full| here| this| the full| our| below)+\b.{0,4}[:：|»>]?/i,
  /^(?:also read|read also|read more|read next|see also|related(?: (?:stories|articles?|links?|posts?|news|reading|topics?|coverage|content))?|more on this|more from|more stories|recommended|you may also like|you might also like|don.t miss|trending|most (?:read|popular)|editor.?s (?:picks?|choice)|up next|in this article|table of contents|further reading|what to read next|next up|in pictures|in photos|watch)\s*(?:[:：|»>–-]|$)/i,
  /^(?:follow|like|find|join|subscribe to|connect with) (?:us|me|our|@|the author|\S+ (?:and \S+ )?on (?:twitter|facebook|instagram|x|telegram|whatsapp|linkedin|youtube|google))\b/i,
  /^(?:subscribe|sign up|sign in|log in|register|donate|support us|download (?:the|our)|get (?:our|the latest|the free|breaking)|join (?:our|the conversation|the discussion|\d+)|enter your e-?mail|stay (?:up to date|informed|tuned)|never miss|click here|tap here|loading|advert$|advertisement|advertising|sponsored|tell us what you think|submit your letter|print recipe|if you (?:enjoyed|liked) (?:reading )?th|for the latest (?:news|stories)|promoted|story continues|article continues|continue reading|scroll (?:down|to)|skip (?:to|ad))\b/i,
  /^(?:share (?:this|on|via|article|the)|share$|tweet$|print$|e-?mail$|whatsapp$|facebook$|twitter$|linkedin$|pinterest$|reddit$|telegram$|copy link|copied|link copied|save$|bookmark|comments?$|\d+ (?:comments?|shares?|views?|likes?)$|leave a (?:comment|reply)|post a comment|view comments|show comments|add a comment|no comments|report (?:a|this)|back to top|top$|reply$|previous$|next$|close$|menu$|more$)/i,
  /^(?:photo(?:graph)?s?|image|picture|credit|video|illustration|graphic|file photo|caption|courtesy)(?: credits?| by| courtesy| source| via)?\s*[:：|/]/i,
  /^(?:\(?c\)|©|copyright\b|all rights reserved|\(?photo by|tags?\s*[:：]|topics?\s*[:：]|filed under|categor(?:y|ies)\s*[:：]|release date:|this entry was (?:posted|tagged)|keywords?\s*[:：]|posted (?:in|by|at|under)\b|posted on:?\s*\S*\d|published(?: on| at| by|:)|last (?:updated|modified|edited)|updated(?: on| at|:)|first published|originally published)/i,
  /^(?:reporting by|writing by|editing by|edited by|additional reporting|compiled by|our standards:|(?:got|have) a (?:news |story )?tip|contact (?:the (?:author|editor|reporter|writer)|us)|send (?:us|tips)|e-?mail (?:the author|us)|write to)\b/i,
  /^(?:about the author|about the writer|the (?:views|opinions) expressed|views expressed|disclaimer|disclosure:|editor.?s note:? this (?:story|article) (?:was|has been) (?:updated|corrected)|this (?:article|story|post) (?:was |is |has been |originally |first )*(?:originally |first )?(?:published|appeared|republished)|republished with)/i,
  /^(?:we use cookies|this (?:site|website) uses cookies|by (?:continuing|clicking|signing|subscribing|submitting|using)|privacy policy|terms (?:of|and)|cookie)/i,
  /^(?:mehr zum thema|lesen sie (?:auch|mehr|hier)|auch interessant|das könnte sie auch|weiterlesen|mehr lesen|zum thema|siehe auch|teilen|drucken|kommentare?|anzeige(?:$| -)|werbung$|kommentieren$|sie müssen (?:sich einloggen|angemeldet)|um kommentare|rezept drucken|quellen (?:aus|ein)blenden|titelbild\s*:|beitragsbild|dieser (?:eintrag|beitrag) wurde|ähnliche (?:beiträge|artikel)|das (?:thema )?könnte (?:dich|ihnen) auch|aus dem heft|newsletter|quelle\s*:|quellen\s*:|foto\s*:|bild\s*:|schlagw|themen\s*:|artikel (?:teilen|merken|drucken)|jetzt (?:abonnieren|lesen)|folgen sie|von redaktion|veröffentlicht|lesezeit|\d+ (?:kommentare?|min))/i,
  /^(?:lire (?:aussi|la suite|également)|à lire (?:aussi|également)|a lire|voir aussi|sur le même sujet|partager|publicité|crédits?(?: photos?)?\s*:|permalien|pour aller plus loin|suivez-nous|abonnez|inscrivez)/i,
  /^(?:lea también|lee también|vea también|puede escribirnos|leer más|lee más|te puede interesar|ver más|más información|mira también|compartir|publicidad|síguenos|suscr[ií]|leia (?:também|mais)|veja (?:também|mais)|saiba mais|compartilh|publicidade|siga|inscreva|leggi anche|leggi tutto|potrebbe interessarti|condividi|pubblicità|iscriviti|foto\s*[:：])/i,
  /^(?:lees ook|lees meer|deel dit|bekijk ook|czytaj (?:też|także|więcej)|zobacz (?:też|także)|läs (?:mer|också|även)|les også|les mer|læs også|lue myös|baca juga|simak juga|ilgili haber|devamını oku|čtěte také|přečtěte si|citește și|citeşte şi|olvass|přečtěte|прочетете|читайте також)/i,
  /^(?:читайте также|читать также|смотрите также|подпис|источник\s*:|фото\s*:|поделиться|реклама|по теме|материалы по теме|автор\s*:|теги\s*:|комментари|ссылки по теме|версия для печати|распечатать|отправить|обсудить|просмотров|оценить|оцените|копировать|все новости|новости партн|подробнее|если вы (?:заметили|нашли) ошибку|нашли ошибку|выделите)/i,
  /^(?:関連記事|関連リンク|あわせて読みたい|シェア|ツイート|この記事を|広告|写真[:：]|\[?写真|画像[:：]|출처|관련기사|저작권|ⓒ|무단|기사제보|اقرأ أيضا|إقرأ أيضا|شاهد أيضا|المصدر\s*:|كلمات|بیشتر بخوانید|انتهای پیام|مزید)/,
];

/** The same for Chinese. Credits and notes may stand in brackets. */
const CHINESE_STARTS =
  /^[\s(（【[［<《*※■◆●▲△▼▽☆★→·•>»①-⑨\d、.-]*(?:责任编辑|责编|编辑[:：/／ ]|编 辑|值班编辑|本文编辑|本文来源|文章来源|信息来源|新闻来源|消息来源|资料来源|来源[:：|]|来 源|稿源|稿件来源|原标题|原题|原文链接|原文地址|转载|作者[:：]|作 者|记者[:：]|文[/／]|图[/／]|文图|图文[/／:：]|图片来源|图源|图[:：]|摄影|供图|声明[:：]|免责声明|特别声明|版权声明|版权所有|郑重声明|本网声明|网站声明|风险提示|分享到|分享[:：]|分享$|分享给|关键词|关键字|标签|相关(?:新闻|阅读|报道|链接|专题|文章|推荐|资讯|搜索|稿件|热词|内容|视频|附件|话题)|延伸阅读|推荐阅读|更多(?:精彩|新闻|内容|资讯|相关|>)|热点(?:新闻|推荐|专题)|热门(?:推荐|文章|新闻)|精彩推荐|猜你喜欢|上一篇|下一篇|上一页|下一页|上页|下页|返回(?:首页|列表|顶部|搜狐|目录)|打印|关闭(?:窗口|本页)?|收藏|我要(?:评论|纠错|留言|反馈|投稿)|网友评论|评论|发表评论|查看评论|已有\d|共有?\d+[条页]|点击(?:进入|查看|加入|图片)|扫描二维码|扫一扫|扫码|关注(?:我们|微信|公众)|微信(?:公众|扫|号)|官方微|下载(?:客户端|app)|客户端|字体[:：]|字号|【?字体|大中小|【大|【打印|【关闭|\[打印|\[关闭|顶一下|踩一下|推荐给|我来说两句|欢迎(?:关注|访问|点击|转载|发表|投稿)|凡(?:本网|注明|本站)|本网(?:站)?(?:注明|转载)|如(?:需转载|有侵权|涉及)|未经(?:授权|许可|本)|举报|投诉|联系我们|热线|新闻热线|校对|审核|审校|监制|编审|主编|初审|终审|复审|一审|二审|三审|浏览次数|阅读次数|点击数|点击量|阅读量|浏览量|访问量|发布(?:时间|日期|者|人|单位)|更新时间|时间[:：]|日期[:：]|当前位置|您(?:现在|当前)?(?:的位置|所在)|首页\s*[>＞»]|本文(?:地址|链接|网址|标签|关键)|链接[:：]|附件[:：]|电话[:：]|传真[:：]|邮箱[:：]|地址[:：]|系统消息|跟贴|发表跟贴|盖楼|同步到|复制成功|复制收藏|修改昵称|广告$|没有相关|本文共分|网友(?:跟帖|留言)|我有话|留言板|正在加载|载入|播放速度|视频[:：]|video|展开全文|阅读全文|全文(?:阅读|完)|查看(?:全文|更多|原图)|加载更多|正文$|完$|the end$|end$|nan$|null$)/i;

/** Ends of a line that carry a credit. */
const CHINESE_CREDIT =
  /^[(（【[［].{0,40}(?:编辑|记者|摄|供图|来源|责编|校对|通讯员|作者|实习|供稿|完|网).{0,40}[)）】\]］]$|(?:[ 　]摄|记者.{1,12}摄|供图|资料图片?|新华社发|\/摄|／摄|图\/.{1,12}|图片来自.{1,15}|视频截图|网络图片|示意图)[)）】。.]?$/;

const ANYWHERE =
  /all rights reserved|getty images|click here to|sign up for (?:our|the)|subscribe to our|follow us on|(?:©|\(c\)) ?20\d\d|all photos|alle rechte vorbehalten|tous droits réservés|todos los derechos|все права защищены|enable javascript|your browser does not|please enable|powered by|terms of (?:use|service)|用微信扫|扫描二维码|版权归.{1,12}所有|不代表本(?:网|站)|仅供参考|侵权.{0,8}删除|all comments|nutze unsere|accept (?:all )?cookies/i;

/** Notes on rights, which may be long. */
const NOTICE =
  /^.{0,12}(?:凡(?:本网|本站|本报|注明)|本(?:网|站)(?:未|所)?注明|如本(?:网|站)转载)|(?:本网站?|本站)所(?:刊|登)载|版权均?(?:属|归)|不代表.{0,6}(?:本网|本站|观点|立场)|转载.{0,20}并不(?:代表|意味)|(?:未经|書面|书面).{0,12}(?:授权|许可).{0,16}(?:转载|使用|复制)|^(?:использование материалов|при (?:воспроизведении|цитировании|использовании|перепечатке|копировании)|перепечатка|все права|допускается цитирование|редакция .{0,20}не несет)|не несет ответственности|(?:material|article|content) may not be (?:published|reproduced|broadcast|copied)|without (?:the )?(?:prior )?(?:written )?permission|vervielfältigung.{0,60}(?:genehmigung|zustimmung)/i;
const LONGEST_NOTICE = 900;

/** Traditional forms of letters that the Chinese rules name in their simplified form. */
const TRADITIONAL =
  '責編輯來題標聲網轉載關聯點擊閱讀熱門新聞報導記攝圖頁後評論發佈時間權屬經許書內資訊稱質錄話傳郵統繫縮臺貼條連該載體專題薦選項檢舉審總監製視頻';
const SIMPLIFIED =
  '责编辑来题标声网转载关联点击阅读热门新闻报导记摄图页后评论发布时间权属经许书内资讯称质录话传邮统系缩台贴条连该载体专题荐选项检举审总监制视频';
const FORMS = new Map([...TRADITIONAL].map((letter, index) => [letter, [...SIMPLIFIED][index] ?? letter]));

function simplified(text: string): string {
  return hasWide(text) ? text.replace(/[\u4e00-\u9fff]/g, (letter) => FORMS.get(letter) ?? letter) : text;
}

/** Whether a short line is boilerplate by its wording. */
export function isBoilerplateLine(block: Block): boolean {
  const { size } = block;
  if (size > LONGEST_NOTICE) return false;
  const text = simplified(block.text);
  if (NOTICE.test(text)) return true;
  if (size > LONGEST) return false;
  if (CHINESE_STARTS.test(text) || (size < 150 && CHINESE_CREDIT.test(text))) return !isLongChinese(text);
  if (STARTS.some((start) => start.test(text))) return size < 120 || block.linkShare > 0.2 || !block.sentence;
  return ANYWHERE.test(text);
}

/** A Chinese label such as 记者 or 关注 also opens real sentences; those end as sentences do and are long. */
function isLongChinese(text: string): boolean {
  return text.length > 60 && /。[”」]?$/.test(text) && !/(?:声明|版权|转载|侵权|凡本|未经)/.test(text.slice(0, 12));
}

/** A heading after which only other articles, comments or offers follow. */
const TAIL_HEADING =
  /^(?:related|more (?:from|on|stories|news|articles)|more .{0,30}(?:stories|articles|news)$|read (?:more|next|also)|also read|recommended|you may|you might|latest|trending|most (?:read|popular|viewed)|popular|top stories|comments?|leave a|about (?:the )?author|share this|follow us|newsletter|sign up|subscribe|sources?:?$|references$|footnotes|tags|topics|next article|what do you think|join the|mehr zum|das könnte|weitere|ähnliche|auch interessant|kommentare?|über den autor|verwandte|lire aussi|à lire|sur le même|articles (?:similaires|liés)|commentaires|relacionad|te puede|lea también|más noticias|últimas|comentarios|leia também|veja também|читайте|по теме|материалы|комментари|похожие|другие|новости|ещё|еще|相关|推荐|热门|热点|延伸|猜你|精彩|评论|最新|更多|関連|おすすめ|人気|ランキング|관련|اقرأ|شاهد)/i;

/** Whether a short line announces what is no part of the article. */
export function isTailHeading({ text, size }: Block): boolean {
  return size < 80 && TAIL_HEADING.test(simplified(text));
}

const COMMENT_HEADING =
  /^(?:(?:top(?: rated)?|all|reader|latest|\d+) )?comments?(?: \(?\d+\)?)?:?$|^\d+ (?:comments|responses|thoughts|kommentare|commentaires|comentarios)\b|^(?:kommentare?|commentaires|comentarios|комментари[ии]|отзывы|обсуждение(?: статьи)?|网友评论|最新评论|热门评论|评论列表|跟贴|コメント)\s*(?:\(?\d+\)?)?:?$/i;

/** Whether a short line stands over readers' comments. */
export function isCommentHeading({ text, size }: Block): boolean {
  return size < 60 && COMMENT_HEADING.test(simplified(text));
}
