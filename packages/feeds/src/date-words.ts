/** Hours east of UTC by zone name. Where a name stands for several zones, the one that feeds mean by it (RFC 822 first). */
const ZONE_HOURS = new Map(
  Object.entries({
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    west: 1,
    bst: 1,
    cet: 1,
    mez: 1,
    met: 1,
    cest: 2,
    mesz: 2,
    mest: 2,
    eet: 2,
    eest: 3,
    sast: 2,
    cat: 2,
    wat: 1,
    eat: 3,
    msk: 3,
    trt: 3,
    gst: 4,
    irst: 3.5,
    pkt: 5,
    ist: 5.5,
    npt: 5.75,
    ict: 7,
    wib: 7,
    hkt: 8,
    sgt: 8,
    myt: 8,
    pht: 8,
    awst: 8,
    kst: 9,
    jst: 9,
    acst: 9.5,
    acdt: 10.5,
    aest: 10,
    aedt: 11,
    nzst: 12,
    nzdt: 13,
    nst: -3.5,
    ndt: -2.5,
    brt: -3,
    art: -3,
    clt: -4,
    ast: -4,
    adt: -3,
    est: -5,
    edt: -4,
    et: -5,
    cst: -6,
    cdt: -5,
    mst: -7,
    mdt: -6,
    pst: -8,
    pdt: -7,
    akst: -9,
    akdt: -8,
    hst: -10,
    hast: -10,
  }),
);

/** CST is China's own name for its time, and Taiwan's, but the American Central zone's in RFC 822. */
const CHINESE_ZONE_HOURS = new Map(Object.entries({ cst: 8, bjt: 8 }));

/**
 * Minutes east of UTC of a zone name, or null when it is none.
 *
 * @param name any case, such as `GMT`, `CEST`, `Etc/GMT`
 * @param language of the feed, or null: decides what `CST` means
 */
export function zoneMinutes(name: string, language: string | null): number | null {
  const short = name.toLowerCase().replace(/^etc\//, '');
  const chinese = language?.toLowerCase().startsWith('zh') ? CHINESE_ZONE_HOURS.get(short) : undefined;
  const hours = chinese ?? ZONE_HOURS.get(short);
  return hours === undefined ? null : hours * 60;
}

/** Month names by their number: beginnings long enough to tell them apart, lower case, without accents. */
const MONTH_STARTS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'янв', 'gen', 'styc', 'sty', 'led', 'oca', 'ιαν', 'يناير', 'січ', 'janu'],
  ['feb', 'fev', 'фев', 'lut', 'uno', 'sub', 'φεβ', 'فبراير', 'лют', 'fevr'],
  ['mar', 'мар', 'maa', 'mrz', 'mae', 'mrt', 'bre', 'μαρ', 'مارس', 'бер'],
  ['apr', 'avr', 'abr', 'апр', 'kwi', 'dub', 'nis', 'απρ', 'أبريل', 'ابريل', 'кві'],
  ['may', 'mai', 'мая', 'май', 'maj', 'mei', 'mag', 'kve', 'μαι', 'مايو', 'тра'],
  ['jun', 'juin', 'июн', 'giu', 'cze', 'cer', 'haz', 'ιουν', 'يونيو', 'чер'],
  ['jul', 'juil', 'июл', 'lug', 'lip', 'cerv', 'tem', 'ιουλ', 'يوليو', 'лип'],
  ['aug', 'aou', 'ago', 'авг', 'sie', 'srp', 'agu', 'αυγ', 'أغسطس', 'اغسطس', 'сер'],
  ['sep', 'set', 'сен', 'wrz', 'zar', 'eyl', 'σεπ', 'سبتمبر', 'вер'],
  ['oct', 'okt', 'out', 'ott', 'окт', 'paz', 'rij', 'eki', 'οκτ', 'أكتوبر', 'اكتوبر', 'жов'],
  ['nov', 'ноя', 'lis', 'kas', 'νοε', 'نوفمبر', 'лис'],
  ['dec', 'dic', 'dez', 'дек', 'gru', 'pros', 'ara', 'δεκ', 'ديسمبر', 'гру', 'des'],
];

const CHINESE_MONTHS = [
  '一月',
  '二月',
  '三月',
  '四月',
  '五月',
  '六月',
  '七月',
  '八月',
  '九月',
  '十月',
  '十一月',
  '十二月',
];

/**
 * Month number (1 to 12) of a month name in one of the languages feeds are written in, or null.
 *
 * @param word letters only, any case, full or shortened
 */
export function monthNumber(word: string): number | null {
  const plain = word
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase();
  const chinese = CHINESE_MONTHS.indexOf(plain);
  if (chinese !== -1) return chinese + 1;
  let best = { month: 0, length: 2 };
  MONTH_STARTS.forEach((starts, at) => {
    for (const start of starts) {
      if (start.length > best.length && plain.startsWith(start)) best = { month: at + 1, length: start.length };
    }
  });
  return best.month || null;
}
