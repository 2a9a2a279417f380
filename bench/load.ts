/**
 * The load: 1,000 groups, 20,000 members, messages as in a real community (docs/performance.md, "The load").
 * Seeded, so that every run and both sides of a comparison handle the same messages.
 */
import type { MessageEvent, PersonRef, RoomRef } from '../core/types.ts';
import { seeded } from '../test/clock.ts';

export const account = 'bench';

export interface Load {
  readonly groups: number;
  readonly members: number;
  /** Every member says hello once: who is new has to be admitted first, and that is not what is measured. */
  hellos(): MessageEvent[];
  /** The next messages, one in twenty a command. */
  next(n: number): MessageEvent[];
  /** The next messages, none of them a command. */
  plain(n: number): MessageEvent[];
  /** What the messages handed out so far must have left behind. */
  readonly expected: Expected;
}
export interface Expected {
  messages: number;
  commands: number;
  /** Members who checked in at least once. */
  readonly checkedIn: Set<string>;
}

const zh =
  '今天 明天 晚上 宝宝 妈妈 奶粉 尿不湿 辅食 睡觉 起床 吃饭 上班 下班 快递 到了 没有 可以 谢谢 大家 推荐 一下 这个 那个 好用 便宜 有点 贵 天气 下雨 出去 玩 公园 周末 带 孩子 老师 作业 考试 游戏 上线 开黑 昨天 视频 照片 好看 喜欢 衣服 尺码 颜色 发货 客服 问题 怎么 办 知道 不知道 真的 哈哈哈 笑死 早上好 晚安 收到 好的 没事 辛苦 加油 太 厉害 了 吗 呢 吧 啊'.split(
    ' ',
  );
const en =
  'the a is it to and of in this that we you they today tomorrow morning coffee nice great thanks anyone know where how when game match tonight online late work home school baby sleep food order arrived package size colour photo video link good really maybe later sorry sure see soon weekend rain'.split(
    ' ',
  );
const extra = ['https://example.com/p/8231?from=group', 'https://shop.example.cn/i/55', '😂', '🎉', '👍🏻', '🌧️', '[旺柴]'];
const commands: readonly (readonly [string, number])[] = [
  ['签到', 40],
  ['打卡！', 10],
  ['/checkin', 5],
  ['积分', 12],
  ['/points', 5],
  ['我的积分', 5],
  ['排行榜', 15],
  ['/top week', 8],
];
const checkins = new Set(['签到', '打卡！', '/checkin']);

export function createLoad(o: { groups: number; members: number; seed: number; start: number }): Load {
  const dice = seeded(o.seed);
  const below = (n: number): number => Math.floor(dice() * n);
  const pick = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const rooms = Array.from({ length: o.groups }, (_, i): RoomRef => ({ id: `g${i}`, kind: 'group', name: `群${i}` }));
  const people = Array.from({ length: o.members }, (_, i): PersonRef => ({ id: `u${i}`, name: `成员${i}`, role: 'member' }));
  const expected: Expected = { messages: 0, commands: 0, checkedIn: new Set() };
  let count = 0;

  const event = (member: number, text: string): MessageEvent => {
    const id = `m${++count}`;
    const room = rooms[member % o.groups] as RoomRef;
    const from = people[member] as PersonRef;
    expected.messages++;
    return { kind: 'message', id, account, at: o.start + count, room, from, messageId: id, text };
  };
  /** Log-normal: p50 11, p90 36, p99 about 92, mean 17 characters. */
  const length = (): number => {
    const normal = Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
    return Math.max(2, Math.round(11 * Math.exp(0.925 * normal)));
  };
  const chat = (): string => {
    const kind = dice();
    const want = length();
    let text = '';
    while (text.length < want) {
      if (kind < 0.6) text += pick(zh);
      else if (kind < 0.85) text += `${text ? ' ' : ''}${pick(en)}`;
      else text += dice() < 0.15 ? pick(extra) : dice() < 0.6 ? pick(zh) : ` ${pick(en)} `;
    }
    return text;
  };
  const command = (): string => {
    let at = below(100);
    for (const [text, weight] of commands) if ((at -= weight) < 0) return text;
    return '签到';
  };

  return {
    ...o,
    expected,
    hellos: () => people.map((_, i) => event(i, '大家好，我是新来的')),
    plain: (n) => Array.from({ length: n }, () => event(below(o.members), chat())),
    next: (n) =>
      Array.from({ length: n }, () => {
        const member = below(o.members);
        if (dice() >= 0.05) return event(member, chat());
        const text = command();
        expected.commands++;
        if (checkins.has(text)) expected.checkedIn.add(`u${member}`);
        return event(member, text);
      }),
  };
}
