/** Asking why, and taking an act back. */
import type { House } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import type { Answer, Command, Context, Effects, MessageEvent, Refusal, Undo } from '../../types.ts';
import type { Review } from './act.ts';
import type { ModerationUndone } from './events.ts';
import { idOf, refOf } from './ids.ts';
import { hint, isStaff } from './rules.ts';
import type { Act, ModerationStore } from './store.ts';
import { explainTexts } from './texts-explain.ts';
import { moderationTexts } from './texts.ts';

interface Deps {
  readonly house: House;
  readonly store: ModerationStore;
}

/** The number in a reminder that is quoted: `为什么 3F2`, `/why 3F2`. */
const inReminder = /(?:为什么|為什麼|\/why)\s+([0-9A-F]{3,10})/u;

const parseRef =
  (missing: 'needId' | 'noSuchAct') =>
  (rest: string, c: Context<MessageEvent>): number | Refusal => {
    const quoted = rest === '' ? inReminder.exec(c.event.replyTo?.text ?? '')?.[1] : undefined;
    return idOf(quoted ?? rest) ?? { refuse: explainTexts[c.locale][missing] };
  };

async function why(d: Deps, c: Context<MessageEvent>, id: number): Promise<Effects> {
  const t = explainTexts[c.locale];
  const act = await d.store.find(c.community.id, id);
  // "为什么 123" is ordinary talk unless there is such a number or the bot was asked.
  if (!act) return d.house.addressed(c) ? [reply(c, t.noSuchAct)] : [];
  if (act.member !== c.who.member && !isStaff(c.role)) return [reply(c, t.notYours)];
  const found = c.room.kind === 'group' && act.ruleId !== null ? hint(act.found) : act.found;
  return [
    reply(
      c,
      t.why({
        found,
        views: act.views,
        did: act.did,
        undone: act.undoneBy !== null,
        ref: refOf(act.id),
        ...(act.about.title ? { title: act.about.title } : {}),
      }),
    ),
  ];
}

/** Strikes and mute go; what was deleted stays deleted, no platform brings it back. */
async function forgive(d: Deps, c: Context, act: Act): Promise<Effects> {
  await d.store.undo(act.id, c.cause);
  const names = await d.house.people.names([act.member]);
  const who = { at: act.member, name: names.get(act.member) ?? '' };
  const undone: ModerationUndone = {
    what: 'moderation.undone',
    member: act.member,
    act: refOf(act.id),
    points: act.did.points,
  };
  return [
    { do: 'tell', what: undone },
    ...(act.did.muteMs > 0 ? [{ do: 'mute', room: act.room, member: act.member, forMs: 0 } as const] : []),
    { do: 'send', to: { room: act.room }, say: explainTexts[c.community.locale].forgiven(who) },
  ];
}

async function pardon(d: Deps, c: Context<MessageEvent>, id: number): Promise<Effects> {
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
  return effects;
}

export function explainCommands(d: Deps): readonly Command[] {
  const asks: Command<number> = {
    name: 'moderation.why',
    words: { 'zh-CN': ['为什么'], 'zh-TW': ['為什麼'], en: ['why'] },
    level: 'bare',
    allow: 'member',
    shares: true,
    help: { 'zh-CN': '问某次提醒的原因', 'zh-TW': '問某次提醒的原因', en: 'ask the reason of a reminder' },
    example: { 'zh-CN': '为什么 3F2', 'zh-TW': '為什麼 3F2', en: '/why 3F2' },
    parse: parseRef('noSuchAct'),
    run: (c, id) => why(d, c, id),
  };
  const pardons: Command<number> = {
    name: 'moderation.pardon',
    words: { 'zh-CN': ['放行', '撤销'], 'zh-TW': ['放行', '撤銷'], en: ['pardon', 'undo'] },
    level: 'called',
    allow: 'moderator',
    // `撤销` alone takes back one's own last change.
    shares: true,
    help: { 'zh-CN': '撤掉一次误会的提醒', 'zh-TW': '撤掉一次誤會的提醒', en: 'take a mistaken reminder back' },
    example: { 'zh-CN': '/放行 3F2', 'zh-TW': '/放行 3F2', en: '/pardon 3F2' },
    parse: parseRef('needId'),
    run: (c, id) => pardon(d, c, id),
  };
  return [asks, pardons];
}

export const explainUndoes = (d: Deps): Readonly<Record<string, Undo>> => ({
  'moderation.act': async (row, c) => {
    const act = await d.store.find(c.community.id, (row.after as { id: number }).id);
    return act && act.undoneBy === null ? forgive(d, c, act) : [];
  },
  'moderation.pardon': async (row) => {
    await d.store.undo((row.before as { id: number }).id, null);
    return [];
  },
});

/** Staff decide about somebody with many strikes. */
export const review = (d: Deps): Answer => ({
  allow: 'admin',
  run: async (c, value, data) => {
    const t = moderationTexts[c.locale];
    const { room, member, name } = data as Review;
    if (value !== 'kick') return [reply(c, t.kept)];
    await d.house.audit.write(c, { act: 'moderation.kick', subject: name, room, before: null, after: { member } });
    return [{ do: 'kick', room, member }, reply(c, t.going(name))];
  },
});
