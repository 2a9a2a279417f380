/** Asking why, and taking an act back. */
import { cut } from '../../../kit/cut.ts';
import { reply } from '../../../kit/reply.ts';
import type { Answer, Command, Context, Effects, Locale, MessageEvent, Refusal, Undo } from '../../../types.ts';
import { limitsIn, type Review } from './act.ts';
import type { AppealDeps } from '../fairness/appeal-ask.ts';
import { afterPardon, askAgain } from '../fairness/appeal.ts';
import type { Book } from '../rules/book.ts';
import { sayWhen } from '../fairness/deadline.ts';
import { appealTexts } from '../fairness/texts-appeal.ts';
import type { ModerationTakeBack } from '../events.ts';
import { forgive, unforgive } from './forgive.ts';
import { idOf, refOf } from './ids.ts';
import { showAction } from './ladder.ts';
import { shownWord } from '../presets/index.ts';
import { quotedRef } from './quoted.ts';
import { endOf, hint, isNumbered, isStaff } from '../rules/rules.ts';
import type { Act } from '../store.ts';
import { explainTexts, type Place, type Standing, type Why } from './texts-explain.ts';
import { moderationTexts } from '../texts.ts';

export interface ExplainDeps extends AppealDeps {
  readonly book: Book;
}
/** An act by its number, or the quoted reminder. */
interface Meant {
  readonly id: number;
  readonly quoted: boolean;
}
const longestFound = 20;
/** A reminder quoted names several people by one number: who asks means their own of that time. */
const quotedWithinMs = 86_400_000;

const parseRef =
  (missing: 'needId' | 'noSuchAct') =>
  (rest: string, c: Context<MessageEvent>): Meant | Refusal => {
    const typed = idOf(rest);
    if (typed !== undefined) return { id: typed, quoted: false };
    const quoted = rest === '' ? quotedRef(c.event.replyTo?.text ?? '') : undefined;
    return quoted === undefined ? { refuse: explainTexts[c.locale][missing] } : { id: quoted, quoted: true };
  };

/** Rules from before they had numbers are counted. */
const countedNo = (d: ExplainDeps, community: number, id: number): number =>
  d.book.list(community).filter((r) => r.id <= id && isNumbered(r)).length;

/** Where its rule stands: the nth the owner listed, a list by name, or a behaviour by its title. */
function placeOf(d: ExplainDeps, act: Act, locale: Locale): Place {
  if (act.about.title) return { title: act.about.title };
  const rule = act.ruleId === null ? undefined : d.book.get(act.community, act.ruleId);
  if (rule && isNumbered(rule)) return { nth: rule.spec.no ?? countedNo(d, act.community, rule.id) };
  return { list: rule?.category ?? shownWord({ kind: act.kind, word: act.rule }, locale) };
}

/** The next step of the ladder, or the next time staff are asked, whichever comes first. */
function nextStep(d: ExplainDeps, act: Act, locale: Locale): Why['next'] {
  const limits = limitsIn(d.house, act.community, act.room);
  const review = (Math.floor(act.strikes / limits.strikes) + 1) * limits.strikes;
  const asked = endOf(limits).what === 'review';
  const careful = act.ruleId !== null && d.book.get(act.community, act.ruleId)?.state === 'remind';
  const step = careful ? undefined : limits.ladder.find((s) => s.at > act.strikes);
  if (asked && (!step || review <= step.at)) return { at: review, what: explainTexts[locale].staffLook };
  if (!step) return null;
  const gap = locale === 'en' ? ', ' : '、';
  return { at: step.at, what: step.actions.map((a) => showAction(a, step, locale)).join(gap) };
}

async function standingOf(d: ExplainDeps, c: Context, act: Act): Promise<{ standing: Standing; when: string }> {
  if (act.undoneBy !== null) return { standing: 'undone', when: '' };
  const appeal = await d.fair.appealOf(act.id);
  if (appeal?.state === 'open')
    return { standing: 'open', when: sayWhen(appeal.until, c.now, c.community.timeZone, c.locale) };
  if (appeal) return { standing: 'kept', when: '' };
  return { standing: act.member === c.who.member ? 'mine' : 'staff', when: '' };
}

