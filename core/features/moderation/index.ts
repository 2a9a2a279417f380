/**
 * Rules: what a community does not want to read, found though disguised (core/text), and what it does not want to see
 * happen (`rule.broken`, told by others). Answered with one line that never repeats the words, by a ladder the owner
 * sets, explained on request, taken back by staff. New rules watch before they act.
 */
import { defineFeature } from '../../house.ts';
import type { Tx } from '../../ports.ts';
import type { PresetApplied, PresetUndone } from '../presets/events.ts';
import type { ReportReopened } from '../reports/events.ts';
import type { Context, Locale } from '../../types.ts';
import { actOn } from './acts/act.ts';
import { allowing, allowingUndoes } from './rules/allowing.ts';
import { appealAnswers, appealCommand, appealTimers, appealUndoes } from './fairness/appeal.ts';
import { addedAnswer, lookOn, type AddParts } from './rules/add.ts';
import { hearBroken } from './acts/behaviour.ts';
import { allowCommands } from './rules/allow.ts';
import { createClaimed } from './rules/claimed.ts';
import { createBook } from './rules/book.ts';
import { collectionCommands, importAnswer, presetApplied, presetUndone } from './rules/collections.ts';
import { brakeActsSetting, brakeMinutesSetting, brakeShareSetting, createBrake } from './fairness/brake.ts';
import type { ModerationTakeBack } from './events.ts';
import { explainCommands, explainUndoes, review, takenBack, type ExplainDeps } from './acts/explain.ts';
import { reopened, type Forgiven } from './acts/forgive.ts';
import { listUndoes } from './rules/list-undoes.ts';
import { listCommands } from './rules/lists.ts';
import { quoteAnswer, quoteCommand } from './rules/quote.ts';
import { presetWords } from './presets/index.ts';
import { createPreviewer } from './rules/preview.ts';
import { defineFairness } from './fairness/schema-fairness.ts';
import { defineModeration } from './schema.ts';
import { createScreen } from './rules/screen.ts';
import { daysSetting, ladderSetting, muteSetting, strikesSetting } from './settings.ts';
import { fairnessStore } from './fairness/store-fairness.ts';
import { saidStore } from './rules/store-said.ts';
import { pastStore } from './rules/store-past.ts';
import { ruleStore } from './rules/store-rules.ts';
import { moderationStore } from './store.ts';
import { createSync } from './rules/sync.ts';
import { appealTexts } from './fairness/texts-appeal.ts';
import { moderationTexts, type Item } from './texts.ts';
import { tryCommand } from './rules/try.ts';
import { shadowed, watched, watchedAnswer, watchUndoes } from './rules/watch.ts';

export const moderation = defineFeature({
  name: 'moderation',
  title: { 'zh-CN': '违禁词', 'zh-TW': '違禁詞', en: 'Filter' },
  // Without words of the owner's it does nothing.
  on: true,
  schema: (k) => ({ ...defineModeration(k), ...defineFairness(k) }),
  settings: [
    ladderSetting,
    strikesSetting,
    daysSetting,
    muteSetting,
    brakeActsSetting,
    brakeMinutesSetting,
    brakeShareSetting,
  ],
  create: (house) => {
    const store = moderationStore(house.database);
    const rules = ruleStore(house.database);
    const past = pastStore(house.database);
    const book = createBook(presetWords);
    const sync = createSync(house, rules, book);
    const previewer = createPreviewer(house, past);
    const d: AddParts = { house, store, rules, book, sync, fresh: new Map(), past, previewer };
    const fair = fairnessStore(house.database);
    const e: ExplainDeps = { house, store, fair, book, allow: allowing(d) };
    const brake = createBrake(e);
    const act = actOn(house, store, brake);
    let upSince = Infinity;
    const claimed = createClaimed(saidStore(house.database), () => upSince);
    const { screen, listens } = createScreen(d, act, claimed);
    return {
      commands: [
        ...listCommands(d),
        ...allowCommands(d),
        ...collectionCommands(d),
        quoteCommand(d),
        tryCommand(d),
        ...explainCommands(e),
        appealCommand(e),
        brake.command,
      ],
      screen,
      listens,
      bars: (community, text) => book.read(community, text).broken.length > 0,
      hears: {
        'rule.broken': hearBroken(house, act),
        'preset.applied': (c: Context, what: PresetApplied, tx: Tx) => presetApplied(d, c, what, tx),
        'preset.undone': (c: Context, what: PresetUndone, tx: Tx) => presetUndone(d, c, what, tx),
        'moderation.takeback': (c: Context, what: ModerationTakeBack) => takenBack(e, c, what),
        'report.reopened': (c: Context, what: ReportReopened) => reopened(e, c, what),
      },
      answering: [...Object.keys(appealTimers(e)), 'moderation.watched', 'moderation.shadowed', 'moderation.look'],
      timers: {
        ...appealTimers(e),
        'moderation.watched': watched(d),
        'moderation.shadowed': shadowed(d),
        'moderation.look': lookOn(d),
      },
      answers: {
        ...appealAnswers(e),
        brake: brake.answer,
        review: review(d),
        added: addedAnswer(d),
        import: importAnswer(d),
        quote: quoteAnswer(d),
        watched: watchedAnswer(d),
      },
      undoes: {
        ...listUndoes(d),
        ...watchUndoes(d),
        ...explainUndoes(e),
        ...appealUndoes(e),
        ...allowingUndoes(d),
        ...brake.undoes,
      },
      merges: {
        acted: (items: readonly unknown[], locale: Locale) => {
          const all = items as readonly Item[];
          const [only, another] = all;
          return only && !another ? moderationTexts[locale].one(only) : moderationTexts[locale].many(all);
        },
        forgiven: (items: readonly unknown[], locale: Locale) =>
          appealTexts[locale].forgiven(items as readonly Forgiven[]),
      },
      load: async (now) => {
        upSince = now;
        await sync.load();
        await brake.load(now);
      },
    };
  },
});
