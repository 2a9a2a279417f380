/** Games by message. */
import { reply } from '../../kit/reply.ts';
import { noArguments } from '../../kit/parse.ts';
import type { Tx } from '../../ports.ts';
import type { Command, Context, Effects, MessageEvent } from '../../types.ts';
import { beginChallenge, endChallenge, prove } from './challenge.ts';
import { readChallenge, readQuestion } from './rules.ts';
import { beginIdioms, beginQuiz, finish, nightNow, type Desk } from './round.ts';
import { gameTexts } from './texts.ts';

type Asked = Context<MessageEvent>;
const mostQuestions = 30;
/** The set that questions added by message go to. */
const ownBank = '本群';

/** `Feature.commands`. */
export const gameCommands = (desk: Desk): readonly Command[] =>
  [idioms(desk), quiz(desk), question(desk), challenge(desk), proof(desk), stop(desk)] as readonly Command[];

/** In a group, by day. */
const inGroup = async (c: Asked, desk: Desk, run: () => Promise<Effects>): Promise<Effects> => {
  if (c.room.kind !== 'group') return [reply(c, gameTexts[c.locale].onlyGroup)];
  const night = nightNow(c, desk);
  return night === undefined ? run() : [reply(c, night)];
};

const idioms = (desk: Desk): Command<null> => ({
  name: 'games.idioms',
  words: { 'zh-CN': ['成语接龙'], 'zh-TW': ['成語接龍'], en: ['idioms'] },
  level: 'called',
  allow: 'member',
  help: { 'zh-CN': '玩成语接龙', 'zh-TW': '玩成語接龍', en: 'a chain of Chinese idioms' },
  example: { 'zh-CN': '/成语接龙', 'zh-TW': '/成語接龍', en: '/idioms' },
  parse: noArguments,
  run: (c, _none, tx) => inGroup(c, desk, () => beginIdioms(c, tx, desk)),
});

const quiz = (desk: Desk): Command<{ readonly bank: string | undefined; readonly many: number }> => ({
  name: 'games.quiz',
  words: { 'zh-CN': ['答题', '抢答'], 'zh-TW': ['答題', '搶答'], en: ['quiz'] },
  level: 'called',
  allow: 'member',
  help: { 'zh-CN': '玩抢答', 'zh-TW': '玩搶答', en: 'a quiz' },
  example: { 'zh-CN': '/答题', 'zh-TW': '/答題', en: '/quiz' },
  parse: (rest, c) => {
    const [, bank, many] = /^(\S*?)\s*([0-9]{1,2})?\s*[题題]?$/u.exec(rest) ?? [];
    if (bank === undefined || Number(many ?? 1) > mostQuestions || Number(many ?? 1) < 1)
      return { refuse: gameTexts[c.locale].quizUsage };
    return { bank: bank === '' ? undefined : bank, many: Number(many ?? 10) };
  },
  run: (c, wish, tx) => inGroup(c, desk, () => beginQuiz(c, tx, desk, wish)),
});

const question = (desk: Desk): Command<NonNullable<ReturnType<typeof readQuestion>>> => ({
  name: 'games.question',
  words: { 'zh-CN': ['出题'], 'zh-TW': ['出題'], en: ['question'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '给题库加一道题', 'zh-TW': '給題庫加一題', en: 'add a question to the quiz' },
  example: {
    'zh-CN': '/出题 一年有几天？ | 365',
    'zh-TW': '/出題 一年有幾天？ | 365',
    en: '/question Days in a year? | 365',
  },
  parse: (rest, c) => readQuestion(rest) ?? { refuse: gameTexts[c.locale].howQuestion },
  run: async (c, q) => {
    const row = { ...q, bank: ownBank, community: c.community.id, source: 'message' as const, eventId: c.cause };
    await desk.store.putQuestion(row);
    await desk.house.audit.write(c, {
      act: 'games.question',
      subject: q.question,
      room: null,
      before: null,
      after: { bank: ownBank },
    });
    return [reply(c, gameTexts[c.locale].added((await desk.store.bank(c.community.id)).length))];
  },
});

const challenge = (desk: Desk): Command<NonNullable<ReturnType<typeof readChallenge>>> => ({
  name: 'games.challenge',
  words: { 'zh-CN': ['打卡挑战'], 'zh-TW': ['打卡挑戰'], en: ['challenge'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '办一次打卡挑战', 'zh-TW': '辦一次打卡挑戰', en: 'start a challenge of some days' },
  example: { 'zh-CN': '/打卡挑战 早起 7天', 'zh-TW': '/打卡挑戰 早起 7天', en: '/challenge early bird 7 days' },
  parse: (rest, c) => readChallenge(rest) ?? { refuse: gameTexts[c.locale].challengeUsage },
  run: async (c, wish, tx) =>
    c.room.kind === 'group' ? beginChallenge(c, tx, desk, wish) : [reply(c, gameTexts[c.locale].onlyGroup)],
});

/** Stands before the check-in's word in the list of features: while a challenge runs 打卡 is both. */
const proof = (desk: Desk): Command<string> => ({
  name: 'games.proof',
  words: { 'zh-CN': ['打卡'], 'zh-TW': ['打卡'], en: ['proof'] },
  level: 'live',
  allow: 'member',
  shares: true,
  ahead: true,
  help: null,
  example: { 'zh-CN': '打卡', 'zh-TW': '打卡', en: '/proof' },
  live: (c) => desk.playing.challenge(c.room.id) !== undefined,
  parse: (rest, c) => (desk.playing.challenge(c.room.id) ? rest : { refuse: gameTexts[c.locale].nothing }),
  run: (c, text) => prove(c, desk, text),
});

const stop = (desk: Desk): Command<'round' | 'challenge'> => ({
  name: 'games.stop',
  words: {
    'zh-CN': ['停止游戏', '结束游戏', '结束挑战'],
    'zh-TW': ['停止遊戲', '結束遊戲', '結束挑戰'],
    en: ['stop-game', 'end-challenge'],
  },
  level: 'called',
  allow: 'helper',
  help: { 'zh-CN': '停掉游戏或挑战', 'zh-TW': '停掉遊戲或挑戰', en: 'stop a game or a challenge' },
  example: { 'zh-CN': '/停止游戏', 'zh-TW': '/停止遊戲', en: '/stop-game' },
  parse: (rest, c) => {
    if (rest !== '') return { refuse: gameTexts[c.locale].nothing };
    return /挑[战戰]|challenge/iu.test(c.event.text) ? 'challenge' : 'round';
  },
  run: (c, what, tx) => stopped(c, tx, desk, what),
});

async function stopped(c: Asked, tx: Tx, desk: Desk, what: 'round' | 'challenge'): Promise<Effects> {
  const t = gameTexts[c.locale];
  const running = what === 'round' ? desk.playing.round(c.room.id) : desk.playing.challenge(c.room.id);
  const game = running && (await desk.store.find(running.game));
  if (!game) return [reply(c, t.nothing)];
  return what === 'challenge' ? endChallenge(c, tx, desk, game.id) : finish(c, tx, desk, game, t.stopped);
}
