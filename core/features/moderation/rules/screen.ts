/** What is looked at as it happens: messages and edits with what comes with them, and names. */
import { startOfDay, civilDay } from '../../../kit/calendar.ts';
import { reply } from '../../../kit/reply.ts';
import type { Tx } from '../../../ports.ts';
import type { Context, EditedEvent, Effects, Feature, Hit, Listener, MessageEvent } from '../../../types.ts';
import { wouldGet, type ActOn } from '../acts/act.ts';
import type { Broken } from './book.ts';
import type { Claimed } from './claimed.ts';
import type { Parts } from './keep.ts';
import { concerns, gravest, isExempt, isLive, wishOf, type Occasion } from './rules.ts';
import { moderationTexts } from '../texts.ts';
import { note } from './watch.ts';

/** So long after adding a word its owner is told that trying it himself proves nothing. */
const freshMs = 15 * 60_000;
type Said = Context<MessageEvent | EditedEvent>;
const nothing: readonly Broken[] = [];

const occasionOf = (d: Parts, c: Context): Occasion => ({
  role: c.role,
  tags: () => d.house.tags(c, c.who.member),
  room: c.room.id,
  platform: c.room.account.split(':')[0] ?? c.room.account,
  at: c.at,
  minutes: () =>
    Math.floor((c.at - startOfDay(civilDay(c.at, c.community.timeZone), c.community.timeZone)) / 60_000) % 1440,
  joinedAt: c.who.joinedAt,
  thread: c.event.kind === 'message' ? c.event.thread : undefined,
});

const hitOf = (broken: readonly Broken[], run: Hit['run']): Hit => ({
  rule: broken[0]?.hit.word ?? '',
  words: broken.map((b) => b.found),
  run,
});

/** Words quoted from another chat are passed on like forwarded ones. */
const broughtAlong = (c: Said): readonly string[] => {
  const quote = c.event.kind === 'message' ? c.event.replyTo : undefined;
  return quote?.unproven === 'elsewhere' && quote.text ? [quote.text] : [];
};

export interface Screen {
  readonly screen: NonNullable<Feature['screen']>;
  readonly listens: readonly Listener[];
}

