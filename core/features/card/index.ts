/** One's card: what the features that are on know about a member, in two lines and as a picture. */
import { defineFeature } from '../../house.ts';
import { noArguments } from '../../kit/parse.ts';
import { at, reply } from '../../kit/reply.ts';
import { pictured } from '../../pictures.ts';
import type { Command } from '../../types.ts';
import { cardPicture } from './picture.ts';
import { cardTexts } from './texts.ts';

export const card = defineFeature({
  name: 'card',
  title: { 'zh-CN': '等级卡', 'zh-TW': '等級卡', en: 'Card' },
  on: true,
  create: (house) => {
    const mine: Command<null> = {
      name: 'card',
      words: { 'zh-CN': ['等级卡', '我的卡片'], 'zh-TW': ['等級卡', '我的卡片'], en: ['rank', 'card'] },
      level: 'bare',
      allow: 'member',
      help: {
        'zh-CN': '自己的积分、等级和徽章',
        'zh-TW': '自己的點數、等級和徽章',
        en: 'your points, level and badges',
      },
      example: { 'zh-CN': '等级卡', 'zh-TW': '等級卡', en: '/rank' },
      parse: noArguments,
      run: async (c, _none, tx) => {
        const t = cardTexts[c.locale];
        const facts = await house.facts(c, c.who.member, tx);
        if (facts.length === 0) return [reply(c, t.nothing(at(c.who)))];
        const group = c.room.kind === 'group' ? c.room.name : '';
        return [pictured(house, c, t.mine(at(c.who), facts), () => cardPicture(c.locale, c.who.name, group, facts))];
      },
    };
    return { commands: [mine] };
  },
});
