/** How the bot itself is doing, for staff: platforms, database, what is planned, what did not get out. */
import { defineFeature } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import type { Command } from '../../types.ts';
import { statusStore } from './store.ts';
import { statusTexts } from './texts.ts';
import { askUnsure, undoArrived, unsureAct, unsureAnswer } from './unsure.ts';

const dayMs = 86_400_000;
const lateMs = 60_000;
/** What follows the word: what nobody knows whether it arrived. */
const unsureWords = /^(?:不确定|不確定|unsure|maybe)$/iu;

export const status = defineFeature({
  name: 'status',
  title: null,
  on: true,
  create: (house) => {
    const store = statusStore(house.database);
    const command: Command<'all' | 'unsure'> = {
      name: 'status',
      words: { 'zh-CN': ['状态'], 'zh-TW': ['狀態'], en: ['status'] },
      level: 'called',
      allow: 'admin',
      help: {
        'zh-CN': '我自己好不好；「状态 不确定」看哪些不知道发没发',
        'zh-TW': '我自己好不好；「狀態 不確定」看哪些不知道發了沒',
        en: 'how I am; /status unsure: what may be lost',
      },
      example: { 'zh-CN': '/状态', 'zh-TW': '/狀態', en: '/status' },
      discreet: true,
      parse: (rest, c) =>
        rest === '' ? 'all' : unsureWords.test(rest) ? 'unsure' : { refuse: statusTexts[c.locale].how },
      run: async (c, wish) => {
        if (wish === 'unsure') return askUnsure(c, store);
        const told = {
          ...house.status(),
          ...(await store.outbox(c.community.id, c.now - dayMs, c.now)),
          ...(await store.jobs(c.community.id, c.now - lateMs)),
          dialect: house.database.dialect,
        };
        return [reply(c, statusTexts[c.locale].told(told))];
      },
    };
    return {
      commands: [command] as readonly Command[],
      answers: { unsure: unsureAnswer(house, store) },
      undoes: { [unsureAct]: undoArrived(store) },
    };
  },
});
