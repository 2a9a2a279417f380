/** How the bot itself is doing, for staff: platforms, database, what is planned, what did not get out. */
import { defineFeature } from '../../house.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import type { Command } from '../../types.ts';
import { statusStore } from './store.ts';
import { statusTexts } from './texts.ts';

const dayMs = 86_400_000;
const lateMs = 60_000;

export const status = defineFeature({
  name: 'status',
  title: null,
  on: true,
  create: (house) => {
    const store = statusStore(house.database);
    const command: Command<null> = {
      name: 'status',
      words: { 'zh-CN': ['状态'], 'zh-TW': ['狀態'], en: ['status'] },
      level: 'called',
      allow: 'admin',
      help: { 'zh-CN': '我自己好不好', 'zh-TW': '我自己好不好', en: 'how I am doing myself' },
      example: { 'zh-CN': '/状态', 'zh-TW': '/狀態', en: '/status' },
      discreet: true,
      parse: noArguments,
      run: async (c) => {
        const told = {
          ...house.status(),
          ...(await store.outbox(c.community.id, c.now - dayMs, c.now)),
          ...(await store.jobs(c.community.id, c.now - lateMs)),
          dialect: house.database.dialect,
        };
        return [reply(c, statusTexts[c.locale].told(told))];
      },
    };
    return { commands: [command] };
  },
});
