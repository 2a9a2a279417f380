/**
 * Appeals: a member says an act was wrong; somebody else than who acted (and than who wrote the rule, where there is
 * such a person) decides, by a stated hour. Missed, it goes to the next; missed by all, it counts as granted.
 */
import { cut } from '../../../kit/cut.ts';
import { at, reply } from '../../../kit/reply.ts';
import type {
  Answer,
  At,
  Command,
  Context,
  Effect,
  Effects,
  MessageEvent,
  Refusal,
  Ring,
  TimerEvent,
  Undo,
} from '../../../types.ts';
import { allowPhrase } from '../rules/allow-phrase.ts';
import {
  alarm,
  appealTimer,
  askKeeper,
  contextOf,
  dueAt,
  next,
  onlyActor,
  question,
  type AppealDeps,
  type Asked,
} from './appeal-ask.ts';
import { sayWhen } from './deadline.ts';
import type { AppealDecided, AppealMade, ModerationTakeBack } from '../events.ts';
import { forgive, lostBy } from '../acts/forgive.ts';
import { idOf, refOf } from '../acts/ids.ts';
import { daysSetting } from '../settings.ts';
import type { Appeal } from './store-fairness.ts';
import type { Act } from '../store.ts';
import { appealTexts } from './texts-appeal.ts';
import { quotedRef } from '../acts/quoted.ts';

interface Wanted {
  readonly id: number;
  readonly reason: string;
}

const dayMs = 86_400_000;
const longestReason = 100;
async function start(d: AppealDeps, c: Context<MessageEvent>, { id, reason }: Wanted): Promise<Effects> {
  const t = appealTexts[c.locale];
  const act = await d.store.find(c.community.id, id);
  if (!act) return d.house.addressed(c) ? [reply(c, t.noSuchAct)] : [];
  if (act.member !== c.who.member) return [reply(c, t.notYours)];
  if (act.undoneBy !== null) return [reply(c, t.alreadyForgiven)];
  const zone = c.community.timeZone;
  const known = await d.fair.appealOf(id);
  if (known) {
    const when = sayWhen(known.until, c.now, zone, c.locale);
    return [reply(c, known.state === 'open' ? t.open(when) : t.decided)];
  }
  const days = d.house.settings.get(daysSetting, { community: c.community.id, room: act.room });
  if (c.now - act.at > days * dayMs) return [reply(c, t.tooOld)];
  if (reason === '') return [reply(c, t.needReason(refOf(id)))];
  const until = dueAt(c);
  const row = { community: c.community.id, room: c.room.id, act: id, member: c.who.member, until };
  const made = await d.fair.openAppeal({
    ...row,
    reason: cut(reason.replace(/\s+/gu, ' '), longestReason),
    eventId: c.cause,
    at: c.now,
  });
  const appeal = made === undefined ? undefined : await d.fair.appeal(c.community.id, made);
  if (!appeal) return [reply(c, t.open(sayWhen(until, c.now, zone, c.locale)))];
  const other = await next(d, c, act, appeal);
  const keeper = other ?? (await onlyActor(d, c, act));
  const told: AppealMade = { what: 'appeal.made', member: c.who.member, act: refOf(id) };
  const by = other ? 'other' : keeper ? 'same' : 'nobody';
  return [
    { do: 'tell', what: told },
    reply(c, t.received(by, sayWhen(until, c.now, zone, c.locale))),
    ...(keeper ? await askKeeper(d, c, act, appeal, keeper.member) : [alarm(c, act, appeal, until)]),
  ];
}

/** The hour has come and nobody has answered. */
async function missed(
  d: AppealDeps,
  c: Context<TimerEvent>,
  data: { appeal: number; tries: number },
): Promise<Effects> {
  const appeal = await d.fair.appeal(c.community.id, data.appeal);
  // Asked again meanwhile (a decision was taken back): that question has an alarm of its own.
  if (!appeal || appeal.state !== 'open' || appeal.until > c.now) return [];
  const act = await d.store.find(c.community.id, appeal.act);
  if (!act || act.undoneBy !== null) return [];
  const t = appealTexts[c.community.locale];
  const keeper = await next(d, c, act, appeal);
  if (!keeper) return close(d, c, act, appeal, 'lapsed');
  const name = (await d.house.people.names([act.member])).get(act.member) ?? '';
  const when = sayWhen(dueAt(c), c.now, c.community.timeZone, c.locale);
  return [
    ...(await askKeeper(d, c, act, appeal, keeper.member)),
    { do: 'send', to: { room: appeal.room }, say: t.passedOn(await named(d, act, appeal, name), when) },
  ];
}

/** Whom a line is for; null in their private chat, where nobody needs to be named. */
const named = async (d: AppealDeps, act: Act, appeal: Appeal, name: string): Promise<At | null> =>
  (await d.house.people.room(appeal.room, d.house.database.db))?.kind === 'private'
    ? null
    : at({ member: act.member, name });

/** Ends it: taken back (by a decision or by silence), or left as it is. */
async function close(
  d: AppealDeps,
  c: Context,
  act: Act,
  appeal: Appeal,
  outcome: AppealDecided['outcome'],
): Promise<Effects> {
  const decided: AppealDecided = { what: 'appeal.decided', member: act.member, act: refOf(act.id), outcome };
  const audit = (kind: string, before: unknown, after: unknown): Promise<number> =>
    d.house.audit.write(c, { act: kind, subject: refOf(act.id), room: act.room, before, after });
  if (outcome !== 'kept') {
    await audit('moderation.pardon', { id: act.id, undone: false }, { id: act.id, undone: true });
    const effects = await forgive(d, c, act, { room: appeal.room, lapsed: outcome === 'lapsed' });
    return [...effects, { do: 'tell', what: decided }];
  }
  await d.fair.closeAppeal(appeal.id, 'kept', c.who.member, c.now);
  await audit('moderation.uphold', { appeal: appeal.id, state: 'open' }, { appeal: appeal.id, state: 'kept' });
  const name = (await d.house.people.names([act.member])).get(act.member) ?? '';
  const days = d.house.settings.get(daysSetting, { community: c.community.id, room: act.room });
  const say = appealTexts[c.community.locale].kept(await named(d, act, appeal, name), days);
  return [
    { do: 'tell', what: decided },
    { do: 'send', to: { room: appeal.room }, say },
  ];
}

