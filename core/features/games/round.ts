/** One round: a quiz or a chain of idioms. It stops by itself when nobody plays, and at night. */
import type { House } from '../../house.ts';
import { wallTime } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { at, groupLocale, lines, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { foldCommand } from '../../text/index.ts';
import type { Context, Effect, Effects, MessageEvent, Say } from '../../types.ts';
import type { CampaignQuiz } from '../campaigns/events.ts';
import type { IdiomSaid, QuizRight } from './events.ts';
import type { Playing } from './playing.ts';
import { follows, idiomIn, isNight, judge, lettered, starters } from './rules.ts';
import { nightFrom, nightTo, questionSeconds } from './settings.ts';
import type { GameRow, GameStore } from './store.ts';
import { gameTexts, type Linked } from './texts.ts';
import { firstOf, giveWay, seen, takeBack, whenSeen } from './unseen.ts';

export interface Desk {
  readonly house: House;
  readonly store: GameStore;
  readonly playing: Playing;
}
export const timeTimer = 'games.time';
const idleMs = 3 * 60_000;
const fastMs = 10_000;
/** So many questions in a row without a try end a quiz. */
const mostSilent = 3;
const hourMs = 3_600_000;

const words = (c: Context) => gameTexts[groupLocale(c)];
const where = (c: Context) => ({ community: c.community.id, room: c.room.id });
const speak = (c: Context, say: Say): Effect => ({ do: 'send', to: { room: c.room.id }, say });
/** A key rings once: every question has its own, the next idiom replaces the one before. */
const timeKey = (id: number, step: number): string => `${timeTimer}:${id}:${step}`;
const questionMs = (c: Context, { house }: Desk): number => house.settings.get(questionSeconds, where(c)) * 1000;
const timeAt = (c: Context, game: number, ms: number, step: number): Extract<Effect, { do: 'later' }> => ({
  do: 'later',
  key: timeKey(game, step),
  timer: timeTimer,
  at: c.now + ms,
  room: c.room.id,
  community: c.community.id,
  data: { game, step },
});

/** Why no round is played now, in words; undefined: it may. */
export function nightNow(c: Context, { house }: Desk): string | undefined {
  const from = house.settings.get(nightFrom, where(c));
  const to = house.settings.get(nightTo, where(c));
  const hour = Math.floor((wallTime(c.now, c.community.timeZone) % (24 * hourMs)) / hourMs);
  return isNight(hour, from, to) ? words(c).night(from, to) : undefined;
}

async function begin(c: Context, desk: Desk, kind: 'quiz' | 'idioms', data: GameRow['data']) {
  const { id: room } = c.room;
  const row = {
    community: c.community.id,
    room,
    kind,
    slot: 'round',
    data,
    by: c.who.member,
    eventId: c.cause,
    at: c.now,
  } as const;
  return (await desk.store.begin(row)) ?? ((await giveWay(c, desk, room)) ? desk.store.begin(row) : undefined);
}

/** Ends it, with the scores when there are any. `why`: what is said first. */
export async function finish(c: Context, tx: Tx, desk: Desk, game: GameRow, why?: string): Promise<Effects> {
  if (!(await desk.store.end(game.id, c.cause))) return [];
  await takeBack(c, desk, game);
  tx.changed('games', 0);
  tx.after(() => desk.playing.drop(game.room, game.id));
  const t = words(c);
  const scores = (await desk.store.scores(game.id)).slice(0, 3);
  const names = await desk.house.people.names(scores.map((s) => s.member));
  const shown = scores.map((s) => `${cut(names.get(s.member) ?? '', 12)} ${s.n}`).join(', ');
  const last = scores.length > 0 ? t.over(shown) : game.kind === 'quiz' && why === undefined ? t.nobody : undefined;
  const said = [why, last].filter((s) => s !== undefined);
  return [
    { do: 'cancel', key: timeKey(game.id, game.data.left?.length ?? 0) },
    ...(said.length > 0 ? [speak(c, lines(...said))] : []),
  ];
}

// ---- idioms ------------------------------------------------------------------------------------

export async function beginIdioms(c: Context, tx: Tx, desk: Desk): Promise<Effects> {
  const t = words(c);
  const all = starters[groupLocale(c) === 'zh-TW' ? 'hant' : 'hans'];
  const last = all[Math.floor(c.dice() * all.length)] ?? all[0];
  const game = await begin(c, desk, 'idioms', { last });
  if (!game) return [reply(c, t.running)];
  const first = idiomIn(last) ?? last;
  await desk.store.turn({ game: game.id, what: first, member: 0, eventId: c.cause, at: c.now });
  tx.changed('games', 0);
  tx.after(() => desk.playing.take(game));
  return [speak(c, t.idiomsBegin(last)), timeAt(c, game.id, idleMs, 0)];
}

async function sayIdiom(c: Context<MessageEvent>, tx: Tx, desk: Desk, game: GameRow): Promise<Effects> {
  const t = words(c);
  const idiom = idiomIn(c.event.text);
  const last = foldCommand(game.data.last ?? '');
  if (idiom === undefined) return [];
  if (!follows(last, idiom)) return [reply(c, t.mustFollow((game.data.last ?? '').slice(-1)))];
  const { member, name } = c.who;
  const fresh = await desk.store.turn({ game: game.id, what: idiom, member, eventId: c.cause, at: c.at });
  if (!fresh) return [reply(c, t.saidBefore(idiom))];
  // As it was typed, so that it stays in the script it was typed in.
  const typed = /\p{Script=Han}{4}/u.exec(c.event.text.replace(/\s/gu, ''))?.[0] ?? idiom;
  const data = { ...game.data, last: typed };
  await desk.store.setData(game.id, data);
  tx.changed('games', 0);
  tx.after(() => desk.playing.take({ ...game, data }));
  const what: IdiomSaid = { what: 'idiom.said', member, game: game.id };
  const item: Linked = { member, name, idiom: typed, next: typed.slice(-1) };
  return [{ do: 'tell', what }, reply(c, '', { merge: { as: 'linked', item } }), timeAt(c, game.id, idleMs, 0)];
}

// ---- quiz --------------------------------------------------------------------------------------

/** The order is thrown once. */
function shuffled<T>(c: Context, all: readonly T[]): T[] {
  const out = [...all];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(c.dice() * (i + 1));
    const [a, b] = [out[i], out[j]];
    if (a !== undefined && b !== undefined) [out[i], out[j]] = [b, a];
  }
  return out;
}

