/** Texts that the tests of this package compare; all invented. */
export const HARBOUR = [
  'The harbour authority of Port Ellery has asked three insurers to pay for a study of automated cranes.',
  'Its chair said on Tuesday that nobody yet knows who is liable when a crane decides where to put a box.',
  'Two accidents in the spring, neither of them fatal, were blamed on a camera that mistook fog for an empty quay.',
  'Dockers want a person in every cabin, and have said so in letters, on placards and once in a song.',
  'The insurers answered that a person in every cabin costs more than the cranes save.',
  'A compromise drafted by the ministry would let one operator watch four machines from a tower.',
  'Whoever sits in that tower must be able to stop all four within two seconds, the draft says.',
  'Engineers at the polytechnic measured nine seconds in a trial last winter, with coffee in hand.',
  'The authority hopes to have rules in place before the new terminal opens in October.',
  'Until then the old cranes, which are painted green and decide nothing, will go on working the night shift.',
  'Similar questions have come up in two other ports along the coast, and neither has answered them.',
  'A public hearing is planned for the second week of September in the old customs house.',
];

export const ORCHARD = [
  'Apple growers in the upper valley have begun to share the pictures that their sorting machines take.',
  'Each grower alone has too few bruises to teach a computer what a bruise is.',
  'Together the forty farms hold eleven million photographs, most of them of perfectly good fruit.',
  'A cooperative owns the collection and lends it to anyone who gives back what they find.',
  'Its rules fit on one page and were argued over for two years in the back room of an inn.',
  'One seed company wanted to buy everything outright and was shown the door, politely.',
  'Researchers from the agricultural college have already found a fungus that nobody had a name for.',
  'The cooperative will open its books, and its pictures, to pear growers from next season.',
];

export const LIBRARY_ZH = [
  '临江市图书馆本周起在全部十二个分馆试用智能问答服务，读者可以用方言提问。',
  '馆方表示，系统只依据馆藏资料作答，并在每一条回答后面标出书名和页码。',
  '试用首日共有三千四百名读者提问，其中问得最多的是停车和借书期限。',
  '一位退休教师花了半个上午考问系统，最后承认它认得的地方志比自己多。',
  '市数据局要求图书馆每季度公布一次差错清单，并邀请市民参加评议。',
  '馆长说，答错不可怕，可怕的是没有人知道它答错了。',
  '试用期为六个月，期满后由市民代表、专家和馆员共同决定是否继续。',
];

export const FERRY_ZH = [
  '沿海三座城市的渡轮公司昨天签署协议，将共同建设一个海雾预报模型。',
  '过去十年，因大雾停航平均每年造成二十一天的损失，渔民和学生受影响最大。',
  '根据协议，各公司把船上雷达和能见度仪的记录放进同一个数据库。',
  '气象部门负责核对数据质量，模型的代码和权重将向沿海各省开放。',
  '一名老船长说，他愿意听机器的意见，但舵还是要握在人的手里。',
  '首批试航定在明年三月雾季开始之前，届时将有九条航线参加。',
];
