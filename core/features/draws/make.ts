/** Making a draw: by one line, or asked step by step. */
import type { House } from '../../house.ts';
import { formatMoment } from '../../kit/calendar.ts';
import { groupLocale, reply } from '../../kit/reply.ts';
import { parseWhen } from '../../kit/when.ts';

import { parseDuration } from '../../kit/parse.ts';
import type { Tx } from '../../ports.ts';
import type { Choice, Context, Effect, Effects, Locale, Room } from '../../types.ts';
import type { CampaignDraw } from '../campaigns/events.ts';
import { commitmentOf, newSeed } from './rules.ts';
import type { OpenDraws } from './open.ts';
import { prizeNames, type Prize } from './prizes.ts';
import { emptyDraft, faultOf, readSpec, type Draft } from './spec.ts';
import type { DrawRow, DrawStore } from './store.ts';
import { drawTexts } from './texts.ts';

export interface Desk {
  readonly house: House;
  readonly store: DrawStore;
  readonly open: OpenDraws;
}
/** What a step of the guide knows. */
export interface Guide {
  readonly room: number;
  readonly draft: Draft;
}

/** What the movements of points are called; `FeatureDefinition.reasons` gives the titles. */
export const reasons = { paid: 'draw.paid', back: 'draw.back', spent: 'draw.spent' } as const;
export const closeTimer = 'draws.close';
export const pot = (id: number): string => `draw:${id}`;
export const closeKey = (id: number): string => `draws.close:${id}`;
/** So many may be open in one group. */
const mostOpen = 3;
const askMs = 10 * 60_000;
/** One that waits for people only is drawn after this at the latest. */
const longestMs = 7 * 86_400_000;
/** So much of the commitment stands in the announcement: 80 bits. */
export const shortProof = (commitment: string): string => commitment.slice(0, 20);

/** Goes on with what is known: asks for the next thing, or announces. */
export async function proceed(c: Context, tx: Tx, desk: Desk, { room, draft }: Guide): Promise<Effects> {
  const t = drawTexts[c.locale];
  const { prize, winners, closesAt, full } = draft;
  const prizes = draft.prizes ?? (prize !== undefined && winners !== undefined && [{ name: prize, count: winners }]);
  const ask = (step: string, say: string, choices?: readonly Choice[]): Effects => [
    {
      do: 'ask',
      step,
      data: { room, draft },
      for: { member: c.who.member },
      to: { room: c.room.id },
      say,
      until: c.now + askMs,
      ...(choices && { choices }),
    },
  ];
  if (!prizes && prize === undefined) return ask('prize', t.askPrize);
  if (!prizes)
    return ask(
      'winners',
      t.askWinners,
      ['1', '2', '3'].map((v) => ({ label: v, value: v })),
    );
  if (closesAt === undefined && full === undefined)
    return ask(
      'when',
      t.askWhen,
      (['hour', 'tonight', 'full'] as const).map((w) => ({ label: t.when[w], value: t.whenTyped[w] })),
    );
  const group = await desk.house.people.room(room, desk.house.database.db);
  if (!group) return [reply(c, t.sayThere)];
  if (desk.open.of(room).length >= mostOpen) return [reply(c, t.tooMany(mostOpen))];
  return announce(c, tx, desk, group, { ...draft, prizes, closesAt: closesAt ?? c.now + longestMs });
}

/** A step of a campaign: a draw in one group, unasked. */
export async function drawWanted(c: Context, tx: Tx, desk: Desk, due: CampaignDraw): Promise<Effects> {
  const group = await desk.house.people.room(due.room, desk.house.database.db);
  if (!group || desk.open.of(group.id).length >= mostOpen) return [];
  const { prize, winners, closesAfter } = due.draw;
  const locale = groupLocale({ room: group, community: c.community });
  const closesAt = c.now + (parseDuration(closesAfter) ?? longestMs);
  const draft = { ...emptyDraft, prizes: [{ name: prize[locale], count: winners }], closesAt };
  const unasked = { kind: 'campaign', campaign: due.campaign } as const;
  const effects = await announce(c, tx, desk, group, draft);
  // Whoever makes one by hand elsewhere is told too; here nobody asked.
  return effects.flatMap((e): Effect[] => (e.do === 'ask' ? [{ ...e, unasked }] : e.do === 'send' ? [] : [e]));
}

/** The first step: nothing known yet. */
export const guide = (c: Context, tx: Tx, desk: Desk, room: number): Promise<Effects> =>
  proceed(c, tx, desk, { room, draft: emptyDraft });

type Whole = Draft & { readonly prizes: readonly Prize[]; readonly closesAt: number };

