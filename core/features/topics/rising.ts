/**
 * Terms that rise in a group's talk, proposed to the owner as topics. Counted in batches at night from the messages that
 * are kept anyway: a message on its way costs nothing.
 */
import { addDays, civilDay, startOfDay, weekOf } from '../../kit/calendar.ts';
import { nextInstants } from '../../kit/cron.ts';
import { cut } from '../../kit/cut.ts';
import { fingerprint } from '../../kit/hash.ts';
import { reply } from '../../kit/reply.ts';
import { keepers } from '../../kit/staff.ts';
import type { Choice, Context, Effect, Effects, Room, TimerEvent } from '../../types.ts';
import { countTimer, countTonight, later } from './night.ts';
import type { Desk } from './post.ts';
import { proposing } from './settings.ts';
import type { TermStore } from './store-terms.ts';
import { tallyOf } from './tally.ts';
import { leastSaid, rising, type Rising } from './terms.ts';
import { risingTexts } from './texts-rising.ts';

export interface RisingDesk extends Desk {
  readonly terms: TermStore;
}
export { countTimer } from './night.ts';
export const offerTimer = 'topics.offer';
const offerCron = '0 10 * * 1';
/** Messages of one batch: some 20 ms of cutting words, in a commit of its own. */
const batch = 500;
const pauseMs = 1000;
const baselineWeeks = 4;
/** A term is proposed once in so long. */
const againMs = 56 * 86_400_000;
const leastSpeakers = 3;
const shownTerms = 3;
/** So many of the most surprising are looked at more closely. */
const looked = 20;
/** And so many groups. */
const asked = 3;
const decideMs = 3 * 86_400_000;

/** One batch; comes back at once while there is more, else tomorrow night. */
export async function count(c: Context<TimerEvent>, desk: RisingDesk): Promise<Effects> {
  const more = await countBatch(c, desk);
  if (more) return [later(c, countTimer, `${countTimer}:${c.community.id}:after:${more}`, c.now + pauseMs)];
  const [at] = nextInstants(offerCron, c.community.timeZone, c.now, 1);
  const offer = at === undefined ? [] : [later(c, offerTimer, `${offerTimer}:${c.community.id}:${at}`, at)];
  // Where no topic was posted for a month nobody is asked, and nothing counted.
  return (await desk.store.postedSince(c.community.id, c.now - 28 * 86_400_000)) ? [...offer, ...countTonight(c)] : [];
}

/** The last message counted when there is more, 0 when all is counted. */
async function countBatch(c: Context, { terms, house }: RisingDesk): Promise<number> {
  const zone = c.community.timeZone;
  const week = weekOf(civilDay(c.now, zone));
  const since = startOfDay(addDays(week, -7 * baselineWeeks), zone);
  const tally =
    (await terms.tally(c.community.id)) ??
    (await terms.begin({ community: c.community.id, week, since, eventId: c.cause }));
  const rooms = (await house.people.groups(c.community.id)).map((r) => r.id);
  const heard = await terms.after(rooms, tally.cursor, batch);
  await terms.add(tallyOf(heard, zone));
  const cursor = heard.at(-1)?.id ?? tally.cursor;
  const turned = tally.week !== week;
  await terms.advance({ community: c.community.id, cursor, week, eventId: c.cause });
  if (turned) await terms.tidy(rooms, week, addDays(week, -7 * (baselineWeeks + 1)));
  return heard.length === batch ? cursor : 0;
}

/** What rises in a group, people's names and what the rules do not allow left out. */
export async function risingIn(
  c: Context,
  { terms, house }: RisingDesk,
  room: Room,
  week: string,
): Promise<readonly Rising[]> {
  const all = await terms.counts(room.id, week, addDays(week, -7 * baselineWeeks), leastSaid);
  const turns = all.find((t) => t.term === '') ?? { now: 0, before: 0 };
  const found = rising(
    all.filter((t) => t.term !== ''),
    turns,
  ).slice(0, looked);
  if (found.length === 0) return [];
  const names = (await terms.names(c.community.id)).map((n) => n.normalize('NFKC').toLowerCase());
  const offered = await terms.offeredSince(c.community.id, c.now - againMs);
  const words = new Set(house.commands().flatMap((o) => Object.values(o.command.words).flat()));
  const own = house.names.map((n) => n.toLowerCase());
  return found.filter(
    ({ term }) =>
      !offered.has(term) &&
      !words.has(term) &&
      !own.includes(term) &&
      !names.some((n) => n.includes(term) || (n.length >= 2 && term.includes(n))) &&
      !house.barred(c.community.id, term),
  );
}

