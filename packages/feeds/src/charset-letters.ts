/** A charset that is guessed from the letters it yields. Evidence is in nats a letter, against bytes read wrongly. */
export interface CharsetLetters {
  readonly charset: string;
  /** ISO 639-1 codes of languages written in it. */
  readonly languages: readonly string[];
  /** Evidence of each letter outside ASCII that texts in those languages mostly consist of. */
  readonly usual: ReadonlyMap<string, number>;
  /** Evidence of any other letter. */
  readonly unusual: number;
  /** Evidence before any letter was read. */
  readonly prior: number;
  readonly bytesPerLetter: number;
  /** Whether most letters of a word are ASCII. */
  readonly isLatin: boolean;
}

const SIMPLIFIED =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理世车价网站信息技术市场新闻报告央行宣布财存款准备金率总统议院委选举警察治疫情投融券股汇智能数据监管安全风险\u3000，。、：；“”！？（）';
const TRADITIONAL =
  '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處世車價網站信息技術市場新聞報告台灣香港颱風逼近氣象署發布央行宣財存款準備金率總統議院委選舉警察治疫情投融券股匯智能數據監管安全風險\u3000，。、：；「」！？（）';
const JAPANESE =
  'ぁあいうえおかがきぎくぐけげこごさざしじすずせぜそぞただちっつづてでとどなにぬねのはばぱひびぴふぶへべほぼぽまみむめもゃやゅゆょよらりるれろわをんァアィイゥウェエオカガキギクグケゲコゴサザシジスズセゼソゾタダチッツテデトドナニネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワンー日本人大年中会国学生事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公野以思家世多正安院心界教文元重近考画海売知道集別物使品計特私始朝運終台広住無真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢京株式市場反取引了速報首相経済対策表来閣議決定政府選挙党法案予算円億万情術信際米韓国問題関係容疑逮捕故震津波避難被害県区都府戦争和平議員大統領委制度認調査判断裁件影響支援需要価格企投資融農輸出入\u3000、。「」・（）！？';
const KOREAN =
  '이다의는에을가로하고지한사도기를어리나서자은시일대인해들정보아그있수제장전구라으면게주부원상세과니여만된국관성동신소스조와무안비공경연유선계적오문내마물기업했행것치없까요우화체위당산며물민회실교개말분생명년월발현모중간용네식음진심결방든트디았었습입할출저러려데더외미양단통래때남북금재될합니강타터본반고필가';
const CYRILLIC = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё';
const UKRAINIAN = 'оеаинтсрвлкмдпуяьгзбчйхжшюцщфіїєґ';
const CAPITALS_TOO = (letters: string): string => letters + letters.slice(0, 20).toUpperCase();
const GREEK = 'αοιετσνηυρπκμλςωγδχθφβξζψάέήίόύώΑΕΟΠΤΚΣΜΗΝΙΔΓΛΡΈΌ';
const HEBREW = 'יוהלאמתרבשנדעקםחכפטגסזצןךףץ';
const ARABIC = 'اليمنرتوبهدعسكفحقةجشصىأطخضإذثزئءغظآؤ،؟';
const THAI = 'านรอก่เง้มยลวดทีตัสิปคแะให์ไพขจบ็ชืุูำผซธศถภฟณษโๆญฐฏฎฒฉฌฮฤฆ';
const TURKISH = 'ıışğüçöİŞĞÜÇÖâî’“”‘–…';
const POLISH = 'ąćęłńóśźżŁŚŻĆÓ„”–…';
const CENTRAL = 'áčďéěíňóřšťúůýžČŠŽŘÚőűöüÖÜŐäôľĺŕăâîşţŞŢđćĐ„”–…';
const WESTERN = 'éèàêçùâîôûëïöäüßñáíóúãõåøæœÉÈÀÇÊÂÎÔÖÄÜÑÁÍÓÚÅØÆŒ«»’“”‘–—…€°·¡¿º';

/** Nats: as if Western languages were twenty times as common as the rest. Assumed; a few letters overrule it. */
const COMMONEST_PRIOR = 3;

/** Level 1 of these charsets, what wrong readings mostly fall on, has about 4,000 letters; the lists are taken to cover half of usual text. */
function twoBytes(charset: string, languages: readonly string[], letters: string): CharsetLetters {
  const chance = new Set(letters).size / 4000;
  const usual = new Map(Array.from(letters, (letter) => [letter, Math.log(0.5 / chance)]));
  return {
    charset,
    languages,
    usual,
    unusual: Math.log(0.5 / (1 - chance)),
    prior: 0,
    bytesPerLetter: 2,
    isLatin: false,
  };
}

/**
 * The lists above are in order of frequency, which falls off about exponentially (in Russian, from 11 %
 * to 0.3 %); by chance each of 128 codes is as frequent as any other.
 */
function oneByte(charset: string, languages: readonly string[], letters: string): CharsetLetters {
  const list = [...new Set(letters)];
  const shares = list.map((_, rank) => Math.exp((-4 * rank) / list.length));
  const sum = shares.reduce((total, share) => total + share, 0);
  const usual = new Map(list.map((letter, rank) => [letter, Math.log((0.97 * 128 * (shares[rank] ?? 0)) / sum)]));
  const unusual = Math.log((0.03 * 128) / (128 - list.length));
  const prior = charset === 'windows-1252' ? COMMONEST_PRIOR : 0;
  return { charset, languages, usual, unusual, prior, bytesPerLetter: 1, isLatin: letters.includes('ö') };
}

/** In order of preference: of two that do equally well, the first is taken. */
export const CHARSET_LETTERS: readonly CharsetLetters[] = [
  twoBytes('gb18030', ['zh'], SIMPLIFIED),
  twoBytes('big5', ['zh'], TRADITIONAL),
  twoBytes('shift_jis', ['ja'], JAPANESE),
  twoBytes('euc-jp', ['ja'], JAPANESE),
  twoBytes('euc-kr', ['ko'], KOREAN),
  oneByte('windows-1252', ['fr', 'de', 'es', 'pt', 'it', 'en', 'nl', 'sv'], WESTERN),
  oneByte('iso-8859-15', ['fr', 'de', 'es', 'pt', 'it', 'fi'], WESTERN),
  oneByte('windows-1250', ['pl', 'cs', 'sk', 'hu', 'ro'], POLISH + CENTRAL),
  oneByte('iso-8859-2', ['pl', 'cs', 'sk', 'hu', 'ro'], POLISH + CENTRAL),
  oneByte('windows-1254', ['tr', 'az'], TURKISH),
  oneByte('windows-1251', ['ru', 'bg', 'sr', 'mk', 'kk'], CAPITALS_TOO(CYRILLIC)),
  oneByte('windows-1251', ['uk', 'be'], CAPITALS_TOO(UKRAINIAN)),
  oneByte('koi8-r', ['ru'], CAPITALS_TOO(CYRILLIC)),
  oneByte('iso-8859-5', ['ru', 'bg', 'sr'], CAPITALS_TOO(CYRILLIC)),
  oneByte('windows-1253', ['el'], GREEK),
  oneByte('windows-1255', ['he'], HEBREW),
  oneByte('windows-1256', ['ar', 'fa'], ARABIC),
  oneByte('windows-874', ['th'], THAI),
];
