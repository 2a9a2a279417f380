/**
 * What people say while the bot is being killed: check-ins, talk, points given by hand, points packets and who grabs
 * them, transfers, draws made, joined and called off. All of it is counted exactly.
 */
import type { MessageEvent, PersonRef } from '../../core/types.ts';
import { account } from './line.ts';

export const groups = 4;
export const members = 60;
/** Points of one gift. */
export const gift = 3;

export type Kind = 'checkin' | 'talk' | 'gift' | 'order' | 'packet' | 'grab' | 'transfer' | 'draw' | 'join' | 'cancel';
export interface Said {
  readonly event: MessageEvent;
  readonly kind: Kind;
  /** Whose points it may move. */
  readonly about: string;
}

const owner: PersonRef = { id: 'owner', name: '店长', role: 'owner' };
const person = (i: number): PersonRef => ({ id: `u${i}`, name: `成员${i}`, role: 'member' });
const talk = ['今天天气真好', '谢谢大家', 'see you tomorrow', '哈哈哈', '快递到了没有'];

/** What the owner says first, in every group: these are off in a new one. */
const orders = ['/打开 积分红包', '/打开 转积分', '/打开 抽奖'];

/** The next thing said, the n-th of the run; `at` in epoch ms. */
export function say(n: number, at: number, dice: () => number): Said {
  const below = (most: number): number => Math.floor(dice() * most);
  const opening = n < orders.length * groups;
  const about = person(below(members));
  const group = opening ? n % groups : below(groups);
  const room = { id: `g${group}`, kind: 'group', name: `群${group}` } as const;
  const one = (from: PersonRef, text: string, kind: Kind, more: Partial<MessageEvent> = {}): Said => ({
    event: { kind: 'message', id: `e${n}`, account, at, room, from, messageId: `m${n}`, text, ...more },
    kind,
    about: about.id,
  });
  if (opening) return one(owner, orders[Math.floor(n / groups)] ?? '', 'order');
  const what = dice();
  if (what < 0.25) return one(about, '签到', 'checkin');
  if (what < 0.4) return one(owner, `/加分 ${gift}`, 'gift', { mentions: [about] });
  if (what < 0.42) return one(owner, `/积分红包 ${20 + below(30)} ${1 + below(20)}`, 'packet');
  if (what < 0.55) return one(about, '抢', 'grab');
  if (what < 0.7) return one(about, `/转账 ${1 + below(9)}`, 'transfer', { mentions: [person(below(members))] });
  if (what < 0.72) return one(owner, `/抽奖 咖啡 x1 满 ${2 + below(6)} 人 花 2 分`, 'draw');
  if (what < 0.82) return one(about, '参加', 'join');
  // Whichever it is: often one that is over, or another group's.
  if (what < 0.83) return one(owner, `/取消抽奖 ${1 + below(1 + n / 100)}`, 'cancel');
  return one(about, talk[below(talk.length)] ?? '', 'talk');
}
