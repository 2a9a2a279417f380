/** What people say while the bot is being killed: check-ins, talk, and points given by hand, all counted exactly. */
import type { MessageEvent, PersonRef } from '../../core/types.ts';
import { account } from './line.ts';

export const groups = 4;
export const members = 60;
/** Points of one gift. */
export const gift = 3;

export type Kind = 'checkin' | 'talk' | 'gift';
export interface Said {
  readonly event: MessageEvent;
  readonly kind: Kind;
  /** Whose points it may move. */
  readonly about: string;
}

const owner: PersonRef = { id: 'owner', name: '店长', role: 'owner' };
const person = (i: number): PersonRef => ({ id: `u${i}`, name: `成员${i}`, role: 'member' });
const talk = ['今天天气真好', '谢谢大家', 'see you tomorrow', '哈哈哈', '快递到了没有'];

/** The next thing said, the n-th of the run; `at` in epoch ms. */
export function say(n: number, at: number, dice: () => number): Said {
  const below = (most: number): number => Math.floor(dice() * most);
  const about = person(below(members));
  const group = below(groups);
  const room = { id: `g${group}`, kind: 'group', name: `群${group}` } as const;
  const one = (from: PersonRef, text: string, kind: Kind, more: Partial<MessageEvent> = {}): Said => ({
    event: { kind: 'message', id: `e${n}`, account, at, room, from, messageId: `m${n}`, text, ...more },
    kind,
    about: about.id,
  });
  const what = dice();
  if (what < 0.4) return one(about, '签到', 'checkin');
  if (what < 0.6) return one(owner, `/加分 ${gift}`, 'gift', { mentions: [about] });
  return one(about, talk[below(talk.length)] ?? '', 'talk');
}