async function announce(c: Context, tx: Tx, desk: Desk, group: Room, d: Whole): Promise<Effects> {
  const { store, open, house } = desk;
  const seed = newSeed(c.dice);
  const row = {
    community: c.community.id,
    room: group.id,
    by: c.who.member,
    prizes: d.prizes,
    closesAt: d.closesAt,
    full: d.full ?? null,
    price: d.price,
    needs: d.needs,
    weighting: d.weighting,
    phrase: d.phrase ?? null,
    seed,
    eventId: c.cause,
    at: c.now,
  };
  const { id, commitment } = await store.make(row, (made) => commitmentOf(made, seed));
  const phrase = d.phrase ?? null;
  tx.changed('draws', 0);
  tx.after(() => open.add(group.id, { id, closesAt: d.closesAt, phrase }));
  await house.audit.write(c, {
    act: 'draws.make',
    subject: prizeNames(d.prizes),
    room: group.id,
    before: null,
    after: { draw: id },
  });
  const locale = groupLocale({ room: group, community: c.community });
  const words = announcement({ ...row, id, commitment }, locale, c.community.timeZone);
  const to = { room: group.id };
  return [
    // What is secret is said by those who know it: no button then.
    phrase === null
      ? {
          do: 'ask',
          step: 'join',
          data: { draw: id },
          for: 'anyone',
          to,
          say: words,
          choices: [{ label: drawTexts[locale].join, value: 'join' }],
          until: d.closesAt,
        }
      : { do: 'send', to, say: words },
    closeAt(c, group.id, id, d.closesAt),
    ...(c.room.id === group.id ? [] : [reply(c, words)]),
  ];
}

const closeAt = (c: Context, room: number, draw: number, at: number): Effect => ({
  do: 'later',
  key: closeKey(draw),
  timer: closeTimer,
  at,
  room,
  community: c.community.id,
  data: { draw },
});

type Told = Pick<
  DrawRow,
  'id' | 'prizes' | 'closesAt' | 'full' | 'needs' | 'weighting' | 'phrase' | 'price' | 'commitment'
>;
const announcement = (d: Told, locale: Locale, zone: string): string => {
  const { terms, announce: words, prizes } = drawTexts[locale];
  const { points, days, level, tag, checkin } = d.needs;
  return words({
    ...d,
    prizes: prizes(d.prizes),
    when: formatMoment(d.closesAt, zone, locale),
    commitment: shortProof(d.commitment),
    terms: [
      ...(points === undefined ? [] : [terms.points(points)]),
      ...(days === undefined ? [] : [terms.days(days)]),
      ...(level === undefined ? [] : [terms.level(level)]),
      ...(tag === undefined ? [] : [terms.chosen]),
      ...(checkin ? [terms.checkin] : []),
      ...(d.weighting === 'checkin' ? [terms.double] : []),
    ],
  });
};

// ---- the answers of the guide ------------------------------------------------------------------

function prizeFault(text: string, c: Context): string | { readonly refuse: string } {
  const read = readSpec(text, c.now, c.community.timeZone);
  return 'fault' in read ? { refuse: drawTexts[c.locale].fault[read.fault] } : text;
}

export const guideAnswers = (desk: Desk) => ({
  prize: {
    allow: 'moderator' as const,
    parse: (text: string, _data: unknown, c: Context) =>
      // Several prizes are one line too: 手机 x1；奶茶券 x3.
      prizeFault(text, c),
    run: (c: Context, value: string, data: unknown, tx: Tx) => {
      const { room, draft } = data as Guide;
      // All in one line is fine here too: 奶茶券 x3 明天20点.
      const read = readSpec(value, c.now, c.community.timeZone);
      const whole = !('fault' in read) && (read.closesAt !== undefined || read.full !== undefined || read.prizes);
      return proceed(c, tx, desk, { room, draft: whole ? read : { ...draft, prize: value } });
    },
  },
  winners: {
    allow: 'moderator' as const,
    parse: (text: string, _data: unknown, c: Context) => {
      const n = Number(/^[x×*]?\s*([0-9]{1,6})\s*(?:份|个|個|名)?$/iu.exec(text)?.[1] ?? 0);
      return faultOf({ winners: n }, c.now) ? { refuse: drawTexts[c.locale].fault.winners } : `${n}`;
    },
    run: (c: Context, value: string, data: unknown, tx: Tx) => {
      const { room, draft } = data as Guide;
      return proceed(c, tx, desk, { room, draft: { ...draft, winners: Number(value) } });
    },
  },
  when: {
    allow: 'moderator' as const,
    parse: (text: string, _data: unknown, c: Context) => {
      const read = readSpec(text, c.now, c.community.timeZone);
      return 'fault' in read || (read.closesAt === undefined && read.full === undefined)
        ? { refuse: drawTexts[c.locale].fault.when }
        : text;
    },
    run: (c: Context, value: string, data: unknown, tx: Tx) => {
      const { room, draft } = data as Guide;
      const read = readSpec(value, c.now, c.community.timeZone);
      const { prize: _, winners: __, prizes: ___, ...terms } = 'fault' in read ? emptyDraft : read;
      const when = parseWhen(value, c.now, c.community.timeZone);
      return proceed(c, tx, desk, { room, draft: { ...draft, ...terms, ...(when && { closesAt: when.at }) } });
    },
  },
});
