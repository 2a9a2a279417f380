/**
 * Reports: a member quotes a message and says so; staff get one card a group with everything reported in five minutes,
 * decide by a tap, and moderation does the rest. Who is often wrong weighs less. See docs/fairness.md.
 */
import { defineFeature } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import type { Effect, Locale, MergeItem } from '../../types.ts';
import type { ModerationActed } from '../moderation/events.ts';
import { decide, type Decided, type Deps } from './card.ts';
import type { ReportJudged, ReportReopened } from './events.ts';
import { cardSoon, cardTimer, lapseTimer, reportCommand } from './make.ts';
import { pick, queueCommand } from './queue.ts';
import { defineReports } from './schema.ts';
import { dailySetting, thresholdSetting } from './settings.ts';
import { reportStore } from './store.ts';
import { reportTexts } from './texts.ts';

export const reports = defineFeature({
  name: 'reports',
  title: { 'zh-CN': '举报', 'zh-TW': '檢舉', en: 'Reports' },
  on: true,
  schema: defineReports,
  settings: [dailySetting, thresholdSetting],
  create: (house) => {
    const d: Deps = { house, store: reportStore(house.database) };
    return {
      commands: [reportCommand(d), queueCommand(d)],
      answers: { decide: decide(d), pick: pick(d) },
      merges: {
        thanks: (items: readonly unknown[], locale: Locale) => reportTexts[locale].thanks(items as MergeItem[]),
      },
      answering: [cardTimer, lapseTimer],
      timers: {
        [cardTimer]: (c) => cardSoon(d, c),
        [lapseTimer]: async (c, data) => {
          await d.store.decide((data as { report: number }).report, 'lapsed', 0, c.cause, c.now);
          return [];
        },
      },
      hears: {
        'moderation.acted': async (c, what) => {
          const { act, rule } = what as ModerationActed;
          if (rule === 'report') await d.store.acted(c.cause, act);
          return [];
        },
      },
      undoes: {
        'reports.decide': async (row, c) => {
          const { id, decision } = row.after as Decided;
          const report = await d.store.find(c.community.id, id);
          if (!report || report.state !== decision) return { refuse: reportTexts[c.locale].gone };
          await d.store.reopen(id);
          const { act } = report;
          const told: ReportReopened = { what: 'report.reopened', member: report.author, report: id, act };
          const t = reportTexts[c.locale];
          const judged = (await d.store.voices(id)).map((v): Effect => {
            const what: ReportJudged = { what: 'report.judged', member: v.member, report: id, right: null };
            return { do: 'tell', what };
          });
          const removed = decision === 'delete' || decision === 'mute';
          return [{ do: 'tell', what: told }, ...judged, reply(c, removed ? t.notBack : t.reopened)];
        },
      },
    };
  },
});
