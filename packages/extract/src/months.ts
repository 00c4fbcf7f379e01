/** Month names and their usual short forms, in lower case without a final full stop. */
const NAMES: readonly string[] = [
  'january jan janvier janv enero ene januar jan jänner januari janeiro gennaio gen января янв январь styczeń stycznia ocak oca ledna jan ianuarie tammikuuta január січня јануар януари',
  'february feb février févr fevrier fév febrero feb februar februari fevereiro fev febbraio февраля фев февр февраль lutego luty şubat şub února februarie helmikuuta február лютого februára фебруар февруари',
  'march mar mars marzo mar märz mrz maart março marco марта мар март marca marzec mart března martie maaliskuuta március березня maret marts март mac',
  'april apr avril avr abril abr aprile апреля апр апрель kwietnia kwiecień nisan nis dubna aprilie huhtikuuta április квітня apríla април',
  'may mai mayo mei maio maggio mag мая май maja maj mayıs května toukokuuta május травня mája мај май',
  'june jun juin junio juni junho giugno giu июня июн июнь czerwca czerwiec haziran haz června iunie kesäkuuta június червня jún юни јун',
  'july jul juillet juil julio juli julho luglio lug июля июл июль lipca lipiec temmuz tem července iulie heinäkuuta július липня юли јул',
  'august aug août aout agosto ago augustus августа авг август sierpnia sierpień ağustos ağu srpna elokuuta augusztus серпня agustus ogos',
  'september sep sept septembre septiembre setiembre setembro set settembre сентября сен сент сентябрь września wrzesień eylül eyl září septembrie syyskuuta szeptember вересня септембар септември',
  'october oct octobre octubre oktober okt outubro out ottobre ott октября окт октябрь października październik ekim eki října octombrie lokakuuta október жовтня октобар октомври',
  'november nov novembre noviembre novembro ноября ноя нояб ноябрь listopada listopad kasım kas listopadu noiembrie marraskuuta листопада новембар ноември nopember',
  'december dec décembre déc decembre diciembre dic dezember dez dezembro dicembre декабря дек декабрь grudnia grudzień aralık ara prosince decembrie joulukuuta грудня децембар декември desember des',
];

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((line, index) => line.split(' ').map((name) => [name, index + 1] as const)),
);

/** Number of the month from 1, or null when the word names none. */
export function monthOf(word: string): number | null {
  return MONTHS.get(word.toLowerCase().replace(/\.$/, '')) ?? null;
}
