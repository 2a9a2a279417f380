/** Asking one of the staff about an appeal: who, by when, and what they read. */
import { cut } from '../../../kit/cut.ts';
import { keepers, type Keeper } from '../../../kit/staff.ts';
import type { Tx } from '../../../ports.ts';
import type { Context, Effect } from '../../../types.ts';
import { nextMorning, sayWhen } from './deadline.ts';
import type { ForgiveDeps } from '../acts/forgive.ts';
import { refOf } from '../acts/ids.ts';
import type { Appeal } from './store-fairness.ts';
import type { Act } from '../store.ts';
import { appealTexts } from './texts-appeal.ts';

export interface AppealDeps extends ForgiveDeps {
  /** Puts a phrase on the list of what is always fine. False: it was there. */
  readonly allow: (c: Context, tx: Tx, phrase: string) => Promise<boolean>;
}
/** What the question to staff carries. */
export interface Asked {
  readonly appeal: number;
}
const mostAsked = 3;
/** Answers are due at this hour, and never sooner than in so many hours. */
const dueHour = 10;
const leastHours = 12;
export const appealTimer = 'moderation.appeal';

/** When an answer asked for now is due. */
export const dueAt = (c: Context): number => nextMorning(c.now, c.community.timeZone, dueHour, leastHours);

/** Who may look at it next: never who acted, not the member, nobody twice; who wrote the rule comes last. */
export async function next(d: AppealDeps, c: Context, act: Act, appeal: Appeal): Promise<Keeper | undefined> {
  if (appeal.tries >= mostAsked) return undefined;
  const actor = await d.fair.actorOf(act);
  const author = await d.fair.ruleAuthor(act.ruleId);
  const before = await d.fair.askedBefore(appeal.id);
  const where = { community: c.community.id, account: c.room.account };
  // The first is the least of the staff who can decide; a missed one goes up to the owner.
  const all = await keepers(d.house.people, where, 'moderator', appeal.tries === 0 ? 'lowest' : 'highest');
  const left = all.filter((k) => k.member !== act.member && k.member !== actor && !before.includes(k.member));
  return left.find((k) => k.member !== author) ?? left[0];
}

/** The one who acted is the only one there is: better a second look than none, said openly. */
export async function onlyActor(d: AppealDeps, c: Context, act: Act): Promise<Keeper | undefined> {
  const actor = await d.fair.actorOf(act);
  const where = { community: c.community.id, account: c.room.account };
  return (await keepers(d.house.people, where, 'moderator')).find((k) => k.member === actor);
}

/** The question to one of the staff, and the alarm for when it is not answered. */
export async function askKeeper(d: AppealDeps, c: Context, act: Act, appeal: Appeal, to: number): Promise<Effect[]> {
  const until = dueAt(c);
  await d.fair.ask(appeal.id, to, until, c.now);
  return [await question(d, c, act, appeal, to, until), alarm(c, act, appeal, until)];
}

export const alarm = (c: Context, act: Act, appeal: Appeal, until: number): Effect => ({
  do: 'later',
  key: `moderation:appeal:${appeal.id}:${appeal.tries + 1}:${until}`,
  timer: appealTimer,
  at: until,
  room: act.room,
  community: c.community.id,
  data: { appeal: appeal.id, tries: appeal.tries + 1 },
});

/** The question itself; with `context` that stands before it and is not offered again. */
export async function question(
  d: AppealDeps,
  c: Context,
  act: Act,
  appeal: Appeal,
  to: number | 'here',
  until: number,
  context?: string,
): Promise<Effect> {
  const t = appealTexts[to === 'here' ? c.locale : c.community.locale];
  const names = await d.house.people.names([act.member]);
  const words = act.messageId === null ? null : await d.fair.words(act.room, act.messageId);
  const say = t.asked(cut(names.get(act.member) ?? '?', 20), refOf(act.id), {
    words: cut((words ?? act.found).replace(/\s+/gu, ' '), 60),
    reason: appeal.reason,
    when: sayWhen(until, c.now, c.community.timeZone, c.locale),
  });
  const data: Asked = { appeal: appeal.id };
  const choices = [
    { label: t.grant, value: 'grant' },
    { label: t.keep, value: 'keep' },
    ...(context === undefined && act.messageId !== null ? [{ label: t.context, value: 'context' }] : []),
  ];
  return {
    do: 'ask',
    step: 'appeal',
    data,
    for: { member: to === 'here' ? c.who.member : to },
    to: to === 'here' ? { room: c.room.id } : { private: to },
    say: context === undefined ? say : `${context}\n${say}`,
    choices,
    until,
  };
}

/** The lines around the message, for who is to decide. */
export async function contextOf(d: AppealDeps, c: Context, act: Act): Promise<string> {
  const t = appealTexts[c.locale];
  const near = act.messageId === null ? [] : await d.fair.around(act.room, act.messageId, 2);
  if (near.length === 0) return t.noContext;
  const names = await d.house.people.names([...new Set(near.map((n) => n.member))]);
  return near
    .map((n) => t.line(cut(names.get(n.member) ?? '?', 12), n.text === null ? null : cut(n.text, 24)))
    .join(' / ');
}
