/** What is done about a breach, of words or of behaviour: rows, then effects. The one way acts are made. */
import type { House } from '../../../house.ts';
import { cut } from '../../../kit/cut.ts';
import { keepers } from '../../../kit/staff.ts';
import type { Tx } from '../../../ports.ts';
import type { Context, Effect, Effects, Locale, Room } from '../../../types.ts';
import type { BrakeParts } from '../fairness/brake.ts';
import type { ModerationActed } from '../events.ts';
import { refOf } from './ids.ts';
import { shownWord } from '../presets/index.ts';
import { endOf, hint, plan, wishOf, type Limits, type Plan, type RuleBody, type Wish } from '../rules/rules.ts';
import type { About } from '../schema.ts';
import { daysSetting, ladderSetting, muteSetting, strikesSetting } from '../settings.ts';
import type { ModerationStore } from '../store.ts';
import { moderationTexts, type Item } from '../texts.ts';

const dayMs = 86_400_000;
/** So long may staff take to decide. */
const reviewMs = 3 * dayMs;
/** Staff hear at most so often from one group that something is left for them to do. */
const noteEveryMs = 5 * 60_000;
/** So many of the staff are asked at once. */
const mostAsked = 3;
const longestFound = 200;
const longestShown = 20;
/** One person is reminded in a group at most so often within this time. */
const mostLines = 5;
const lineEveryMs = 60 * 60_000;
const mostReminded = 10_000;

/** What the review question carries. */
export interface Review {
  readonly room: number;
  readonly member: number;
  readonly name: string;
}
/** Something that is not welcome, by whom and where. */
export interface Breach {
  readonly member: number;
  readonly name: string;
  readonly room: Room;
  /** Null: there is no message (a name, a wave of joins). */
  readonly messageId: string | null;
  /** Further messages to delete with it. */
  readonly also: readonly string[];
  readonly kind: string;
  readonly rule: string;
  readonly ruleId: number | null;
  readonly about: About;
  readonly found: string;
  readonly views: readonly string[];
  /** What each broken rule asks for. */
  readonly wishes: readonly Wish[];
  /** Nothing is said to the member. */
  readonly silent: boolean;
}

export const limitsIn = (house: House, community: number, room: number): Limits => {
  const where = { community, room };
  return {
    muteMs: house.settings.get(muteSetting, where) * 60_000,
    strikes: house.settings.get(strikesSetting, where),
    ladder: house.settings.get(ladderSetting, where),
  };
};

/** What a member who breaks these rules here for the first time would get, in words. */
export const wouldGet = (house: House, c: Context, rules: readonly RuleBody[], locale: Locale): string => {
  const limits = limitsIn(house, c.community.id, c.room.id);
  const p = plan(rules.map(wishOf), 0, house.can(c.room.account), limits);
  return moderationTexts[locale].would(p.did, endOf(limits), p.unable);
};

