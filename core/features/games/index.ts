/**
 * Games: quizzes from question banks, chains of idioms, challenges of some days. One round at a time in a group; it stops
 * by itself when nobody plays, and at night. Points come by the award table. docs/incentives.md.
 */
import { award } from '../../awards.ts';
import { defineFeature } from '../../house.ts';
import type { Tx } from '../../ports.ts';
import { roles, type Context, type Effects, type Locale, type MessageEvent, type TimerEvent } from '../../types.ts';
import type { CampaignQuiz } from '../campaigns/events.ts';
import { approve, endChallenge, endTimer, type Shown } from './challenge.ts';
import { gameCommands } from './commands.ts';
import { linkHears } from './link.ts';
import { Playing } from './playing.ts';
import { leave, play, playsHere, quizForCampaign, timeTimer, timeUp, type Desk } from './round.ts';
import { defineGames } from './schema.ts';
import { nightFrom, nightTo, questionSeconds } from './settings.ts';
import { gameStore, type QuizItem } from './store.ts';
import { gameTexts, type Kept, type Linked } from './texts.ts';

/** What the `games.files` timer is rung with: all questions of the files. */
export interface QuizFiles {
  readonly questions: readonly QuizItem[];
}

export const games = defineFeature({
  name: 'games',
  title: { 'zh-CN': '游戏', 'zh-TW': '遊戲', en: 'Games' },
  on: false,
  schema: defineGames,
  settings: [questionSeconds, nightFrom, nightTo],
  awards: [
    award('quiz.right', { 'zh-CN': '答对', 'zh-TW': '答對', en: 'Right answer' }, 2, { timesADay: 10 }),
    award('quiz.fast', { 'zh-CN': '抢答快', 'zh-TW': '搶答快', en: 'Fast answer' }, 1, { timesADay: 10 }),
    award('idiom.said', { 'zh-CN': '接龙', 'zh-TW': '接龍', en: 'Idiom' }, 1, { timesADay: 5 }),
    award('challenge.day', { 'zh-CN': '挑战一天', 'zh-TW': '挑戰一天', en: 'Challenge day' }, 2),
    award('challenge.done', { 'zh-CN': '挑战完成', 'zh-TW': '挑戰完成', en: 'Challenge kept' }, 20),
  ],
  create: (house) => {
    const desk: Desk = { house, store: gameStore(house.database), playing: new Playing() };
    const on = (c: Context): boolean => house.isOn(games, { community: c.community.id, room: c.room.id });
    house.database.peers?.follow('games', () => desk.playing.load(desk.store));
    return {
      commands: gameCommands(desk),
      listens: [
        {
          on: 'message',
          wants: (c) => playsHere(c as Context<MessageEvent>, desk),
          run: (c, tx) => play(c as Context<MessageEvent>, tx, desk),
        },
      ],
      hears: {
        ...linkHears(desk.store),
        'campaign.quiz': (c, what, tx) => quizForCampaign(c, tx, desk, what as CampaignQuiz),
      },
      awaits: (c) => playsHere(c, desk),
      merges: {
        linked: (items: readonly Linked[], locale: Locale) => gameTexts[locale].linked(items),
        kept: (items: readonly Kept[], locale: Locale) => gameTexts[locale].kept(items),
      },
      answers: {
        approve: {
          run: (c, value, data) =>
            approve(c, desk, value, data as Shown, roles.indexOf(c.role) >= roles.indexOf('helper')),
        },
      },
      answering: [timeTimer],
      timers: {
        [timeTimer]: (c: Context<TimerEvent>, data, tx): Promise<Effects> | Effects => {
          const { game, step } = data as { readonly game: number; readonly step: number };
          return on(c) ? timeUp(c, tx, desk, game, step) : stopped(c, tx, desk, game);
        },
        [endTimer]: (c, data, tx) => endChallenge(c, tx, desk, (data as { readonly game: number }).game),
        'games.files': (c, data) => takeFiles(c, desk, data as QuizFiles),
      },
      load: () => desk.playing.load(desk.store),
    };
  },
});

/** Switched off meanwhile: the round ends without a word. */
async function stopped(c: Context, tx: Tx, desk: Desk, id: number): Promise<Effects> {
  const game = await desk.store.find(id);
  return game ? leave(c, tx, desk, game) : [];
}

/** Rows become what the files say; questions added by message are left alone. */
async function takeFiles(c: Context, { store }: Desk, files: QuizFiles): Promise<Effects> {
  const key = (q: { readonly bank: string; readonly question: string }): string => `${q.bank}\n${q.question}`;
  const wanted = new Set(files.questions.map(key));
  const gone = (await store.bank(c.community.id)).filter((q) => q.source === 'file' && !wanted.has(key(q)));
  const ids = gone.map((q) => q.id);
  await store.dropFileQuestions(c.community.id, ids, c.cause);
  for (const q of files.questions)
    await store.putQuestion({ ...q, community: c.community.id, source: 'file', eventId: c.cause });
  return [];
}
