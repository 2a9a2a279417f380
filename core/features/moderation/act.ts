/** What is done about a message that broke rules: rows, then effects. */
import type { House } from '../../house.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effect, Effects, EditedEvent, Locale, MessageEvent } from '../../types.ts';
import type { Broken } from './book.ts';
import type { ModerationActed } from './events.ts';
import { refOf } from './ids.ts';
import { gravest, plan, type Limits, type Plan, type WordRule } from './rules.ts';
import { daysSetting, muteSetting, strikesSetting } from './settings.ts';
import type { ModerationStore } from './store.ts';
import { moderationTexts, type Item } from './texts.ts';

const dayMs = 86_400_000;
/** So long may staff take to decide. */
const reviewMs = 3 * dayMs;
/** Staff hear at most so often from one group that something is left for them to do. */
const noteEveryMs = 5 * 60_000;
/** So many of the staff are asked at once. */
const mostAsked = 3;

/** What the review question carries. */
export interface Review {
  readonly room: number;
  readonly member: number;
  readonly name: string;
}

export const limitsHere = (house: House, c: Context): Limits => {
  const where = { community: c.community.id, room: c.room.id };
  return {
    muteMs: house.settings.get(muteSetting, where) * 60_000,
    strikes: house.settings.get(strikesSetting, where),
  };
};

/** What a member who breaks these rules here would get, in words. */
export const wouldGet = (house: House, c: Context, rules: readonly WordRule[], locale: Locale): string => {
  const limits = limitsHere(house, c);
  const p = plan(rules, 0, house.can(c.room.account), limits);
  return moderationTexts[locale].would(p.did, limits.strikes, p.unable);
};

/** Called once per bot. */
export function actOn(house: House, store: ModerationStore) {
  /** When staff last heard from a group. From memory: a restart forgives. */
  const noted = new Map<number, number>();
  const inform = async (c: Context, tx: Tx, p: Plan, ref: string, strikes: number): Promise<Effect[]> => {
    const note = p.unable.length > 0 && c.now - (noted.get(c.room.id) ?? 0) >= noteEveryMs;
    if (!p.review && !p.did.kick && !note) return [];
    tx.after(() => noted.set(c.room.id, c.now));
    const t = moderationTexts[c.community.locale];
    const all = await house.people.staff(c.community.id);
    const near = all.filter((s) => s.account === c.room.account && (s.role === 'owner' || s.role === 'admin'));
    const asked = [...new Set(near.map((s) => s.member))].slice(0, mostAsked);
    const { name } = c.who;
    const data: Review = { room: c.room.id, member: c.who.member, name };
    return asked.map((member): Effect => {
      if (p.review && house.can(c.room.account).has('kick'))
        return {
          do: 'ask',
          step: 'review',
          data,
          for: { member },
          to: { private: member },
          say: t.review(name, c.room.name, strikes),
          choices: [
            { label: t.letGo, value: 'kick' },
            { label: t.keep, value: 'keep' },
          ],
          until: c.now + reviewMs,
        };
      const words = p.did.kick ? t.kicked : t.unable;
      return { do: 'send', to: { private: member }, say: words(name, c.room.name, ref) };
    });
  };

  return async (c: Context<MessageEvent | EditedEvent>, broken: readonly Broken[], tx: Tx): Promise<Effects> => {
    const main = gravest(broken);
    if (!main) return [];
    const { community, room, who } = c;
    const { messageId } = c.event;
    const at = { community: community.id, room: room.id, member: who.member };
    if (c.event.kind === 'edited' && (await store.about({ ...at, messageId }))) return [];
    const since = c.now - house.settings.get(daysSetting, { community: community.id, room: room.id }) * dayMs;
    const before = await store.strikes(community.id, who.member, since);
    const p = plan(
      broken.map((b) => b.rule),
      before,
      house.can(room.account),
      limitsHere(house, c),
    );
    const { did } = p;
    const { hit, rule } = main;
    const id = await store.act({
      ...at,
      word: rule.word,
      found: c.event.text.slice(hit.start, hit.end).slice(0, 200),
      views: hit.views,
      did,
      messageId,
      eventId: c.cause,
      at: c.now,
    });
    const ref = refOf(id);
    // The bot acted, not the member: "take back the last" must not find this as the member's own.
    const bot = { ...c, who: { ...who, member: 0 } };
    await house.audit.write(bot, {
      act: 'moderation.act',
      subject: ref,
      room: room.id,
      before: null,
      after: { id, did },
    });
    const told: ModerationActed = { what: 'moderation.acted', member: who.member, act: ref, did, strikes: before + 1 };
    const item: Item = { member: who.member, name: who.name, ref, did };
    const on = { room: room.id, member: who.member, reason: ref };
    return [
      { do: 'tell', what: told },
      ...(did.remove ? [{ do: 'delete', room: room.id, messageId } as const] : []),
      ...(did.muteMs > 0 ? [{ do: 'mute', ...on, forMs: did.muteMs } as const] : []),
      ...(did.kick ? [{ do: 'kick', ...on } as const] : []),
      ...(did.words
        ? [
            {
              do: 'send',
              to: { room: room.id },
              say: '',
              ...(did.remove ? {} : { replyTo: messageId }),
              merge: { as: 'acted', item },
            } as const,
          ]
        : []),
      ...(await inform(c, tx, p, ref, before + 1)),
    ];
  };
}
