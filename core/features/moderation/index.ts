/**
 * Rules: what a community does not want to read, found though disguised (core/text), and what it does not want to see
 * happen (`rule.broken`, told by others). Answered with one line that never repeats the words, by a ladder the owner
 * sets, explained on request, taken back by staff.
 */
import { defineFeature } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Context, EditedEvent, Effects, Hit, Locale, MessageEvent } from '../../types.ts';
import { actOn, wouldGet } from './act.ts';
import { allowing, allowingUndoes } from './allowing.ts';
import { appealAnswers, appealCommand, appealTimers, appealUndoes } from './appeal.ts';
import { hearBroken } from './behaviour.ts';
import { createBook, type Broken } from './book.ts';
import type { ReportReopened } from '../reports/events.ts';
import type { ModerationTakeBack, RuleBroken } from './events.ts';
import { explainCommands, explainUndoes, review, takenBack } from './explain.ts';
import { reopened, type Forgiven } from './forgive.ts';
import { listCommands, listUndoes, type Fresh } from './lists.ts';
import { gravest, isExempt, wishOf } from './rules.ts';
import { defineFairness } from './schema-fairness.ts';
import { defineModeration } from './schema.ts';
import { daysSetting, ladderSetting, muteSetting, strikesSetting } from './settings.ts';
import { fairnessStore } from './store-fairness.ts';
import { ruleStore } from './store-rules.ts';
import { moderationStore } from './store.ts';
import { appealTexts } from './texts-appeal.ts';
import { moderationTexts, type Item } from './texts.ts';
import { tryCommand } from './try.ts';

/** So long after adding a word its owner is told that trying it himself proves nothing. */
const freshMs = 15 * 60_000;
type Said = Context<MessageEvent | EditedEvent>;

export const moderation = defineFeature({
  name: 'moderation',
  title: { 'zh-CN': '违禁词', 'zh-TW': '違禁詞', en: 'Filter' },
  // Without words of the owner's it does nothing.
  on: true,
  schema: (k) => ({ ...defineModeration(k), ...defineFairness(k) }),
  settings: [ladderSetting, strikesSetting, daysSetting, muteSetting],
  create: (house) => {
    const store = moderationStore(house.database);
    const rules = ruleStore(house.database);
    const book = createBook(() => []);
    const fresh = new Map<number, Fresh>();
    const fair = fairnessStore(house.database);
    const d = { house, store, rules, book, fresh, fair, allow: allowing({ house, rules, book }) };
    const act = actOn(house, store);

    const found = (broken: readonly Broken[], run: Hit['run']): Hit => ({
      rule: broken[0]?.rule.word ?? '',
      words: broken.map((b) => b.found),
      run,
    });

    const breach = async (c: Said, broken: readonly Broken[], tx: Tx): Promise<Effects> => {
      const main = gravest(broken);
      if (!main) return [];
      return act(
        c,
        {
          member: c.who.member,
          name: c.who.name,
          room: c.room,
          messageId: c.event.messageId,
          also: [],
          kind: main.rule.kind,
          rule: main.rule.word,
          ruleId: main.rule.id,
          about: {},
          found: main.found,
          views: main.hit.views,
          wishes: broken.map((b) => wishOf(b.rule)),
          silent: false,
        },
        tx,
      );
    };

    /** Staff are exempt. Who just listed a word and tries it is told so, once. */
    const tested = (c: Said): Hit | undefined => {
      const mine = fresh.get(c.community.id);
      if (!mine || mine.member !== c.who.member || c.now - mine.at > freshMs) return undefined;
      if (c.event.kind !== 'message' || house.addressed(c as Context<MessageEvent>)) return undefined;
      const broken = book.read(c.community.id, c.event.text).broken.filter((b) => mine.words.has(b.rule.word));
      if (broken.length === 0) return undefined;
      return found(broken, (at, tx) => {
        tx.after(() => fresh.delete(c.community.id));
        const all = broken.map((b) => b.rule);
        return [reply(at, moderationTexts[at.locale].exempt(wouldGet(house, at, all, at.locale)))];
      });
    };

    return {
      commands: [...listCommands(d), tryCommand(d), ...explainCommands(d), appealCommand(d)],
      screen: (c) => {
        if (c.room.kind !== 'group') return undefined;
        if (isExempt(c.role)) return tested(c);
        const { broken } = book.read(c.community.id, c.event.text);
        return broken.length === 0 ? undefined : found(broken, (_c, tx) => breach(c, broken, tx));
      },
      hears: {
        'rule.broken': (c, what, tx) => hearBroken(house, act)(c, what as RuleBroken, tx),
        'moderation.takeback': (c, what) => takenBack(d, c, what as ModerationTakeBack),
        'report.reopened': (c, what) => reopened(d, c, what as ReportReopened),
      },
      answers: { review: review(d), ...appealAnswers(d) },
      timers: appealTimers(d),
      undoes: { ...listUndoes(d), ...explainUndoes(d), ...appealUndoes(d), ...allowingUndoes(d) },
      merges: {
        acted: (items: readonly unknown[], locale: Locale) => {
          const all = items as readonly Item[];
          const [only, another] = all;
          return only && !another ? moderationTexts[locale].one(only) : moderationTexts[locale].many(all);
        },
        forgiven: (items: readonly unknown[], locale: Locale) => appealTexts[locale].forgiven(items as Forgiven[]),
      },
      load: async () => {
        for (const row of await rules.readAll()) book.put(row.community, [row]);
      },
    };
  },
});
