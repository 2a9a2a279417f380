/** Welcome: one line when somebody joins; several who join together are greeted together. */
import { defineFeature } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import { textSetting } from '../../settings.ts';
import {
  refused,
  type At,
  type Command,
  type Context,
  type JoinedEvent,
  type Locale,
  type MergeItem,
  type Refusal,
} from '../../types.ts';
import type { RaidBegun, RaidEnded } from '../raid/events.ts';
import type { MemberWelcomed } from './events.ts';
import { welcomeStore } from './store.ts';
import { welcomeTexts } from './texts.ts';

const longest = 120;
/** Somebody who goes and comes back within this time is no newcomer. */
const againMs = 7 * 86_400_000;
/** The words of a group; empty: the standard ones. */
const wordsSetting = textSetting({
  key: 'welcome.words',
  name: { 'zh-CN': '欢迎词', 'zh-TW': '歡迎詞', en: 'welcome-words' },
  default: '',
  max: longest,
});

interface Newcomer extends MergeItem {
  /** The group's own words; empty: the standard ones. */
  readonly words: string;
}

export const welcome = defineFeature({
  name: 'welcome',
  title: { 'zh-CN': '欢迎', 'zh-TW': '歡迎', en: 'Welcome' },
  on: false,
  settings: [wordsSetting],
  create: ({ settings, database }) => {
    const store = welcomeStore(database);
    /** Groups into which a wave of joins comes right now: nobody is greeted by the hundred. A restart forgets. */
    const waves = new Set<number>();
    const own = (c: Context): string => settings.get(wordsSetting, { community: c.community.id, room: c.room.id });
    const command: Command<string> = {
      name: 'welcome',
      words: { 'zh-CN': ['欢迎词'], 'zh-TW': ['歡迎詞'], en: ['welcome'] },
      level: 'called',
      allow: 'admin',
      help: { 'zh-CN': '看或改欢迎词', 'zh-TW': '看或改歡迎詞', en: 'see or change the welcome' },
      example: {
        'zh-CN': '/欢迎词 欢迎来，先看看群规',
        'zh-TW': '/歡迎詞 歡迎來，先看看群規',
        en: '/welcome Glad you are here',
      },
      parse: (rest, c): string | Refusal => {
        const ok = rest === '' || wordsSetting.schema.safeParse(rest).success;
        return ok ? rest : { refuse: welcomeTexts[c.locale].tooLong(longest) };
      },
      run: async (c, words, tx) => {
        const t = welcomeTexts[c.locale];
        if (refused(words)) return [reply(c, words.refuse)];
        if (words === '') return [reply(c, t.show(own(c) || t.standard))];
        await settings.set(c, tx, wordsSetting.key, c.room.kind === 'group' ? c.room.id : 0, wordsSetting.parse(words));
        return [reply(c, t.saved)];
      },
    };
    return {
      commands: [command],
      listens: [
        {
          on: 'joined',
          wants: (c) => c.room.kind === 'group' && (c.event as JoinedEvent).self !== true && !waves.has(c.room.id),
          run: async (c) => {
            if (await store.greeted(c, c.at - againMs)) return [];
            const { member, name } = c.who;
            const what: MemberWelcomed = { what: 'member.welcomed', member };
            const item: Newcomer = { member, name, words: own(c) };
            return [
              { do: 'tell', what },
              reply(c, '', { merge: { as: 'joined', item }, unasked: { kind: 'welcome' } }),
            ];
          },
        },
      ],
      hears: {
        'raid.begun': (_c, { room }: RaidBegun, tx) => {
          tx.after(() => waves.add(room));
          return [];
        },
        'raid.ended': (_c, { room }: RaidEnded, tx) => {
          tx.after(() => waves.delete(room));
          return [];
        },
      },
      merges: {
        joined: (items: readonly Newcomer[], locale: Locale) => {
          const t = welcomeTexts[locale];
          const who: At[] = items.map((i) => ({ at: i.member, name: i.name }));
          return t.greet(who, items[0]?.words || t.standard);
        },
      },
    };
  },
});