/** A card to the owner: at most three terms of the group where most happens. */
export async function offer(c: Context<TimerEvent>, desk: RisingDesk): Promise<Effects> {
  const { house, terms } = desk;
  if (house.settings.get(proposing, { community: c.community.id, room: 0 }) === 'never') return [];
  // On Monday the week that is over is spoken of.
  const week = addDays(weekOf(civilDay(c.now, c.community.timeZone)), -7);
  const card = await bestCard(c, desk, week);
  if (!card) return [];
  const owners = await keepers(house.people, { community: c.community.id, account: card.room.account }, 'admin');
  const to = owners.find((k) => k.reached);
  const chat = to && (await house.people.privateRoom(c.community, card.room.account, to.member, c.now));
  if (!to || !chat) return [];
  for (const { term } of card.terms)
    await terms.offer({ community: c.community.id, term, topic: null, eventId: c.cause, at: c.now });
  return [ask(c, card, to.member, chat.id)];
}

interface Shown {
  readonly term: string;
  readonly people: number;
}
interface Card {
  readonly room: Room;
  readonly terms: readonly Shown[];
}
async function bestCard(c: Context, desk: RisingDesk, week: string, only?: Room): Promise<Card | undefined> {
  const rooms = only ? [only] : await desk.house.people.groups(c.community.id);
  const zone = c.community.timeZone;
  const cursor = (await desk.terms.tally(c.community.id))?.cursor ?? 0;
  const span = { from: startOfDay(week, zone), to: startOfDay(addDays(week, 7), zone), cursor };
  const found: { readonly room: Room; readonly terms: readonly Rising[]; readonly surprise: number }[] = [];
  for (const room of rooms) {
    const risen = await risingIn(c, desk, room, week);
    const surprise = risen.slice(0, shownTerms).reduce((n, t) => n + t.surprise, 0);
    if (surprise > 0) found.push({ room, terms: risen, surprise });
  }
  // Who said it is counted from the messages themselves: only where it may end on the card.
  for (const { room, terms } of found.toSorted((a, b) => b.surprise - a.surprise).slice(0, asked)) {
    const shown: Shown[] = [];
    for (const { term } of terms.slice(0, 2 * shownTerms)) {
      const people = await desk.terms.speakers(room.id, span, term);
      if (people >= leastSpeakers) shown.push({ term, people });
    }
    if (shown.length > 0) return { room, terms: shown.slice(0, shownTerms) };
  }
  return undefined;
}

/** What the card's question carries. */
export interface Offered {
  readonly room: number;
  readonly terms: readonly Shown[];
}
/** `to`: the room it is asked in. */
const ask = (c: Context, { room, terms }: Card, member: number, to: number): Effect => {
  const t = risingTexts[c.locale];
  const choices: Choice[] = terms.map(({ term }) => ({ label: term, value: term }));
  const data: Offered = { room: room.id, terms };
  return {
    do: 'ask',
    step: 'rising',
    data,
    for: { member },
    to: { room: to },
    say: t.card(cut(room.name, 20), terms),
    choices: [...choices, { label: t.none, value: '' }],
    until: c.now + decideMs,
  };
};

/** The owner's tap: the term is a topic of the library now, and the others are offered once more. */
export async function taken(c: Context, desk: RisingDesk, term: string, { room, terms }: Offered): Promise<Effects> {
  const t = risingTexts[c.locale];
  if (term === '') return [reply(c, t.fine)];
  const words = { 'zh-CN': risingTexts['zh-CN'].topic(term), 'zh-TW': risingTexts['zh-TW'].topic(term) };
  const all = { ...words, en: risingTexts.en.topic(term) };
  const id = await desk.store.put({
    community: c.community.id,
    key: fingerprint(`rising ${term}`),
    source: 'message',
    words: all,
    theme: null,
    days: [],
    tags: [],
    eventId: c.cause,
    at: c.now,
  });
  await desk.terms.offer({ community: c.community.id, term, topic: id, eventId: c.cause, at: c.now });
  await desk.house.audit.write(c, {
    act: 'topic',
    subject: all[c.locale],
    room: null,
    before: { id, state: 'gone' },
    after: { id, state: 'active' },
  });
  const left = terms.filter((x) => x.term !== term);
  const group = left.length > 0 ? await desk.house.people.room(room, desk.house.database.db) : undefined;
  const said = reply(c, t.added(all[c.locale]));
  return group ? [said, ask(c, { room: group, terms: left }, c.who.member, c.room.id)] : [said];
}

/** `/热词`: what rises now, asked for by staff. */
export async function show(c: Context, desk: RisingDesk, group: Room | undefined): Promise<Effects> {
  const t = risingTexts[c.locale];
  const again = await countBatch(c, desk);
  const week = weekOf(civilDay(c.now, c.community.timeZone));
  const card = (await bestCard(c, desk, week, group)) ?? (await bestCard(c, desk, addDays(week, -7), group));
  const night = again ? [later(c, countTimer, `${countTimer}:${c.community.id}:after:${again}`, c.now + pauseMs)] : [];
  if (!card) return [...night, ...countTonight(c), reply(c, again ? t.counting : t.nothing)];
  return [...night, ask(c, card, c.who.member, c.room.id)];
}
