import { describe, expect, it } from 'vitest';

import { readSentence } from './read.ts';
import { rhythm } from './said.ts';
import { cronOf, upcoming, whenOfCron } from './when.ts';

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
  ['平日 9點 開門囉', '26-11-23 09:00 | 26-11-24 09:00 | 開門囉'],
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
  ['每年中秋 20:00 赏月', '27-09-15 20:00 | 28-10-03 20:00 | 赏月'],
  ['每年国庆节 9:00 快乐', '27-10-01 09:00 | 28-10-01 09:00 | 快乐'],
  ['周一到周五 9:00 开门啦', '26-11-23 09:00 | 26-11-24 09:00 | 开门啦'],
  ['Monday to Friday at 9am Open', '26-11-23 09:00 | 26-11-24 09:00 | Open'],
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
  ['下周三晚上八点 开会', '26-11-25 20:00 | 开会'],
  ['下下周三 9:00 开会', '26-12-02 09:00 | 开会'],
  ['每月最后一个周五 20:00 读书会', '26-11-27 20:00 | 26-12-25 20:00 | 读书会'],
  ['隔周五 18:00 游戏', '26-11-27 18:00 | 26-12-11 18:00 | 游戏'],
  ['每两周周五晚上六点 游戏', '26-11-27 18:00 | 26-12-11 18:00 | 游戏'],
  ['每隔一周的星期五 18:00 游戏', '26-11-27 18:00 | 26-12-11 18:00 | 游戏'],
  ['隔天 9:00 浇水', '26-11-22 09:00 | 26-11-24 09:00 | 浇水'],
  ['隔天 11:00 浇水', '26-11-21 11:00 | 26-11-23 11:00 | 浇水'],
  ['每三天 9:00 浇水', '26-11-22 09:00 | 26-11-25 09:00 | 浇水'],
  ['每隔两天 9:00 浇水', '26-11-22 09:00 | 26-11-25 09:00 | 浇水'],
  ['25号 10点 会员日', '26-11-25 10:00 | 会员日'],
  ['21号 9点 会员日', '26-12-21 09:00 | 会员日'],
  ['下个月1号 10:00 会员日', '26-12-01 10:00 | 会员日'],
  ['月底 18:00 结算', '26-11-30 18:00 | 结算'],
  ['3天后 9:00 发货', '26-11-24 09:00 | 发货'],
  ['两周后 9:00 回访', '26-12-05 09:00 | 回访'],
  ['每晚10点 晚安', '26-11-21 22:00 | 26-11-22 22:00 | 晚安'],
  ['每逢周五 20:00 直播', '26-11-27 20:00 | 26-12-04 20:00 | 直播'],
  ['每月5、15、25号 9:00 发薪', '26-11-25 09:00 | 26-12-05 09:00 | 发薪'],
  ['大年三十 20:00 团圆', '27-02-05 20:00 | 团圆'],
  ['大年初一 0点 新年好', '27-02-06 00:00 | 新年好'],
  ['每年母亲节 9:00 给妈妈打个电话', '27-05-09 09:00 | 28-05-14 09:00 | 给妈妈打个电话'],
  ['每年除夕 20:00 团圆', '27-02-05 20:00 | 28-01-25 20:00 | 团圆'],
  ['每年冬至 12:00 吃饺子', '26-12-22 12:00 | 27-12-22 12:00 | 吃饺子'],
  ['母亲节 9:00 给妈妈打个电话', '27-05-09 09:00 | 给妈妈打个电话'],
  // zh-TW
  ['每年母親節 9:00 打給媽媽', '27-05-09 09:00 | 28-05-14 09:00 | 打給媽媽'],
  ['隔週五 18:00 遊戲', '26-11-27 18:00 | 26-12-11 18:00 | 遊戲'],
  ['每兩週的週三晚上七點半 讀書會', '26-11-25 19:30 | 26-12-09 19:30 | 讀書會'],
  ['下個月5號 上午10點 會員日', '26-12-05 10:00 | 會員日'],
  ['三天後早上九點 出貨', '26-11-24 09:00 | 出貨'],
  ['每月最後一個週五 20:00 讀書會', '26-11-27 20:00 | 26-12-25 20:00 | 讀書會'],
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
  ['every other Friday at 6pm games', '26-11-27 18:00 | 26-12-11 18:00 | games'],
  ['every second Friday at 6pm games', '26-11-27 18:00 | 26-12-11 18:00 | games'],
  ['every other day at 9:00 water', '26-11-22 09:00 | 26-11-24 09:00 | water'],
  ['every 3 days at 9am water', '26-11-22 09:00 | 26-11-25 09:00 | water'],
  ['every two weeks on Monday and Wednesday at 9am stand-up', '26-11-23 09:00 | 26-11-25 09:00 | stand-up'],
  ['fortnightly on Friday at 6pm drinks', '26-11-27 18:00 | 26-12-11 18:00 | drinks'],
  ['in 3 days at 9am ship', '26-11-24 09:00 | ship'],
  ['the last Friday of every month at 8pm club', '26-11-27 20:00 | 26-12-25 20:00 | club'],
  ['on the 25th at 9am members day', '26-11-25 09:00 | members day'],
  ['next month on the 5th at 10am call', '26-12-05 10:00 | call'],
  ['the 1st and 15th of every month at 9am pay', '26-12-01 09:00 | 26-12-15 09:00 | pay'],
  ['at 8 in the evening movie', '26-11-21 20:00 | movie'],
  ['tomorrow at half past seven breakfast', '26-11-22 07:30 | breakfast'],
  ['tomorrow at quarter to nine breakfast', '26-11-22 08:45 | breakfast'],
  ['every morning at 8 stretch', '26-11-22 08:00 | 26-11-23 08:00 | stretch'],
  ['every night at 10 lights out', '26-11-21 22:00 | 26-11-22 22:00 | lights out'],
  ['weekday mornings at 8 stretch', '26-11-23 08:00 | 26-11-24 08:00 | stretch'],
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
  ["every year on Mother's Day 9:00 call your mum", '27-05-09 09:00 | 28-05-14 09:00 | call your mum'],
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
  ['隔月1号 9:00 盘点', 'months'],
  ['每季度第一天 9:00 盘点', 'months'],
  ['every other month on the 1st 9am count', 'months'],
  ['每30分钟 喝水', 'minutes'],
  ['每半小时 喝水', 'minutes'],
  ['every 30 minutes drink', 'minutes'],
  ['每90天 9:00 浇水', 'step'],
  ['every other Friday games', 'noTime'],
  ['每5小时 喝水', 'step'],
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
  it('of a date that not every month has comes on the last day of those', () => {
    expect(read('每月31号 9:00 结算', 5)).toBe(
      '26-11-30 09:00 | 26-12-31 09:00 | 27-01-31 09:00 | 27-02-28 09:00 | 27-03-31 09:00 | 结算',
    );
    expect(read('monthly on the 30th at 9:00 count', 4)).toBe(
      '26-11-30 09:00 | 26-12-30 09:00 | 27-01-30 09:00 | 27-02-28 09:00 | count',
    );
    expect(read('每月29、31号 9:00 结算', 6)).toBe(
      '26-11-29 09:00 | 26-11-30 09:00 | 26-12-29 09:00 | 26-12-31 09:00 | 27-01-29 09:00 | 27-01-31 09:00 | 结算',
    );
    expect(read('每年2月29日 9:00 生日', 3)).toBe('27-02-28 09:00 | 28-02-29 09:00 | 29-02-28 09:00 | 生日');
    const month = { days: { on: 'month', dates: [31, 'last'] }, hours: [9], minute: 0 } as const;
    expect(cronOf(month)).toBe('0 9 L * *');
    expect(upcoming(month, zone, now, 12)).toEqual(
      upcoming({ ...month, days: { on: 'month', dates: ['last'] } }, zone, now, 12),
    );
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

  it('is said in three languages', () => {
    const said = (text: string): string[] => {
      const found = readSentence(text, now, zone);
      return 'fault' in found ? [found.fault] : (['zh-CN', 'zh-TW', 'en'] as const).map((l) => rhythm(found.when, l));
    };
    expect(said('每两周的周一、三 9:00')).toEqual([
      '隔周一、三 9:00',
      '隔週一、三 9:00',
      'every other Monday, Wednesday 9:00',
    ]);
    expect(said('every 3 weeks on Friday at 9am')).toEqual([
      '每 3 周的周五 9:00',
      '每 3 週的週五 9:00',
      'every 3 weeks on Friday 9:00',
    ]);
    expect(said('每年母亲节 9:00')).toEqual(['每年母亲节 9:00', '每年母親節 9:00', "every year on Mother's Day 9:00"]);
    expect(said('隔天 9:00')).toEqual(['隔天 9:00', '隔天 9:00', 'every other day 9:00']);
    expect(said('每三天 9:00')).toEqual(['每 3 天 9:00', '每 3 天 9:00', 'every 3 days 9:00']);
    expect(said('last Friday of every month 20:00')).toEqual([
      '每月最后一个周五 20:00',
      '每月最後一個週五 20:00',
      'on the last Friday of every month 20:00',
    ]);
  });
  it('what cron can say is read back from it', () => {
    for (const [text] of good) {
      const found = readSentence(text, now, zone);
      const cron = 'fault' in found ? undefined : cronOf(found.when);
      if ('fault' in found || cron === undefined || found.when.days.on === 'hours') continue;
      expect(whenOfCron(cron)).toEqual(found.when);
    }
    for (const cron of ['*/5 * * * *', '0 9 1 * 1', '0 9 15W * *', '0 9 * * 1-3', '0 9 1 1-3 *'])
      expect(whenOfCron(cron)).toBeUndefined();
  });
});
