/** What counts as a breach. Pure: from what is known of a message to what is said about it. */
import { createView, foldInto } from '../../text/fold.ts';
import { roles, type Role } from '../../types.ts';
import type { Said } from './recent.ts';

/** Helpers and above are exempt. */
export const isExempt = (role: Role): boolean => roles.indexOf(role) >= roles.indexOf('helper');

export const kinds = ['flood', 'mentions', 'repeat', 'groups', 'copies', 'link'] as const;
export type Kind = (typeof kinds)[number];

/** What was broken: by whom, where, with which messages. */
export interface Breach {
  readonly kind: Kind;
  /** The number that was too many: messages, people, groups, times. */
  readonly count: number;
  /** Other messages of the same breach by the same person in the same group. */
  readonly also: readonly string[];
  /** The same breach elsewhere or by others: each is told of for itself. */
  readonly others: readonly Said[];
}

/** Up to so many letters and digits a message is an answer (收到, +1, 1), whoever says it how often. */
export const shortAnswer = 6;
const longestRead = 2000;

/** One view for all messages: they are read one after another. */
const view = createView();
const units = new Uint16Array(longestRead * 2);
/** By UTF-16 unit: 1 no letter, 2 a letter or digit, 0 not looked at yet. */
const known = new Uint8Array(0x10000);
const isLetter = (unit: number): boolean => {
  if (known[unit] === 0) known[unit] = /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)) ? 2 : 1;
  return known[unit] === 2;
};

/** Letters and digits alone, folded: what two texts are compared by. */
export function lettersOf(text: string): string {
  foldInto(view, text.length > longestRead ? text.slice(0, longestRead) : text);
  let n = 0;
  for (let i = 0; i < view.length && n < units.length; i++) {
    const unit = view.units[i] as number;
    if (isLetter(unit)) units[n++] = unit;
  }
  return String.fromCharCode(...units.subarray(0, n));
}

const wish =
  /生日|快[乐樂]|恭喜|祝[你您大福愿願]|新年|[节節]日|[发發][财財]|[圣聖][诞誕]|中秋|春[节節]|大吉|如意|辛苦了|[欢歡]迎|加油|晚安|早安|早上好|谢谢|謝謝|感[谢謝]|happy|congrat|merry|welcome|thank|birthday|anniversary|goodluck/iu;
/** Congratulations, thanks and greetings are copied from one another by whole groups. Of letters alone. */
export const isWish = (letters: string): boolean => wish.test(letters);

export interface Limits {
  readonly repeats: number;
  readonly groups: number;
  readonly copies: number;
}

/**
 * Whether a text is one too many, given what was like it in the last minutes.
 * @param link it leads somewhere: a wish with a link is no wish
 */
export function repeated(said: Said, like: readonly Said[], limits: Limits, link: boolean): Breach | undefined {
  const mine = like.filter((s) => s.member === said.member);
  const here = mine.filter((s) => s.room === said.room);
  const times = here.length + 1;
  if (times >= limits.repeats) return { kind: 'repeat', count: times, also: here.map((s) => s.messageId), others: [] };
  const rooms = new Map(mine.filter((s) => s.room !== said.room).map((s) => [s.room, s]));
  if (rooms.size + 1 >= limits.groups)
    return {
      kind: 'groups',
      count: rooms.size + 1,
      also: here.map((s) => s.messageId),
      others: rooms.size + 1 === limits.groups ? [...rooms.values()] : [],
    };
  return said.risky ? copied(said, like, limits.copies, link) : undefined;
}

/** Different people say the same. People of the group copy one another all day; only newcomers and links count. */
function copied(said: Said, like: readonly Said[], most: number, link: boolean): Breach | undefined {
  const theirs = like.filter((s) => s.member !== said.member);
  // Somebody of the house said it without a link: a wave, whoever joins in.
  if (theirs.some((s) => s.staff || !s.risky)) return undefined;
  if (!link && isWish(said.text)) return undefined;
  const people = new Map(theirs.map((s) => [s.member, s]));
  const count = people.size + 1;
  if (count < most) return undefined;
  return { kind: 'copies', count, also: [], others: count === most ? [...people.values()] : [] };
}