/** Called once per bot. */
export function actOn(house: House, store: ModerationStore, brake: Pick<BrakeParts, 'soften' | 'after'>) {
  /** When staff last heard from a group. From memory: a restart forgives. */
  const noted = new Map<number, number>();
  /** When whom was reminded in which group. From memory. */
  const reminded = new Map<string, readonly number[]>();

  const inform = async (c: Context, b: Breach, tx: Tx, p: Plan, ref: string): Promise<Effect[]> => {
    const { room, member, name } = b;
    const note = p.unable.length > 0 && c.now - (noted.get(room.id) ?? -noteEveryMs) >= noteEveryMs;
    if (!p.review && !p.did.kick && !note) return [];
    tx.after(() => noted.set(room.id, c.now));
    const t = moderationTexts[c.community.locale];
    const rule = b.about.title?.[c.community.locale] ?? null;
    const near = await keepers(house.people, { community: c.community.id, account: room.account }, 'admin');
    const data: Review = { room: room.id, member, name };
    return near.slice(0, mostAsked).map((k): Effect => {
      if (p.review && house.can(room.account).has('kick'))
        return {
          do: 'ask',
          step: 'review',
          data,
          for: { member: k.member },
          to: { private: k.member },
          say: t.review(name, room.name, p.strikes, { found: cut(b.found, longestShown), rule }),
          choices: [
            { label: t.letGo, value: 'kick' },
            { label: t.keep, value: 'keep' },
          ],
          until: c.now + reviewMs,
        };
      const words = p.did.kick ? t.kicked : t.unable;
      return { do: 'send', to: { private: k.member }, say: words(name, room.name, ref, rule) };
    });
  };

  /** One line: in the group the first time, in private from the second on where that surely arrives. */
  const remind = async (c: Context, b: Breach, tx: Tx, p: Plan, ref: string): Promise<Effect[]> => {
    if (p.did.words === null || b.silent) return [];
    const { room } = b;
    const lead = b.about.lead;
    // A name that is not welcome is not said again before everybody.
    const name = b.kind === 'name' ? hint(b.found) : b.name;
    const item: Item = { member: b.member, name, ref, did: p.did, ...(lead ? { lead } : {}), of: b.kind };
    const again = p.strikes > p.weight && room.account === c.room.account;
    if (again && (await house.people.reached(b.member, room.account)))
      return [{ do: 'send', to: { private: b.member }, say: moderationTexts[c.locale].inPrivate(item, room.name) }];
    const key = `${room.id}/${b.member}`;
    const lately = (reminded.get(key) ?? []).filter((at) => c.now - at < lineEveryMs);
    // Whoever goes on is not argued with before everybody: the messages go, and staff hear of it.
    if (lately.length >= mostLines) return [];
    tx.after(() => {
      reminded.delete(key);
      reminded.set(key, [...lately, c.now]);
      if (reminded.size > mostReminded) reminded.delete(reminded.keys().next().value ?? '');
    });
    const answers = p.did.remove || b.messageId === null ? {} : { replyTo: b.messageId };
    return [{ do: 'send', to: { room: room.id }, say: '', ...answers, merge: { as: 'acted', item } }];
  };

  return async (c: Context, b: Breach, tx: Tx): Promise<Effects> => {
    const { room, member, messageId } = b;
    const community = c.community.id;
    // An edited message is answered once for a rule, taken back or not; what it breaks anew is something else.
    const { ruleId } = b;
    if (ruleId !== null && messageId !== null)
      if (await store.about({ community, room: room.id, member, messageId, ruleId })) return [];
    const since = c.now - house.settings.get(daysSetting, { community, room: room.id }) * dayMs;
    const before = await store.strikes(community, member, since);
    const planned = plan(b.wishes, before, house.can(room.account), limitsIn(house, community, room.id));
    // Nobody is told of points they do not have.
    const has = planned.did.points > 0 ? await house.ledger.balance(c, member) : 0;
    const wanted = { ...planned, did: { ...planned.did, points: Math.min(planned.did.points, has) } };
    const p = brake.soften(room.id, b.kind, c.now, wanted);
    const { did } = p;
    const { kind, rule, about, views } = b;
    const found = b.found.slice(0, longestFound);
    const row = { community, room: room.id, member, kind, rule, ruleId, about, found, views, did, messageId };
    const { weight, strikes } = p;
    const id = await store.act({ ...row, weight, strikes, eventId: c.cause, at: c.now });
    const ref = refOf(id);
    // The bot acted, not the member: "take back the last" must not find this as the member's own.
    const bot = { ...c, who: { ...c.who, member: 0 } };
    const after = { id, did };
    await house.audit.write(bot, { act: 'moderation.act', subject: ref, room: room.id, before: null, after });
    const told: ModerationActed = {
      what: 'moderation.acted',
      member,
      act: ref,
      did,
      strikes,
      rule: kind,
      named: b.about.title?.[c.community.locale] ?? shownWord({ kind, word: rule }, c.community.locale),
      weight: p.weight,
      points: did.points,
    };
    const on = { room: room.id, member, reason: ref };
    const gone = messageId === null ? b.also : [messageId, ...b.also];
    return [
      // While the brake is on it was only written down: nobody is to count it.
      ...(p === wanted ? [{ do: 'tell', what: told } as const] : []),
      ...(did.remove ? gone.map((m): Effect => ({ do: 'delete', room: room.id, messageId: m })) : []),
      ...(did.muteMs > 0 ? [{ do: 'mute', ...on, forMs: did.muteMs } as const] : []),
      ...(did.kick ? [{ do: did.ban ? 'ban' : 'kick', ...on } as const] : []),
      ...(await remind(c, b, tx, p, ref)),
      ...(await inform(c, b, tx, p, ref)),
      ...(await brake.after(c, tx, room, { id, kind }, wanted)),
    ];
  };
}
export type ActOn = ReturnType<typeof actOn>;
