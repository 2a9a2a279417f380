import type { Locale, Texts } from '../../types.ts';
import type { Period, Recap, Span } from './rules.ts';

/** What is told, with every number written out. */
export interface Told extends Recap {
  /** `11月16日–11月22日`, of one day `11月22日`. */
  readonly dates: string;
  readonly busiest: readonly { readonly name: string; readonly messages: number }[];
}
interface Catalogue {
  /** `上周` */
  readonly when: (span: Pick<Span, 'period' | 'ago'>) => string;
  /** Above the picture. */
  readonly heading: (span: Pick<Span, 'period' | 'ago'>) => string;
  /** To the group: at most three lines. */
  readonly group: (r: Told) => string;
  /** To staff, of one group or several: at most four lines. */
  readonly staff: (name: string, r: Told, groups: number) => string;
  readonly figures: Readonly<
    Record<'messages' | 'speakers' | 'joined' | 'left' | 'checkins' | 'points' | 'thanks' | 'hour', string>
  >;
  /** In the picture, where a number would say who. */
  readonly few: string;
  readonly none: string;
  readonly course: (period: Period) => string;
  readonly topic: (words: string, replies: number) => string;
  /** Monday to Sunday, one or two letters. */
  readonly weekdays: readonly string[];
  readonly which: string;
}

const joined = (parts: readonly string[], between: string, end: string): string =>
  parts.length > 0 ? `${parts.join(between)}${end}` : '';
const clock = (hour: number): string => `${`${hour}`.padStart(2, '0')}:00`;
const numbers = (locale: Locale): ((n: number) => string) => {
  const format = new Intl.NumberFormat(locale);
  return (n) => format.format(n);
};
type Names = Readonly<Record<Period, readonly [now: string, before: string]>>;
const hans: Names = { day: ['今天', '昨天'], week: ['本周', '上周'], month: ['本月', '上月'] };
const hant: Names = { day: ['今天', '昨天'], week: ['本週', '上週'], month: ['本月', '上月'] };
const english: Names = {
  day: ['Today', 'Yesterday'],
  week: ['This week', 'Last week'],
  month: ['This month', 'Last month'],
};
const some = (n: number, text: string): string[] => (n > 0 ? [text] : []);

/** Both Chinese catalogues are put together alike; their words are their own. */
interface Han {
  readonly names: Names;
  readonly quiet: string;
  readonly few: (messages: string) => string;
  readonly many: (speakers: string, messages: string) => string;
  readonly hour: (hour: string) => string;
  readonly joined: (n: string) => string;
  readonly left: (n: string) => string;
  readonly checkins: (n: string) => string;
  readonly points: (n: string) => string;
  readonly thanks: (n: string) => string;
  readonly topic: (words: string, replies: string) => string;
  readonly staffQuiet: string;
  readonly staff: (messages: string, speakers: string) => string;
  readonly aFew: string;
  readonly people: (n: string) => string;
  readonly groups: (n: string) => string;
  readonly busiest: string;
}
function han(t: Han, locale: Locale): Pick<Catalogue, 'when' | 'group' | 'staff'> {
  const n = numbers(locale);
  const when: Catalogue['when'] = ({ period, ago }) => t.names[period][ago];
  const hour = (r: Told): string => (r.hour === null ? '' : `，${t.hour(clock(r.hour))}`);
  const topic = (r: Told): string => (r.topic ? t.topic(r.topic.words, n(r.topic.replies)) : '');
  const done = (r: Told): string[] => [
    ...some(r.checkins, t.checkins(n(r.checkins))),
    ...some(r.points, t.points(n(r.points))),
    ...some(r.thanks, t.thanks(n(r.thanks))),
  ];
  return {
    when,
    group: (r) => {
      const said =
        r.messages === 0
          ? t.quiet
          : `${r.speakers === null ? t.few(n(r.messages)) : t.many(n(r.speakers), n(r.messages))}${hour(r)}。`;
      const rest = joined([...some(r.joined, t.joined(n(r.joined))), ...done(r)], '，', '。');
      return [`${when(r.span)}${said}`, rest, topic(r)].filter(Boolean).join('\n');
    },
    staff: (name, r, groups) => {
      const where = groups > 1 ? `「${name}」${t.groups(n(groups))}` : `「${name}」`;
      const speakers = r.speakers === null ? t.aFew : t.people(n(r.speakers));
      const said = r.messages === 0 ? t.staffQuiet : `${t.staff(n(r.messages), speakers)}${hour(r)}。`;
      const people = joined([...some(r.joined, t.joined(n(r.joined))), ...some(r.left, t.left(n(r.left)))], '，', '。');
      const busiest = r.busiest.map((b) => `${b.name} ${n(b.messages)}`).join('、');
      return [
        `${where}${when(r.span)}（${r.dates}）：${said}`,
        `${people}${joined(done(r), '，', '。')}`,
        topic(r),
        busiest && `${t.busiest}：${busiest}。`,
      ]
        .filter(Boolean)
        .join('\n');
    },
  };
}

