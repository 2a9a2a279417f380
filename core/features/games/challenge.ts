/** 打卡挑战: something kept for some days, shown every day. While it runs 打卡 is the proof and the check-in in one. */
import { addDays, civilDay, startOfDay } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { at, groupLocale, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effect, Effects, MessageEvent } from '../../types.ts';
import type { ChallengeKept, ChallengeProof } from './events.ts';
import type { readChallenge } from './rules.ts';
import type { Desk } from './round.ts';
import type { GameRow } from './store.ts';
import { gameTexts, type Kept } from './texts.ts';

export const endTimer = 'games.challenge';
const dayMs = 86_400_000;
const shownNames = 5;
type Wish = NonNullable<ReturnType<typeof readChallenge>>;
/** The proof a card is about. */
export interface Shown {
  readonly game: number;
  readonly member: number;
  readonly name: string;
  readonly day: string;
}

export async function beginChallenge(c: Context, tx: Tx, desk: Desk, wish: Wish): Promise<Effects> {
  const t = gameTexts[groupLocale(c)];
  const zone = c.community.timeZone;
  const startDay = civilDay(c.now, zone);
  const game = await desk.store.begin({
    community: c.community.id,
    room: c.room.id,
    kind: 'challenge',
    slot: 'challenge',
    data: { ...wish, startDay },
    by: c.who.member,
    eventId: c.cause,
    at: c.now,
  });
  if (!game) return [reply(c, t.challengeRuns(wish.title))];
  tx.changed('games', 0);
  tx.after(() => desk.playing.take(game));
  await desk.house.audit.write(c, {
    act: 'games.challenge',
    subject: wish.title,
    room: c.room.id,
    before: null,
    after: { game: game.id },
  });
  return [
    reply(c, t.challengeBegin(wish.title, wish.days, wish.proof)),
    {
      do: 'later',
      key: `${endTimer}:${game.id}`,
      timer: endTimer,
      at: startOfDay(addDays(startDay, wish.days), zone),
      room: c.room.id,
      community: c.community.id,
      data: { game: game.id },
    },
  ];
}

/** One day: shown, and counted at once where nobody has to agree. */
export async function prove(c: Context<MessageEvent>, desk: Desk, text: string): Promise<Effects> {
  const t = gameTexts[c.locale];
  const running = desk.playing.challenge(c.room.id);
  const game = running && (await desk.store.find(running.game));
  if (!game || game.state !== 'on') return [];
  if (c.now - c.at > dayMs) return [];
  const { days = 1, proof = 'any', approval = 'none' } = game.data;
  if (proof === 'picture' && !c.event.has?.includes('picture')) return [reply(c, t.wantsPicture)];
  if (proof === 'text' && text === '') return [reply(c, t.wantsText)];
  const { member, name } = c.who;
  const day = civilDay(c.at, c.community.timeZone);
  const waits = approval !== 'none';
  const row = { game: game.id, member, day, eventId: c.cause, at: c.at };
  if (!(await desk.store.proof({ ...row, state: waits ? 'waiting' : 'counts' })))
    return [reply(c, t.keptToday(at(c.who)))];
  const told: ChallengeProof = { what: 'challenge.proof', member, game: game.id };
  const n = await desk.store.days(game.id, member);
  const item: Kept = { member, name, day: n + (waits ? 1 : 0), days, waits };
  const card: Shown = { game: game.id, member, name, day };
  return [
    { do: 'tell', what: told },
    reply(c, '', { merge: { as: 'kept', item } }),
    ...(waits ? [askFor(c, game, card)] : counted(c, game, card, n)),
  ];
}

const askFor = (c: Context, game: GameRow, data: Shown): Effect => {
  const t = gameTexts[groupLocale(c)];
  return {
    do: 'ask',
    step: 'approve',
    data,
    for: game.data.approval === 'staff' ? { role: 'helper' } : 'anyone',
    to: { room: c.room.id },
    say: t.approve({ at: data.member, name: data.name }),
    choices: [
      { label: t.yes, value: 'yes' },
      { label: t.no, value: 'no' },
    ],
    until: c.now + 2 * dayMs,
  };
};

/** A day counts; `n`: how many do now. */
function counted(c: Context, game: GameRow, { member, name }: Shown, n: number): Effect[] {
  const { days = 1, title = '' } = game.data;
  const told = (what: ChallengeKept['what']): Effect => ({ do: 'tell', what: { what, member, game: game.id } });
  if (n < days) return [told('challenge.day')];
  const done = gameTexts[groupLocale(c)].finished({ at: member, name }, title, days);
  return [told('challenge.day'), told('challenge.done'), { do: 'send', to: { room: c.room.id }, say: done }];
}

/** Somebody else says whether a day counts. Where peers may agree, only staff may refuse. */
export async function approve(c: Context, desk: Desk, value: string, card: Shown, staff: boolean): Promise<Effects> {
  const t = gameTexts[c.locale];
  const member = await desk.store.whose(card);
  if (member === undefined) return [];
  if (c.who.member === member || c.who.member === card.member) return [reply(c, t.notOwn)];
  const game = await desk.store.find(card.game);
  if (!game || (value === 'no' && !staff)) return [];
  const yes = value === 'yes';
  if (!(await desk.store.decide(card, yes ? 'counts' : 'refused', c.cause))) return [];
  if (!yes) return [reply(c, t.refusedDay(cut(card.name, 12)))];
  const n = await desk.store.days(card.game, member);
  return [reply(c, t.approved(cut(card.name, 12), n)), ...counted(c, game, { ...card, member }, n)];
}

/** The last day is over, or staff end it. */
export async function endChallenge(c: Context, tx: Tx, desk: Desk, id: number): Promise<Effects> {
  const game = await desk.store.find(id);
  if (!game || !(await desk.store.end(id, c.cause))) return [];
  tx.changed('games', 0);
  tx.after(() => desk.playing.drop(game.room, id));
  const takers = await desk.store.takers(id);
  const done = takers.filter((x) => x.n >= (game.data.days ?? 1)).map((x) => x.member);
  const names = await desk.house.people.names(done);
  const shown = done.slice(0, shownNames).map((m) => cut(names.get(m) ?? '', 12));
  const t = gameTexts[groupLocale(c)];
  const say = t.challengeOver(
    game.data.title ?? '',
    takers.length,
    shown.join(', ') + (done.length > shownNames ? '…' : ''),
  );
  return [
    { do: 'cancel', key: `${endTimer}:${id}` },
    { do: 'send', to: { room: game.room }, say, unasked: c.event.kind === 'timer' && { kind: 'wrapup' } },
  ];
}