/** Called once per bot. */
export function createScreen(d: Parts, act: ActOn, claimed: Claimed): Screen {
  /** The screen and the listener look at the same event: it is read once. */
  let last: { readonly event: unknown; readonly broken: readonly Broken[] } | undefined;
  const namesOne = (all: readonly Broken[]): boolean => all.some((b) => Object.keys(b.rule.scope).length > 0);
  /** What of these concerns this person here and now. */
  const meant = (c: Context, all: readonly Broken[]): readonly Broken[] => {
    if (!isExempt(c.role) && !namesOne(all)) return all;
    const o = occasionOf(d, c);
    return all.filter((b) => concerns(b.rule.scope, o));
  };
  /** What of the community's rules this breaks. Text quoted from this group is not read. */
  const readOnce = (c: Said): readonly Broken[] => {
    if (last?.event === c.event) return last.broken;
    const { text, attached = [] } = c.event;
    const brought = broughtAlong(c);
    const extra =
      attached.length === 0 && brought.length === 0
        ? undefined
        : {
            links: attached.filter((a) => a.what === 'link').map((a) => a.text),
            attached: [...attached.filter((a) => a.what !== 'link').map((a) => a.text), ...brought],
          };
    const found = d.book.read(c.community.id, text, extra).broken;
    last = { event: c.event, broken: found };
    return found;
  };
  /** Staff are exempt, but for rules that name them. */
  const broken = (c: Said): readonly Broken[] =>
    isExempt(c.role) && !d.book.mindsStaff(c.community.id) ? nothing : meant(c, readOnce(c));

  const breach = async (c: Context, all: readonly Broken[], as: 'message' | 'name', tx: Tx): Promise<Effects> => {
    const silent = all.filter((b) => !isLive(b.rule.state));
    if (silent.length > 0) await note(d, c, silent);
    const live = all.filter((b) => isLive(b.rule.state));
    const main = gravest(live);
    if (!main) return [];
    const name = as === 'name';
    // A name cannot be deleted, and the same name is spoken of once.
    if (name && (await d.store.latest(c.community.id, c.who.member, 'name'))?.found === main.found) return [];
    const wishes = live.map((b) => wishOf(b.rule));
    const event = c.event as MessageEvent;
    return act(
      c,
      {
        member: c.who.member,
        name: c.who.name,
        room: c.room,
        messageId: name ? null : event.messageId,
        also: [],
        kind: name ? 'name' : main.rule.kind,
        rule: main.hit.word,
        ruleId: main.rule.id,
        about: {},
        found: main.found,
        views: main.hit.views,
        wishes: name ? wishes.map((w) => ({ ...w, actions: w.actions.filter((a) => a !== 'delete') })) : wishes,
        silent: false,
      },
      tx,
    );
  };

  /** What a quote breaks that was perhaps typed by hand. Its rows tell: what else the message asks for is done meanwhile. */
  const typed = (c: Context): Hit | undefined => {
    const text = claimed.textOf(c);
    if (text === undefined || (isExempt(c.role) && !d.book.mindsStaff(c.community.id))) return undefined;
    const all = meant(c, d.book.read(c.community.id, text).broken);
    if (all.length === 0) return undefined;
    const run: Hit['run'] = async (_c, tx) => ((await claimed.isMadeUp(c, all)) ? breach(c, all, 'message', tx) : []);
    return { ...hitOf(all, run), beside: true };
  };

  /** Staff are exempt. Who just listed a word and tries it is told so, once. */
  const tested = (c: Said): Hit | undefined => {
    const mine = d.fresh.get(c.community.id);
    if (!mine || mine.member !== c.who.member || c.now - mine.at > freshMs) return undefined;
    if (c.event.kind !== 'message' || d.house.addressed(c as Context<MessageEvent>)) return undefined;
    const member = { ...occasionOf(d, c), role: 'member' as const };
    const own = readOnce(c).filter(
      (b) => mine.rules.has(b.rule.id) && concerns({ ...b.rule.scope, roles: ['member'] }, member),
    );
    if (own.length === 0) return undefined;
    return hitOf(own, (at, tx) => {
      tx.after(() => d.fresh.delete(c.community.id));
      const rules = own.map((b) => ({ ...b.rule, state: 'on' as const }));
      return [reply(at, moderationTexts[at.locale].exempt(wouldGet(d.house, at, rules, at.locale)))];
    });
  };

  const wantsNote = (c: Said): boolean =>
    c.room.kind === 'group' && d.book.watches(c.community.id) && broken(c).length > 0;
  const named = (c: Context): readonly Broken[] => {
    if (c.room.kind !== 'group' || ('self' in c.event && c.event.self === true)) return nothing;
    if (isExempt(c.role) && !d.book.mindsStaff(c.community.id)) return nothing;
    return meant(c, d.book.read(c.community.id, c.who.name).broken);
  };
  const names = (on: 'joined' | 'changed'): Listener => ({
    on,
    wants: (c) => named(c).length > 0,
    run: (c, tx) => breach(c, named(c), 'name', tx),
  });

  return {
    screen: (c) => {
      if (c.room.kind !== 'group') return undefined;
      const all = broken(c);
      if (isExempt(c.role) && all.length === 0) return tested(c) ?? typed(c);
      return all.some((b) => isLive(b.rule.state))
        ? hitOf(
            all.filter((b) => isLive(b.rule.state)),
            (_c, tx) => breach(c, all, 'message', tx),
          )
        : typed(c);
    },
    listens: [
      {
        on: 'message',
        wants: (c) => wantsNote(c as Said),
        run: (c, tx) => breach(c, broken(c as Said), 'message', tx),
      },
      { on: 'edited', wants: (c) => wantsNote(c as Said), run: (c, tx) => breach(c, broken(c as Said), 'message', tx) },
      names('joined'),
      names('changed'),
    ],
  };
}