async function why(d: ExplainDeps, c: Context<MessageEvent>, { id, quoted }: Meant): Promise<Effects> {
  const t = explainTexts[c.locale];
  let act = await d.store.find(c.community.id, id);
  // "为什么 123" is ordinary talk unless there is such a number or the bot was asked.
  if (!act) return d.house.addressed(c) ? [reply(c, t.noSuchAct)] : [];
  if (act.member !== c.who.member && quoted && !isStaff(c.role)) {
    const own = await d.fair.newestActOf(c.community.id, c.who.member, act.room, act.at - quotedWithinMs);
    act = (own === undefined ? undefined : await d.store.find(c.community.id, own)) ?? act;
  }
  if (act.member !== c.who.member && !isStaff(c.role)) return [reply(c, t.notYours)];
  const words = act.ruleId !== null || act.kind === 'report';
  const found = c.room.kind === 'group' && words && act.found !== '' ? hint(act.found) : cut(act.found, longestFound);
  const w: Why = {
    place: placeOf(d, act, c.locale),
    found,
    views: act.views,
    did: act.did,
    held: (await d.fair.heldAct(act.id)) !== undefined,
    strike: act.weight > 0 ? act.strikes : 0,
    next: act.weight > 0 ? nextStep(d, act, c.locale) : null,
    ref: refOf(act.id),
    ...(await standingOf(d, c, act)),
  };
  return [reply(c, t.why(w))];
}

async function pardon(d: ExplainDeps, c: Context<MessageEvent>, { id }: Meant): Promise<Effects> {
  const t = explainTexts[c.locale];
  const act = await d.store.find(c.community.id, id);
  if (!act) return [reply(c, t.noSuchAct)];
  if (act.undoneBy !== null) return [reply(c, t.alreadyForgiven)];
  const effects = await forgive(d, c, act);
  await d.house.audit.write(c, {
    act: 'moderation.pardon',
    subject: refOf(id),
    room: act.room,
    before: { id, undone: false },
    after: { id, undone: true },
  });
  return [...effects, ...(await afterPardon(d, c, act))];
}

export function explainCommands(d: ExplainDeps): readonly Command[] {
  const asks: Command<Meant> = {
    name: 'moderation.why',
    words: { 'zh-CN': ['为什么'], 'zh-TW': ['為什麼'], en: ['why'] },
    level: 'bare',
    allow: 'member',
    shares: true,
    discreet: true,
    help: { 'zh-CN': '问某次提醒的原因', 'zh-TW': '問某次提醒的原因', en: 'ask the reason of a reminder' },
    example: { 'zh-CN': '为什么 3F2', 'zh-TW': '為什麼 3F2', en: '/why 3F2' },
    parse: parseRef('noSuchAct'),
    run: (c, meant) => why(d, c, meant),
  };
  const pardons: Command<Meant> = {
    name: 'moderation.pardon',
    words: { 'zh-CN': ['放行', '撤销'], 'zh-TW': ['放行', '撤銷'], en: ['pardon', 'undo'] },
    level: 'called',
    allow: 'moderator',
    // `撤销` alone takes back one's own last change.
    shares: true,
    help: { 'zh-CN': '撤掉一次误会的提醒', 'zh-TW': '撤掉一次誤會的提醒', en: 'take a mistaken reminder back' },
    example: { 'zh-CN': '/放行 3F2', 'zh-TW': '/放行 3F2', en: '/pardon 3F2' },
    parse: parseRef('needId'),
    run: (c, meant) => pardon(d, c, meant),
  };
  return [asks, pardons];
}

export const explainUndoes = (d: ExplainDeps): Readonly<Record<string, Undo>> => ({
  'moderation.act': async (row, c) => {
    const act = await d.store.find(c.community.id, (row.after as { id: number }).id);
    if (!act || act.undoneBy !== null) return [];
    const what: ModerationTakeBack = { what: 'moderation.takeback', member: act.member, act: act.id, appeal: null };
    return [{ do: 'tell', what }];
  },
  'moderation.pardon': async (row, c) => {
    const act = await d.store.find(c.community.id, (row.before as { id: number }).id);
    if (!act || act.undoneBy === null) return [];
    return [...(await unforgive(d, act)), reply(c, appealTexts[c.locale].countsAgain(refOf(act.id)))];
  },
});

/** What `undo` asked for, done and said by this feature. */
export async function takenBack(d: ExplainDeps, c: Context, what: ModerationTakeBack): Promise<Effects> {
  if (what.appeal !== null) return askAgain(d, c, what.appeal);
  const act = what.act === null ? undefined : await d.store.find(c.community.id, what.act);
  return act && act.undoneBy === null ? forgive(d, c, act) : [];
}

/** Staff decide about somebody with many strikes. */
export const review = (d: Pick<ExplainDeps, 'house'>): Answer => ({
  allow: 'admin',
  run: async (c, value, data) => {
    const t = moderationTexts[c.locale];
    const { room, member, name } = data as Review;
    if (value !== 'kick') return [reply(c, t.kept)];
    await d.house.audit.write(c, { act: 'moderation.kick', subject: name, room, before: null, after: { member } });
    return [{ do: 'kick', room, member }, reply(c, t.going(name))];
  },
});
