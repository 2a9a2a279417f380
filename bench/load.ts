/**
 * The load: 1,000 groups, 20,000 members, messages as in a real community (docs/performance.md, "The load").
 * Seeded, so that every run and both sides of a comparison handle the same messages.
 */
import type { JoinedEvent, MessageEvent, PersonRef, RoomRef } from '../core/types.ts';
import { seeded } from '../test/clock.ts';

export const account = 'bench';
/** 100,000 memberships at 20,000 members. */
const groupsEach = 5;
/** One operator's groups. */
const groupsPerCommunity = 50;
const wordsListed = 1000;
/** As many as one message may list. */
const wordsAtOnce = 50;

export interface Size {
  readonly groups: number;
  readonly members: number;
}
export interface Load {
  readonly size: Size;
  /** Each community's owner brings the bot into its groups, first into one, then into the others. */
  arrivals(): [first: JoinedEvent[], others: JoinedEvent[]];
  /** Each owner lists the same 1,000 words. */
  lists(): MessageEvent[];
  /** Everybody says hello once in each of their groups: who is new is admitted first, and that is not what is measured. */
  hellos(): MessageEvent[];
  /** The next messages, one in twenty a command. */
  next(n: number): MessageEvent[];
  /** The next messages, none of them a command. */
  plain(n: number): MessageEvent[];
  /** What the events handed out so far must have left behind. */
  readonly expected: Expected;
}
export interface Expected {
  events: number;
  messages: number;
  commands: number;
  /** Members who checked in at least once. */
  readonly checkedIn: Set<string>;
}

/** What the chat is made of. */
export const zh =
  '今天 明天 晚上 宝宝 妈妈 奶粉 尿不湿 辅食 睡觉 起床 吃饭 上班 下班 快递 到了 没有 可以 谢谢 大家 推荐 一下 这个 那个 好用 便宜 有点 贵 天气 下雨 出去 玩 公园 周末 带 孩子 老师 作业 考试 游戏 上线 开黑 昨天 视频 照片 好看 喜欢 衣服 尺码 颜色 发货 客服 问题 怎么 办 知道 不知道 真的 哈哈哈 笑死 早上好 晚安 收到 好的 没事 辛苦 加油 太 厉害 了 吗 呢 吧 啊'.split(
    ' ',
  );
export const en =
  'the a is it to and of in this that we you they today tomorrow morning coffee nice great thanks anyone know where how when game match tonight online late work home school baby sleep food order arrived package size colour photo video link good really maybe later sorry sure see soon weekend rain'.split(
    ' ',
  );
const extra = [
  'https://example.com/p/8231?from=group',
  'https://shop.example.cn/i/55',
  '😂',
  '🎉',
  '👍🏻',
  '🌧️',
  '[旺柴]',
];
const commands: readonly (readonly [string, number])[] = [
  ['签到', 20],
  ['打卡！', 10],
  ['/checkin', 4],
  ['积分', 18],
  ['/points', 5],
  ['我的积分', 10],
  ['排行榜', 20],
  ['/top week', 13],
];
const checkins = new Set(['签到', '打卡！', '/checkin']);

export function createLoad(size: Size, seed: number, start: number): Load {
  const dice = seeded(seed);
  const below = (n: number): number => Math.floor(dice() * n);
  const pick = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const communities = Array.from({ length: size.groups / groupsPerCommunity }, (_, c) => ({
    owner: { id: `${4_000_000_000 + c}`, name: `店长${c}`, role: 'owner' } satisfies PersonRef,
    rooms: Array.from({ length: groupsPerCommunity }, (_x, i): RoomRef => {
      const n = c * groupsPerCommunity + i;
      return { id: `-${1_001_000_000_000 + n * 7919}`, kind: 'group', name: `群${n}` };
    }),
  }));
  type Membership = { readonly from: PersonRef; readonly room: RoomRef };
  const memberships = Array.from({ length: size.members }, (_, i): Membership[] => {
    const from: PersonRef = { id: `${5_000_000_000 + i * 104_729}`, name: `成员${i}`, role: 'member' };
    const rooms = communities[i % communities.length]?.rooms ?? [];
    const first = below(groupsPerCommunity);
    return Array.from({ length: groupsEach }, (_x, g) => ({
      from,
      room: rooms[(first + g * 7) % groupsPerCommunity] as RoomRef,
    }));
  }).flat();
  const expected: Expected = { events: 0, messages: 0, commands: 0, checkedIn: new Set() };

  const happened = ({ room, from }: Membership) => {
    const n = ++expected.events;
    return { id: `e${n}`, account, at: start + n, room, from };
  };
  const message = (where: Membership, text: string): MessageEvent => {
    expected.messages++;
    return { ...happened(where), kind: 'message', messageId: `m${expected.messages}`, text };
  };
  const command = (where: Membership, text: string): MessageEvent => {
    expected.commands++;
    return message(where, text);
  };
  const arrival = (from: PersonRef, room: RoomRef | undefined): JoinedEvent[] =>
    room ? [{ ...happened({ from, room }), kind: 'joined', self: true }] : [];
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
  const said = (): string => {
    let at = below(100);
    for (const [text, weight] of commands) if ((at -= weight) < 0) return text;
    return '签到';
  };
  /** Made of the words of the chat, so that they often begin to match; the middle one is never said. */
  const words = [...new Set(Array.from({ length: wordsListed * 2 }, () => `${pick(zh)}囍${pick(zh)}`))].slice(
    0,
    wordsListed,
  );

  return {
    size,
    expected,
    arrivals: () => [
      communities.flatMap(({ owner, rooms }) => arrival(owner, rooms[0])),
      communities.flatMap(({ owner, rooms }) => rooms.slice(1).flatMap((room) => arrival(owner, room))),
    ],
    lists: () =>
      communities.flatMap(({ owner: from, rooms: [room] }) =>
        Array.from({ length: wordsListed / wordsAtOnce }, (_, i) =>
          words.slice(i * wordsAtOnce, (i + 1) * wordsAtOnce),
        ).flatMap((some) => (room ? [command({ from, room }, `/添加违禁词 ${some.join(' ')} 马上`)] : [])),
      ),
    hellos: () => memberships.map((m) => message(m, '大家好，我是新来的')),
    plain: (n) => Array.from({ length: n }, () => message(pick(memberships), chat())),
    next: (n) =>
      Array.from({ length: n }, () => {
        const where = pick(memberships);
        if (dice() >= 0.05) return message(where, chat());
        const text = said();
        if (checkins.has(text)) expected.checkedIn.add(where.from.id);
        return command(where, text);
      }),
  };
}
