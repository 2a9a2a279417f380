/**
 * Word rules: what a community does not want to read, found though disguised (core/text), answered with one
 * line that never repeats the words, explained on request, taken back by staff.
 */
import { defineFeature } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import type { Context, EditedEvent, Hit, Locale, MessageEvent } from '../../types.ts';
import { actOn, wouldGet } from './act.ts';
import { createBook, type Broken } from './book.ts';
import { explainCommands, explainUndoes, review } from './explain.ts';
import { listCommands, listUndoes, type Fresh } from './lists.ts';
import { isExempt } from './rules.ts';
import { defineModeration } from './schema.ts';
import { daysSetting, muteSetting, strikesSetting } from './settings.ts';
import { moderationStore } from './store.ts';
import { moderationTexts, type Item } from './texts.ts';

/** So long after adding a word its owner is told that trying it himself proves nothing. */
const freshMs = 15 * 60_000;

export const moderation = defineFeature({
  name: 'moderation',
  title: { 'zh-CN': '违禁词', 'zh-TW': '違禁詞', en: 'Filter' },
  // Without words of the owner's it does nothing.
  on: true,
  schema: defineModeration,
  settings: [strikesSetting, daysSetting, muteSetting],
  create: (house) => {
    const store = moderationStore(house.database);
    const book = createBook();
    const fresh = new Map<number, Fresh>();
    const d = { house, store, book, fresh };
    const act = actOn(house, store);

    const found = (c: Context<MessageEvent | EditedEvent>, broken: readonly Broken[], run: Hit['run']): Hit => ({
      rule: broken[0]?.rule.word ?? '',
      words: broken.map(({ hit }) => c.event.text.slice(hit.start, hit.end)),
      run,
    });

    /** Staff are exempt. Who just listed a word and tries it is told so, once. */
    const tested = (c: Context<MessageEvent | EditedEvent>): Hit | undefined => {
      const mine = fresh.get(c.community.id);
      if (!mine || mine.member !== c.who.member || c.now - mine.at > freshMs) return undefined;
      if (c.event.kind !== 'message' || house.addressed(c as Context<MessageEvent>)) return undefined;
      const broken = book.read(c.community.id, c.event.text).broken.filter((b) => mine.words.has(b.rule.word));
      if (broken.length === 0) return undefined;
      return found(c, broken, (at, tx) => {
        tx.after(() => fresh.delete(c.community.id));
        const rules = broken.map((b) => b.rule);
        return [reply(at, moderationTexts[at.locale].exempt(wouldGet(house, at, rules, at.locale)))];
      });
    };

    return {
      commands: [...listCommands(d), ...explainCommands(d)],
      screen: (c) => {
        if (c.room.kind !== 'group') return undefined;
        if (isExempt(c.role)) return tested(c);
        const { broken } = book.read(c.community.id, c.event.text);
        return broken.length === 0 ? undefined : found(c, broken, (_c, tx) => act(c, broken, tx));
      },
      answers: { review: review(d) },
      undoes: { ...listUndoes(d), ...explainUndoes(d) },
      merges: {
        acted: (items: readonly unknown[], locale: Locale) => {
          const all = items as readonly Item[];
          const [only, another] = all;
          return only && !another ? moderationTexts[locale].one(only) : moderationTexts[locale].many(all);
        },
      },
      load: async () => {
        for (const row of await store.all()) book.put(row.community, [row]);
      },
    };
  },
});