const hansHan: Han = {
  names: hans,
  quiet: '群里很安静，歇一歇也好。想聊的时候随时开口。',
  few: (messages) => `群里几位朋友聊了 ${messages} 句`,
  many: (speakers, messages) => `群里 ${speakers} 位聊了 ${messages} 句`,
  hour: (hour) => `${hour} 前后最热闹`,
  joined: (n) => `来了 ${n} 位新朋友`,
  left: (n) => `离开 ${n} 位`,
  checkins: (n) => `签到 ${n} 次`,
  points: (n) => `发出 ${n} 分`,
  thanks: (n) => `道谢 ${n} 次`,
  topic: (words, replies) => `聊得最开的话题：「${words}」，${replies} 人接话。`,
  staffQuiet: '很安静，没有人说话。',
  staff: (messages, speakers) => `${messages} 条消息，${speakers}说话`,
  aFew: '几个人',
  people: (n) => `${n} 人`,
  groups: (n) => `${n} 个群`,
  busiest: '最热闹的群',
};
const hantHan: Han = {
  names: hant,
  quiet: '群裡很安靜，歇一歇也好。想聊的時候隨時開口。',
  few: (messages) => `群裡幾位朋友聊了 ${messages} 句`,
  many: (speakers, messages) => `群裡 ${speakers} 位聊了 ${messages} 句`,
  hour: (hour) => `${hour} 前後最熱鬧`,
  joined: (n) => `來了 ${n} 位新朋友`,
  left: (n) => `離開 ${n} 位`,
  checkins: (n) => `簽到 ${n} 次`,
  points: (n) => `發出 ${n} 點`,
  thanks: (n) => `道謝 ${n} 次`,
  topic: (words, replies) => `聊得最開的話題：「${words}」，${replies} 人接話。`,
  staffQuiet: '很安靜，沒有人說話。',
  staff: (messages, speakers) => `${messages} 則訊息，${speakers}說話`,
  aFew: '幾個人',
  people: (n) => `${n} 人`,
  groups: (n) => `${n} 個群`,
  busiest: '最熱鬧的群',
};

const en = numbers('en');
const counted = (n: number, one: string, many = `${one}s`): string => `${en(n)} ${n === 1 ? one : many}`;
const whenEnglish: Catalogue['when'] = ({ period, ago }) => english[period][ago];
const hourEnglish = (r: Told): string => (r.hour === null ? '' : `, liveliest around ${clock(r.hour)}`);
const topicEnglish = (r: Told): string =>
  r.topic ? `The topic that got people talking: "${r.topic.words}" (${en(r.topic.replies)} joined in).` : '';
const doneEnglish = (r: Told): string[] => [
  ...some(r.checkins, counted(r.checkins, 'check-in')),
  ...some(r.points, `${counted(r.points, 'point')} given`),
  ...some(r.thanks, counted(r.thanks, 'thank-you')),
];

export const recapTexts: Texts<Catalogue> = {
  'zh-CN': {
    ...han(hansHan, 'zh-CN'),
    heading: ({ period, ago }) => `${hans[period][ago]}回顾`,
    figures: {
      messages: '消息',
      speakers: '说话的人',
      joined: '新朋友',
      left: '离开',
      checkins: '签到',
      points: '发出积分',
      thanks: '道谢',
      hour: '最热闹',
    },
    few: '几位',
    none: '-',
    course: (period) => (period === 'day' ? '每小时的消息' : '每天的消息'),
    topic: (words, replies) => `「${words}」${replies} 人接话`,
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    which: '看哪一段？比如「周报」「周报 上周」「周报 今天」「周报 本月」。',
  },
  'zh-TW': {
    ...han(hantHan, 'zh-TW'),
    heading: ({ period, ago }) => `${hant[period][ago]}回顧`,
    figures: {
      messages: '訊息',
      speakers: '說話的人',
      joined: '新朋友',
      left: '離開',
      checkins: '簽到',
      points: '發出點數',
      thanks: '道謝',
      hour: '最熱鬧',
    },
    few: '幾位',
    none: '-',
    course: (period) => (period === 'day' ? '每小時的訊息' : '每天的訊息'),
    topic: (words, replies) => `「${words}」${replies} 人接話`,
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    which: '看哪一段？例如「週報」「週報 上週」「週報 今天」「週報 本月」。',
  },
  en: {
    when: whenEnglish,
    heading: (span) => `${whenEnglish(span)} in the group`,
    group: (r) => {
      const said =
        r.messages === 0
          ? 'quiet, and that is fine. Talk whenever you like.'
          : `${r.speakers === null ? 'a few people' : counted(r.speakers, 'person', 'people')} wrote ${counted(r.messages, 'message')}${hourEnglish(r)}.`;
      const rest = joined([...some(r.joined, counted(r.joined, 'newcomer')), ...doneEnglish(r)], ', ', '.');
      return [`${whenEnglish(r.span)} in the group: ${said}`, rest, topicEnglish(r)].filter(Boolean).join('\n');
    },
    staff: (name, r, groups) => {
      const speakers = r.speakers === null ? 'a few people' : counted(r.speakers, 'person', 'people');
      const said =
        r.messages === 0
          ? 'quiet, nobody wrote.'
          : `${counted(r.messages, 'message')} by ${speakers}${hourEnglish(r)}.`;
      const came = [...some(r.joined, counted(r.joined, 'newcomer')), ...some(r.left, `${en(r.left)} left`)];
      const busiest = r.busiest.map((b) => `${b.name} ${en(b.messages)}`).join(', ');
      return [
        `${whenEnglish(r.span)} in ${name}${groups > 1 ? `, ${en(groups)} groups` : ''} (${r.dates}): ${said}`,
        joined([...came, ...doneEnglish(r)], ', ', '.'),
        topicEnglish(r),
        busiest && `Liveliest groups: ${busiest}.`,
      ]
        .filter(Boolean)
        .join('\n');
    },
    figures: {
      messages: 'Messages',
      speakers: 'People talking',
      joined: 'Newcomers',
      left: 'Left',
      checkins: 'Check-ins',
      points: 'Points given',
      thanks: 'Thank-yous',
      hour: 'Liveliest',
    },
    few: 'a few',
    none: '-',
    course: (period) => (period === 'day' ? 'Messages by the hour' : 'Messages day by day'),
    topic: (words, replies) => `"${words}": ${counted(replies, 'person', 'people')} joined in`,
    weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
    which: 'Which one? /recap, /recap last week, /recap today, /recap this month',
  },
};
