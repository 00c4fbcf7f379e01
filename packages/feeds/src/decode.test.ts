import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeFeed } from './decode.ts';

const feed = (words: string, prolog = '<?xml version="1.0"?>') =>
  `${prolog}<rss version="2.0"><channel><title>${words}</title></channel></rss>`;
const RUSSIAN = 'Правительство утвердило план действий по управлению искусственным интеллектом';
const CHINESE = '人工智能全球治理行动计划在上海发布，各国代表就安全与发展交换意见';

/** Sentences of our own in charsets that feeds are still written in. */
const SAMPLES: readonly (readonly [string, string])[] = [
  ['gb18030', CHINESE],
  ['gb18030', '国家统计局公布上半年经济数据'],
  ['big5', '全球人工智慧治理行動計畫今天公布，專家認為各國應該加強合作'],
  ['shift_jis', '政府は人工知能の安全に関する新しい指針を発表しました。企業にも協力を求めています'],
  ['euc-jp', '日本と各国は人工知能のルールについて話し合いを続けています'],
  ['euc-kr', '정부는 인공지능 안전을 위한 새로운 지침을 발표했다'],
  ['windows-1252', 'Le président a signé l’accord européen sur l’intelligence artificielle à Genève'],
  ['windows-1252', 'Die Länder beschließen künftige Maßnahmen für größere Sicherheit'],
  [
    'windows-1250',
    'Rząd przyjął ustawę o sztucznej inteligencji, która chroni użytkowników przed nadużyciami i oszustwami',
  ],
  [
    'iso-8859-2',
    'Rząd przyjął ustawę o sztucznej inteligencji, która chroni użytkowników przed nadużyciami i oszustwami',
  ],
  ['windows-1250', 'Vláda schválila nový zákon o umělé inteligenci, který má chránit občany před zneužitím'],
  ['windows-1254', 'Türkiye yapay zekâ için yeni güvenlik kurallarını açıkladı ve işbirliği çağrısı yaptı'],
  ['windows-1251', RUSSIAN],
  ['koi8-r', RUSSIAN],
  ['iso-8859-5', RUSSIAN],
  ['windows-1251', 'Уряд ухвалив план дій щодо управління штучним інтелектом, його підтримали міста і громади'],
  ['windows-1253', 'Η κυβέρνηση ανακοίνωσε νέους κανόνες για την τεχνητή νοημοσύνη'],
  ['windows-1255', 'הממשלה אישרה תכנית חדשה לבטיחות בינה מלאכותית'],
  ['windows-1256', 'أعلنت الحكومة خطة جديدة لسلامة الذكاء الاصطناعي'],
  ['windows-874', 'รัฐบาลประกาศแผนใหม่ด้านความปลอดภัยของปัญญาประดิษฐ์'],
];

/** Words in which nothing but one letter tells the charset apart. */
const SPARSE: readonly (readonly [string, string])[] = [
  ['windows-1252', 'Un plan pour Paris, et rien d’autre'],
  ['windows-1252', 'De Lyon à Paris'],
  ['windows-1252', '<b>é</b>'],
  ['windows-1252', 'Año nuevo'],
];

describe('decodeFeed', () => {
  it.each([...SAMPLES, ...SPARSE])('guesses %s for %s', (charset, words) => {
    expect(decodeFeed(iconv.encode(feed(words), charset), null)).toBe(feed(words));
    const lying = feed(words, '<?xml version="1.0" encoding="utf-8"?>');
    expect(decodeFeed(iconv.encode(lying, charset), 'application/rss+xml; charset=utf-8')).toBe(lying);
  });

  it.each(SAMPLES)('believes a prolog that says %s', (charset, words) => {
    const text = feed(words, `<?xml version='1.0' encoding='${charset.toUpperCase()}'?>`);
    expect(decodeFeed(iconv.encode(text, charset), null)).toBe(text);
  });

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('sees %s with and without mark', (charset) => {
    expect(decodeFeed(iconv.encode(feed(CHINESE), charset), 'text/xml; charset=utf-8')).toBe(feed(CHINESE));
    expect(decodeFeed(iconv.encode(feed(CHINESE), charset, { addBOM: true }), null)).toBe(feed(CHINESE));
  });

  it('sees UTF-8 under any label, with any number of marks, cut off or with a broken byte', () => {
    const bytes = Buffer.from(feed(CHINESE, '<?xml version="1.0" encoding="gb2312"?>'));
    expect(decodeFeed(bytes, 'text/xml; charset=iso-8859-1')).toContain(CHINESE);
    expect(decodeFeed(Buffer.concat([Buffer.from('\ufeff\ufeff'), bytes]), null)).toMatch(/^<\?xml/);
    const cut = Buffer.from(CHINESE).subarray(0, -1);
    expect(decodeFeed(cut, 'text/xml; charset=gbk')).toContain(CHINESE.slice(0, -1));
    const broken = Buffer.concat([bytes, Buffer.from([0xff])]);
    expect(decodeFeed(broken, null)).toContain(CHINESE);
  });

  it('sees ISO-2022-JP by its escapes', () => {
    const bytes = Buffer.from('<title>\x1b$BF|K\\\x1b(B</title>', 'latin1');
    expect(decodeFeed(bytes, null)).toBe('<title>日本</title>');
  });

  it('puts the HTTP charset before the prolog, unless it is the Latin-1 that servers add unasked', () => {
    const text = feed(RUSSIAN, '<?xml version="1.0" encoding="koi8-r"?>');
    expect(decodeFeed(iconv.encode(text, 'windows-1251'), 'text/xml; charset="windows-1251"')).toBe(text);
    expect(decodeFeed(iconv.encode(text, 'koi8-r'), 'text/xml; charset=ISO-8859-1')).toBe(text);
  });

  it('reads GBK letters under a gb2312 label, and smart quotes under a Latin-1 label', () => {
    const chinese = feed('朱镕基讲话', '<?xml version="1.0" encoding="gb2312"?>');
    expect(decodeFeed(iconv.encode(chinese, 'gbk'), null)).toBe(chinese);
    const quoted = feed('“Don’t” – he said', '<?xml version="1.0" encoding="iso-8859-1"?>');
    expect(decodeFeed(iconv.encode(quoted, 'windows-1252'), null)).toBe(quoted);
  });

  it('does not fail on a label that nobody knows', () => {
    const text = feed('café', '<?xml version="1.0" encoding="x-nonsense"?>');
    expect(decodeFeed(iconv.encode(text, 'windows-1252'), 'text/xml; charset=;')).toBe(text);
  });
});