export async function beginQuiz(
  c: Context,
  tx: Tx,
  desk: Desk,
  { bank, many }: { readonly bank: string | undefined; readonly many: number },
  more: Pick<GameRow['data'], 'unseen'> = {},
): Promise<Effects> {
  const t = words(c);
  const all = await desk.store.bank(c.community.id);
  if (all.length === 0) return [reply(c, t.noQuestions)];
  const own = bank === undefined ? all : all.filter((q) => foldCommand(q.bank) === foldCommand(bank));
  if (own.length === 0) return [reply(c, t.noBank(cut([...new Set(all.map((q) => q.bank))].join(', '), 30)))];
  const left = shuffled(
    c,
    own.map((q) => q.id),
  ).slice(0, many);
  const game = await begin(c, desk, 'quiz', { left, all: left.length, askedAt: c.now, tried: [], silent: 0, ...more });
  return game ? ask(c, tx, desk, game) : [reply(c, t.running)];
}

/** A step of a campaign. Nothing at night, without such questions, or while a round is played. */
export async function quizForCampaign(c: Context, tx: Tx, desk: Desk, due: CampaignQuiz): Promise<Effects> {
  const room = await desk.house.people.room(due.room, desk.house.database.db);
  if (!room || room.community !== c.community.id) return [];
  const there: Context = { ...c, room };
  const { questions: many, theme: bank } = due.quiz;
  const known = (await desk.store.bank(c.community.id)).map((q) => foldCommand(q.bank));
  const any = bank === undefined ? known.length > 0 : known.includes(foldCommand(bank));
  if (!any || nightNow(there, desk) !== undefined || desk.playing.round(room.id)) return [];
  const unasked = { kind: 'campaign', campaign: due.campaign } as const;
  const effects = await beginQuiz(there, tx, desk, { bank, many }, { unseen: true });
  return effects.map((e) => (e.do === 'send' ? { ...e, unasked } : e));
}

/** Asks the first of the questions left; ends the quiz when there is none. */
async function ask(c: Context, tx: Tx, desk: Desk, game: GameRow, before: readonly Say[] = []): Promise<Effects> {
  const t = words(c);
  const { left = [], all = 0 } = game.data;
  const q = left[0] === undefined ? undefined : await desk.store.question(left[0]);
  const night = nightNow(c, desk);
  if (!q || night !== undefined) {
    const said = before.length > 0 ? [speak(c, lines(...before))] : [];
    return [...said, ...(await finish(c, tx, desk, game, night))];
  }
  const data = { ...game.data, askedAt: c.now, tried: [] };
  await desk.store.setData(game.id, data);
  tx.changed('games', 0);
  tx.after(() => desk.playing.take({ ...game, data }, q));
  return [
    ...before.map((b) => speak(c, b)),
    speak(c, t.question(all - left.length + 1, all, q.question, lettered(q.choices))),
    timeAt(c, game.id, questionMs(c, desk), left.length),
  ];
}

