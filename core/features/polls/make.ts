/** Making a poll and asking it in one group or in all of a community. */
import type { House } from '../../house.ts';
import { formatMoment } from '../../kit/calendar.ts';
import { parseDuration } from '../../kit/parse.ts';
import { groupLocale, lines, reply } from '../../kit/reply.ts';
import { groupOrOnly } from '../../settings.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effect, Effects, Locale, Room, Unasked } from '../../types.ts';
import type { CampaignPoll } from '../campaigns/events.ts';
import type { OpenPolls } from './open.ts';
import { modeOf, type Mode } from './rules.ts';
import { pollHours } from './settings.ts';
import type { Spec } from './spec.ts';
import type { PollStore } from './store.ts';
import { pollTexts } from './texts.ts';

export interface Desk {
  readonly house: House;
  readonly store: PollStore;
  readonly open: OpenPolls;
}

export const closeTimer = 'polls.close';
export const closeKey = (id: number): string => `polls.close:${id}`;
/** So many may run in one group. */
const mostOpen = 3;
const hourMs = 3_600_000;

/** By somebody's word. */
export async function makeByWord(c: Context, tx: Tx, desk: Desk, spec: Spec): Promise<Effects> {
  const t = pollTexts[c.locale];
  const one = spec.everywhere ? undefined : await groupOrOnly(desk.house, c);
  const rooms = spec.everywhere ? await desk.house.people.groups(c.community.id) : one ? [one] : [];
  if (rooms.length === 0) return [reply(c, t.sayThere)];
  if (rooms.some((r) => desk.open.of(r.id).length >= mostOpen)) return [reply(c, t.tooMany(mostOpen))];
  const { id, effects } = await make(c, tx, desk, spec, rooms);
  const elsewhere = rooms.length > 1 || rooms[0]?.id !== c.room.id;
  return elsewhere ? [...effects, reply(c, t.asked(id, rooms.length))] : effects;
}

/** A step of a campaign, in one group. What cannot be asked there is left out: nobody is there to be answered. */
export async function makeForCampaign(c: Context, tx: Tx, desk: Desk, due: CampaignPoll): Promise<Effects> {
  const room = await desk.house.people.room(due.room, desk.house.database.db);
  if (!room || room.community !== c.community.id || desk.open.of(room.id).length >= mostOpen) return [];
  const { poll } = due;
  const locale = groupLocale({ room, community: c.community });
  const length = parseDuration(poll.closesAfter);
  const spec: Spec = {
    question: poll.question[locale],
    options: poll.options.map((o) => o[locale]),
    anonymous: poll.anonymous,
    multiple: poll.multiple,
    everywhere: false,
    ...(length !== undefined && { closesAt: c.now + length }),
  };
  return (await make(c, tx, desk, spec, [room], due.campaign)).effects;
}

async function make(
  c: Context,
  tx: Tx,
  desk: Desk,
  spec: Spec,
  rooms: readonly Room[],
  campaign?: string,
): Promise<{ readonly id: number; readonly effects: Effects }> {
  const { store, open, house } = desk;
  const { question, options, multiple, anonymous } = spec;
  const hours = house.settings.get(pollHours, { community: c.community.id, room: rooms[0]?.id ?? 0 });
  const closesAt = spec.closesAt ?? c.now + hours * hourMs;
  const id = await store.make({
    community: c.community.id,
    by: c.who.member,
    question,
    options,
    multiple,
    anonymous,
    closesAt,
    eventId: c.cause,
    at: c.now,
  });
  const places = rooms.map((room) => ({ room: room.id, mode: modeOf(house.can(room.account), spec) }));
  for (const place of places) await store.addPlace({ poll: id, ...place, eventId: c.cause });
  tx.changed('polls', 0);
  tx.after(() => open.add({ id, options, multiple, closesAt }, places));
  await house.audit.write(c, {
    act: 'polls.make',
    subject: question.slice(0, 40),
    room: rooms.length === 1 ? (rooms[0]?.id ?? null) : null,
    before: null,
    after: { poll: id },
  });
  const asks = rooms.map((room, i) => {
    const locale = groupLocale({ room, community: c.community });
    const when = formatMoment(closesAt, c.community.timeZone, locale);
    // Where it was asked for it is an answer; elsewhere nobody asked.
    const unasked = room.id !== c.room.id || campaign !== undefined;
    return asking(
      { id, ...spec, closesAt },
      room,
      places[i]?.mode ?? 'numbers',
      when,
      locale,
      unasked && { kind: 'survey', until: closesAt, ...(campaign !== undefined && { campaign }) },
    );
  });
  return { id, effects: [...asks, closeAt(c, id, rooms[0]?.id ?? null, closesAt)] };
}

type Asked = Spec & { readonly id: number; readonly closesAt: number };
function asking(poll: Asked, room: Room, mode: Mode, when: string, locale: Locale, unasked: Unasked | false): Effect {
  const t = pollTexts[locale];
  const { id, question, options, multiple, anonymous, closesAt } = poll;
  const to = { room: room.id };
  const said = { unasked };
  if (mode === 'native')
    return {
      do: 'poll',
      to,
      question: t.native(question, when),
      options,
      multiple,
      anonymous,
      until: closesAt,
      ...said,
    };
  const hints = [
    ...(mode === 'numbers' && multiple ? [t.severalHint] : []),
    ...(mode === 'numbers' && anonymous ? [t.privateHint(id)] : []),
  ];
  return {
    do: 'ask',
    step: 'vote',
    data: { poll: id },
    for: 'anyone',
    to,
    say: lines(t.announce({ id, question, anonymous, multiple, when }), ...hints),
    choices: options.map((label, i) => ({ label, value: `${i}` })),
    until: closesAt,
    ...said,
  };
}

const closeAt = (c: Context, poll: number, room: number | null, at: number): Effect => ({
  do: 'later',
  key: closeKey(poll),
  timer: closeTimer,
  at,
  room,
  community: c.community.id,
  data: { poll },
});
