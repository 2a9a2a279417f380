/** 积分有什么用: what a member asks before they begin to gather any. One line, with the next thing to say. */
import type { House } from '../../house.ts';
import { cut } from '../../kit/cut.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import type { Command } from '../../types.ts';
import { pointsTexts } from './texts.ts';

const nameLength = 16;

/** Names the least that the shop sells here; without anything for sale, what points show. */
export const useCommand = (house: House): Command<null> => ({
  name: 'points.use',
  words: {
    'zh-CN': ['积分有什么用', '积分怎么用', '积分能干嘛', '积分能换什么', '积分能做什么'],
    'zh-TW': ['點數有什麼用', '點數怎麼用', '積分有什麼用', '點數能換什麼', '點數可以做什麼', '點數可以換什麼'],
    en: ['points-use', 'what are points for', 'what can i do with points', 'what can i do with my points'],
  },
  level: 'called',
  allow: 'member',
  help: null,
  example: { 'zh-CN': '/积分有什么用', 'zh-TW': '/點數有什麼用', en: '/points-use' },
  parse: noArguments,
  run: async (c, _none, tx) => {
    const t = pointsTexts[c.locale];
    const goods = await house.buys(c, tx);
    return [reply(c, goods ? t.useShop(goods.price, cut(goods.name, nameLength)) : t.useBoard)];
  },
});
