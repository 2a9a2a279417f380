import { describe, expect, it } from 'vitest';

import { readSentence } from './read.ts';
import { upcoming } from './when.ts';

/** Saturday 2026-11-21, 10:00 in Shanghai. */
const now = Date.parse('2026-11-21T10:00:00+08:00');
const zone = 'Asia/Shanghai';
const clock = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(2, 16).replace('T', ' ');
/** The next instants and the words, or the fault. */
const read = (text: string, count = 2): string => {
  const found = readSentence(text, now, zone);
  if ('fault' in found) return found.fault;
  return [...upcoming(found.when, zone, now, count).map(clock), found.words].join(' | ');
};

const good: readonly (readonly [string, string])[] = [
  // zh-CN
  ['每天 9:00 早安', '26-11-22 09:00 | 26-11-23 09:00 | 早安'],
  ['每天早上9点 早安', '26-11-22 09:00 | 26-11-23 09:00 | 早安'],
  ['每天晚上八点半：今天聊点什么？', '26-11-21 20:30 | 26-11-22 20:30 | 今天聊点什么？'],
  ['每日 21：05 晚安', '26-11-21 21:05 | 26-11-22 21:05 | 晚安'],
  ['每周一 20:00 新品上架', '26-11-23 20:00 | 26-11-30 20:00 | 新品上架'],
  ['每周一、三、五 晚上7点 直播', '26-11-23 19:00 | 26-11-25 19:00 | 直播'],
  ['每星期二到四 12:30 午间特价', '26-11-24 12:30 | 26-11-25 12:30 | 午间特价'],
  ['每个礼拜天下午三点 读书会', '26-11-22 15:00 | 26-11-29 15:00 | 读书会'],
  ['工作日 9:00 开门啦', '26-11-23 09:00 | 26-11-24 09:00 | 开门啦'],
  ['每个工作日的早上 8点一刻 打卡', '26-11-23 08:15 | 26-11-24 08:15 | 打卡'],
  ['周末 10:30 亲子时间', '26-11-21 10:30 | 26-11-22 10:30 | 亲子时间'],
  ['每月1号 10:00 会员日', '26-12-01 10:00 | 27-01-01 10:00 | 会员日'],
  ['每个月十五号 中午12点 抽奖', '26-12-15 12:00 | 27-01-15 12:00 | 抽奖'],
  ['每月1号、15号 9点 盘点', '26-12-01 09:00 | 26-12-15 09:00 | 盘点'],
  ['每月最后一天 18:00 结算', '26-11-30 18:00 | 26-12-31 18:00 | 结算'],
  ['每月第一个周五 20:00 读书会', '26-12-04 20:00 | 27-01-01 20:00 | 读书会'],
  ['每年12月24日 20:00 平安夜', '26-12-24 20:00 | 27-12-24 20:00 | 平安夜'],
  ['明天 8点 开团', '26-11-22 08:00 | 开团'],
  ['明早7点半 集合', '26-11-22 07:30 | 集合'],
  ['今晚 8点 秒杀', '26-11-21 20:00 | 秒杀'],
  ['后天下午两点 上新', '26-11-23 14:00 | 上新'],
  ['大后天 9:00 发货', '26-11-24 09:00 | 发货'],
  ['周五晚上 9 点 团购截止', '26-11-27 21:00 | 团购截止'],
  ['周六 9:00 已过就下周', '26-11-28 09:00 | 已过就下周'],
  ['下周三 15:00 见面会', '26-11-25 15:00 | 见面会'],
  ['12月1日 10:00 年货节开始', '26-12-01 10:00 | 年货节开始'],
  ['2026年12月12日 0点 双十二', '26-12-12 00:00 | 双十二'],
  ['2027-01-01 00:00 新年快乐', '27-01-01 00:00 | 新年快乐'],
  ['3/8 10:00 女神节', '27-03-08 10:00 | 女神节'],
  ['腊月二十三 9:00 小年好', '27-01-30 09:00 | 小年好'],
  ['腊月廿三早上9点 小年好', '27-01-30 09:00 | 小年好'],
  ['农历正月初一 8:00 过年好', '27-02-06 08:00 | 过年好'],
  ['每年农历八月十五 20:00 赏月', '27-09-15 20:00 | 28-10-03 20:00 | 赏月'],
  ['除夕 20:00 团圆啦', '27-02-05 20:00 | 团圆啦'],
  ['冬至 12:00 吃饺子', '26-12-22 12:00 | 吃饺子'],
  ['30分钟后 水开了', '26-11-21 10:30 | 水开了'],
  ['半小时后 开会', '26-11-21 10:30 | 开会'],
  ['两个小时后 出发', '26-11-21 12:00 | 出发'],
  ['每2小时 喝水', '26-11-21 12:00 | 26-11-21 14:00 | 喝水'],
  ['每天9点和18点 量体温', '26-11-21 18:00 | 26-11-22 09:00 | 量体温'],
  ['18:00 每天 下班啦', '26-11-21 18:00 | 26-11-22 18:00 | 下班啦'],
  ['请每天早上八点提醒大家喝水', '26-11-22 08:00 | 26-11-23 08:00 | 喝水'],
  ['提醒大家每周五晚上八点开会', '26-11-27 20:00 | 26-12-04 20:00 | 开会'],
  ['11:30 吃饭', '26-11-21 11:30 | 吃饭'],
  ['每天 23:00 「晚安，明天见」', '26-11-21 23:00 | 26-11-22 23:00 | 晚安，明天见'],
  ['早安 每天 9:00', '26-11-22 09:00 | 26-11-23 09:00 | 早安'],
  // zh-TW
  ['每天 9:00 早安', '26-11-22 09:00 | 26-11-23 09:00 | 早安'],
  ['每週一 20:00 新品上架', '26-11-23 20:00 | 26-11-30 20:00 | 新品上架'],
  ['每個禮拜三 晚上七點半 直播', '26-11-25 19:30 | 26-12-02 19:30 | 直播'],
  ['每個月1號 早上十點 會員日', '26-12-01 10:00 | 27-01-01 10:00 | 會員日'],
  ['週末下午兩點 親子時間', '26-11-21 14:00 | 26-11-22 14:00 | 親子時間'],
  ['後天 8點 開團', '26-11-23 08:00 | 開團'],
  ['下週五 20:00 讀書會', '26-11-27 20:00 | 讀書會'],
  ['臘月二十三 9:00 小年好', '27-01-30 09:00 | 小年好'],
  ['農曆五月初五 9:00 端午安康', '27-06-09 09:00 | 端午安康'],
  ['兩小時後 集合', '26-11-21 12:00 | 集合'],
  // en
  ['every weekday 9:00 Good morning', '26-11-23 09:00 | 26-11-24 09:00 | Good morning'],
  ['Friday 8pm Game night', '26-11-27 20:00 | Game night'],
  ['every Friday at 8pm Game night', '26-11-27 20:00 | 26-12-04 20:00 | Game night'],
  ['every mon, wed and fri at 7:30 am stretch', '26-11-23 07:30 | 26-11-25 07:30 | stretch'],
  ['Mondays at noon menu of the week', '26-11-23 12:00 | 26-11-30 12:00 | menu of the week'],
  ['daily at 21:00 Good night', '26-11-21 21:00 | 26-11-22 21:00 | Good night'],
  ['tomorrow at 8am doors open', '26-11-22 08:00 | doors open'],
  ['tonight at 8pm: sale starts', '26-11-21 20:00 | sale starts'],
  ['tonight at 8 sale starts', '26-11-21 20:00 | sale starts'],
  ['next Tuesday 3 p.m. call', '26-11-24 15:00 | call'],
  ['monthly on the 1st at 10:00 members day', '26-12-01 10:00 | 27-01-01 10:00 | members day'],
  ['the last day of every month 18:00 closing', '26-11-30 18:00 | 26-12-31 18:00 | closing'],
  ['first Friday of every month at 8pm book club', '26-12-04 20:00 | 27-01-01 20:00 | book club'],
  ['Dec 1 10:00 opening', '26-12-01 10:00 | opening'],
  ['1 December at 10am opening', '26-12-01 10:00 | opening'],
  ['every year on Dec 24 at 8pm Merry Christmas', '26-12-24 20:00 | 27-12-24 20:00 | Merry Christmas'],
  ["Mother's Day 9:00 call your mum", '27-05-09 09:00 | call your mum'],
  ['in 30 minutes kettle', '26-11-21 10:30 | kettle'],
  ['every 2 hours drink water', '26-11-21 12:00 | 26-11-21 14:00 | drink water'],
  ['remind us every weekday at 9:00 to stand up', '26-11-23 09:00 | 26-11-24 09:00 | stand up'],
  ['Good morning every weekday at 9:00', '26-11-23 09:00 | 26-11-24 09:00 | Good morning'],
  ['remind everyone to vote tomorrow at 6pm', '26-11-22 18:00 | vote'],
  ['at 9:00 and 18:00 every day check in', '26-11-21 18:00 | 26-11-22 09:00 | check in'],
];
const bad: readonly (readonly [string, string])[] = [
  ['早安', 'noWhen'],
  ['随便说点什么', 'noWhen'],
  ['每天 早安', 'noTime'],
  ['every Friday Game night', 'noTime'],
  ['明天 3 个人来', 'noTime'],
  ['每天 25:00 早安', 'badTime'],
  ['每天 13pm 早安', 'badTime'],
  ['today at 9:00 hello', 'past'],
  ['今天 8点 早安', 'past'],
  ['2025-01-01 9:00 早', 'past'],
  ['2月30日 9:00 没有这一天', 'never'],
  ['每月32号 9:00 没有', 'never'],
  ['2026-02-30 9:00 没有', 'never'],
  ['隔天 9:00 浇水', 'everyOther'],
  ['every other day at 9:00 water', 'everyOther'],
  ['每5小时 喝水', 'never'],
  ['每天 9:00 和 18:30 喝水', 'twoTimes'],
  [`每天 9:00 ${'长'.repeat(501)}`, 'tooLong'],
];

describe('a sentence', () => {
  it.each(good)('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
  it.each(bad)('is not understood: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
  it('there are enough of them', () => {
    expect(good.length + bad.length).toBeGreaterThan(90);
  });
  it('may be nothing but a time', () => {
    expect(read('每天 9:00')).toBe('26-11-22 09:00 | 26-11-23 09:00 | ');
  });
  it('in a spring gap comes at the first instant after it', () => {
    const at = Date.parse('2026-03-07T12:00:00-05:00');
    const found = readSentence('tomorrow 2:30 am hello', at, 'America/New_York');
    expect('when' in found && upcoming(found.when, 'America/New_York', at, 1)).toEqual([
      Date.parse('2026-03-08T03:00:00-04:00'),
    ]);
  });
});
