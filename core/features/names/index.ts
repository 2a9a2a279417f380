/**
 * Impostors: names that read like those of owners, staff or the bot, and newcomers who ask to be paid elsewhere or hand
 * out prizes. Staff are told and decide; the group is warned in one line. Nobody is removed by the bot's own doing.
 */
import { defineFeature } from '../../house.ts';
import { cut } from '../../kit/cut.ts';
import { reply } from '../../kit/reply.ts';
import { locales, type Answer, type Context, type Locale, type MessageEvent, type Texts } from '../../types.ts';
import type { RuleBroken } from '../moderation/events.ts';
import { defineNames } from './schema.ts';
import { daysSetting, warnSetting } from './settings.ts';
import { namesStore } from './store.ts';
import { namesTexts } from './texts.ts';
import { createWatch, type AboutClaim, type AboutName } from './watch.ts';

const inAll = (pick: (l: Locale) => string): Texts =>
  Object.fromEntries(locales.map((l) => [l, pick(l)])) as unknown as Texts;

const broken = ({ member, room, messageId, found }: AboutClaim): RuleBroken => ({
  what: 'rule.broken',
  member,
  room,
  messageId,
  found,
  rule: 'impostor',
  actions: ['remind', 'delete'],
  title: inAll((l) => namesTexts[l].title),
  lead: inAll((l) => namesTexts[l].lead),
});

export const names = defineFeature({
  name: 'names',
  title: { 'zh-CN': '防冒充', 'zh-TW': '防冒充', en: 'Impostors' },
  on: false,
  schema: defineNames,
  settings: [daysSetting, warnSetting],
  create: (house) => {
    const store = namesStore(house.database);
    const watch = createWatch(house, store);

    const alike: Answer<AboutName> = {
      allow: 'moderator',
      run: async (c, value, { room, member, name }) => {
        const t = namesTexts[c.locale];
        const short = cut(name, 24);
        if (value === 'wait') return [reply(c, t.watching)];
        if (value === 'kick') {
          await house.audit.write(c, { act: 'names.remove', subject: name, room, before: null, after: { member } });
          return [{ do: 'kick', room, member }, reply(c, t.removed(short))];
        }
        await store.allow(c, member, name);
        await house.audit.write(c, { act: 'names.allow', subject: name, room, before: null, after: { member } });
        return [reply(c, t.allowed(short))];
      },
    };
    const claim: Answer<AboutClaim> = {
      allow: 'moderator',
      run: (c, value, about) =>
        value === 'take'
          ? [{ do: 'tell', what: broken(about) }, reply(c, namesTexts[c.locale].taken)]
          : [reply(c, namesTexts[c.locale].wasFine)],
    };
    const wants = (c: Context): boolean => watch.nameIsNew(c);

    return {
      listens: [
        {
          on: 'joined',
          wants: (c) => c.event.kind === 'joined' && c.event.self !== true && wants(c),
          run: (c, tx) => watch.look(c, tx),
        },
        { on: 'changed', wants, run: (c, tx) => watch.look(c, tx) },
        {
          on: 'message',
          wants: (c) => wants(c) || watch.claimOf(c as Context<MessageEvent>) !== undefined,
          run: async (c, tx) => [
            ...(wants(c) ? await watch.look(c, tx) : []),
            ...(await watch.claim(c as Context<MessageEvent>)),
          ],
        },
      ],
      answers: { alike, claim } as unknown as Readonly<Record<string, Answer>>,
    };
  },
});