/** After a mistake: shall these words pass from now on? */
async function offer(d: AppealDeps, c: Context, act: Act): Promise<Effect | undefined> {
  if (act.ruleId === null || act.messageId === null) return undefined;
  const words = await d.fair.words(act.room, act.messageId);
  const phrase = words === null ? undefined : allowPhrase(words, act.found);
  if (phrase === undefined) return undefined;
  const t = appealTexts[c.locale];
  return {
    do: 'ask',
    step: 'allow',
    data: { phrase },
    for: { member: c.who.member },
    to: { room: c.room.id },
    say: t.offer(phrase),
    choices: [
      { label: t.allowIt, value: 'yes' },
      { label: t.notNeeded, value: 'no' },
    ],
    until: c.now + dayMs,
  };
}

/** What staff read after taking an act back, in private: what is gone for good, then perhaps the question. */
export async function afterPardon(d: AppealDeps, c: Context, act: Act): Promise<Effect[]> {
  if (c.room.kind === 'group') return [];
  const said = reply(c, appealTexts[c.locale].takenBack(lostBy(act.did)));
  const question = c.role === 'moderator' ? undefined : await offer(d, c, act);
  return question ? [said, question] : [said];
}

export const appealAnswers = (d: AppealDeps): Readonly<Record<string, Answer>> => ({
  appeal: {
    allow: 'moderator',
    run: async (c, value, data) => {
      const t = appealTexts[c.locale];
      const appeal = await d.fair.appeal(c.community.id, (data as Asked).appeal);
      const act = appeal && (await d.store.find(c.community.id, appeal.act));
      if (!appeal || !act) return [reply(c, t.noSuchAct)];
      if (appeal.state !== 'open') return [reply(c, t.decidedAlready)];
      if (value === 'context')
        return [await question(d, c, act, appeal, 'here', appeal.until, await contextOf(d, c, act))];
      if (value !== 'grant') return [...(await close(d, c, act, appeal, 'kept')), reply(c, t.staffKept)];
      return [...(await close(d, c, act, appeal, 'granted')), ...(await afterPardon(d, c, act))];
    },
  },
  allow: {
    allow: 'admin',
    run: async (c, value, data, tx) => {
      const t = appealTexts[c.locale];
      if (value !== 'yes') return [reply(c, t.left)];
      const { phrase } = data as { phrase: string };
      return [reply(c, (await d.allow(c, tx, phrase)) ? t.allowed(phrase) : t.allowedBefore)];
    },
  },
});

export const appealTimers = (d: AppealDeps): Readonly<Record<string, Ring>> => ({
  [appealTimer]: (c, data) => missed(d, c, data as { appeal: number; tries: number }),
});

export const appealUndoes = (d: AppealDeps): Readonly<Record<string, Undo>> => ({
  'moderation.uphold': async (row, c) => {
    const appeal = await d.fair.appeal(c.community.id, (row.before as Asked).appeal);
    if (appeal?.state !== 'kept') return { refuse: appealTexts[c.locale].noSuchAct };
    const what: ModerationTakeBack = {
      what: 'moderation.takeback',
      member: appeal.member,
      act: null,
      appeal: appeal.id,
    };
    return [{ do: 'tell', what }, reply(c, appealTexts[c.locale].reopened)];
  },
});

/** A decision to leave it was taken back: the same person is asked again. */
export async function askAgain(d: AppealDeps, c: Context, id: number): Promise<Effects> {
  const appeal = await d.fair.appeal(c.community.id, id);
  const act = appeal && (await d.store.find(c.community.id, appeal.act));
  if (!appeal || !act) return [];
  const until = dueAt(c);
  await d.fair.ask(appeal.id, c.who.member, until, c.now);
  return [await question(d, c, act, appeal, c.who.member, until), alarm(c, act, appeal, until)];
}

/** `3F2 我是问批号`, or only the reason when the reminder is quoted. */
function parse(rest: string, c: Context<MessageEvent>): Wanted | Refusal {
  const [first = '', ...more] = rest.split(/\s+/u);
  const named = idOf(first);
  if (named !== undefined) return { id: named, reason: more.join(' ') };
  const quoted = quotedRef(c.event.replyTo?.text ?? '');
  return quoted === undefined ? { refuse: appealTexts[c.locale].needId } : { id: quoted, reason: rest };
}

export const appealCommand = (d: AppealDeps): Command<Wanted> => ({
  name: 'moderation.appeal',
  words: { 'zh-CN': ['申诉'], 'zh-TW': ['申訴'], en: ['appeal'] },
  level: 'bare',
  allow: 'member',
  help: { 'zh-CN': '觉得提醒错了，请人再看', 'zh-TW': '覺得提醒錯了，請人再看', en: 'have a reminder looked at again' },
  example: { 'zh-CN': '申诉 3F2 我是问批号', 'zh-TW': '申訴 3F2 我是問批號', en: '/appeal 3F2 I was only asking' },
  parse,
  run: (c, wanted) => start(d, c, wanted),
});