const next = (game: GameRow, silent: number): GameRow => ({
  ...game,
  data: { ...game.data, left: game.data.left?.slice(1) ?? [], silent },
});

async function answer(c: Context<MessageEvent>, tx: Tx, desk: Desk, game: GameRow): Promise<Effects> {
  const { left = [], tried = [], askedAt = 0 } = game.data;
  const q = left[0] === undefined ? undefined : await desk.store.question(left[0]);
  const { member } = c.who;
  if (!q || tried.includes(member)) return [];
  const verdict = judge(q, c.event.text);
  if (verdict === 'talk') return [];
  if (verdict === 'wrong') {
    const data = { ...game.data, tried: [...tried, member] };
    await desk.store.setData(game.id, data);
    return [];
  }
  if (!(await desk.store.turn({ game: game.id, what: `${q.id}`, member, eventId: c.cause, at: c.at }))) return [];
  const told = (what: QuizRight['what']): Effect => ({ do: 'tell', what: { what, member, game: game.id } });
  const right = words(c).right(at(c.who), q.answers[0] ?? '', q.why ?? '');
  return [
    told('quiz.right'),
    ...(c.at - askedAt <= fastMs ? [told('quiz.fast')] : []),
    ...(await ask(c, tx, desk, next(game, 0), [right])),
  ];
}

/** As it is for those who saw its question; undefined: nobody did. */
async function toldNow(c: Context, desk: Desk, game: GameRow | undefined): Promise<GameRow | undefined> {
  if (game?.data.unseen !== true) return game;
  const first = await firstOf(c, desk, game);
  return first.is === 'out' ? seen(game, first.at) : undefined;
}

/** A message in a room where a round is played; `Listener.wants` asks `playsHere` first. */
export async function play(c: Context<MessageEvent>, tx: Tx, desk: Desk): Promise<Effects> {
  const round = desk.playing.round(c.room.id);
  const game = round && (await toldNow(c, desk, await desk.store.find(round.game)));
  if (!game || game.state !== 'on') return [];
  return game.kind === 'idioms' ? sayIdiom(c, tx, desk, game) : answer(c, tx, desk, game);
}

/** From memory: may this be an idiom or an answer? */
export function playsHere(c: Context<MessageEvent>, { playing }: Desk): boolean {
  const round = playing.round(c.room.id);
  if (!round) return false;
  if (round.question) return judge(round.question, c.event.text) !== 'talk';
  return round.last !== undefined && idiomIn(c.event.text) !== undefined;
}

/** The time for a question, or for the next idiom, is over. */
export async function timeUp(c: Context, tx: Tx, desk: Desk, id: number, step: number): Promise<Effects> {
  const found = await desk.store.find(id);
  if (!found || found.state !== 'on') return [];
  if (found.data.unseen !== true) return over(c, tx, desk, found, step);
  const next = await whenSeen(c, desk, found, questionMs(c, desk));
  if (!next) return leave(c, tx, desk, found);
  if (next.at <= c.now) return over(c, tx, desk, next.game, step);
  const again = timeAt(c, id, next.at - c.now, step);
  return [{ ...again, key: `${again.key}@${next.at}` }];
}

/** It ends without a word. */
export async function leave(c: Context, tx: Tx, desk: Desk, game: GameRow): Promise<Effects> {
  if (!(await desk.store.end(game.id, c.cause))) return [];
  await takeBack(c, desk, game);
  tx.changed('games', 0);
  tx.after(() => desk.playing.drop(game.room, game.id));
  return [];
}

async function over(c: Context, tx: Tx, desk: Desk, game: GameRow, step: number): Promise<Effects> {
  const t = words(c);
  if (game.kind === 'idioms') return finish(c, tx, desk, game, t.quiet);
  const { left = [], tried = [], silent = 0 } = game.data;
  // A question asked since has a time of its own.
  if (left.length !== step) return [];
  const q = left[0] === undefined ? undefined : await desk.store.question(left[0]);
  const nobody = tried.length === 0 ? silent + 1 : 0;
  const told = q ? [t.timeUp(q.answers[0] ?? '', q.why ?? '')] : [];
  if (nobody >= mostSilent) {
    const effects = await finish(c, tx, desk, game, t.quiet);
    return [...told.map((s) => speak(c, s)), ...effects];
  }
  return ask(c, tx, desk, next(game, nobody), told);
}
