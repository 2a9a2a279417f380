/** What the bot can do on this platform, and what it does instead of what it cannot. For the owner at set-up. */
import { lackable, outcomes } from '../../capabilities.ts';
import { defineFeature } from '../../house.ts';
import { noArguments } from '../../kit/parse.ts';
import { platformTitle } from '../../kit/platforms.ts';
import { reply } from '../../kit/reply.ts';
import type { Command } from '../../types.ts';
import { capabilitiesTexts } from './texts.ts';

export const capabilities = defineFeature({
  name: 'capabilities',
  title: null,
  on: true,
  create: (house) => {
    const command: Command<null> = {
      name: 'capabilities',
      words: { 'zh-CN': ['平台能力'], 'zh-TW': ['平台能力'], en: ['capabilities'] },
      level: 'called',
      allow: 'moderator',
      always: true,
      help: { 'zh-CN': '这个平台上我能做什么', 'zh-TW': '這個平台上我能做什麼', en: 'what I can do on this platform' },
      example: { 'zh-CN': '/平台能力', 'zh-TW': '/平台能力', en: '/capabilities' },
      parse: noArguments,
      run: (c) => {
        const t = capabilitiesTexts[c.locale];
        const can = house.can(c.room.account);
        if (can.size === 0) return [reply(c, t.unknown)];
        const platform = platformTitle(c.room.account, c.locale);
        const names = lackable.map((what) => ({
          has: can.has(what),
          name: outcomes[what].name[c.locale],
          without: outcomes[what].without[c.locale],
        }));
        const cannot = names.filter((n) => !n.has);
        if (cannot.length === 0) return [reply(c, t.all(platform))];
        return [
          reply(
            c,
            t.told(
              platform,
              names.filter((n) => n.has).map((n) => n.name),
              cannot,
            ),
          ),
        ];
      },
    };
    return { commands: [command] };
  },
});
