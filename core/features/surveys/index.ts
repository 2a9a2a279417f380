/**
 * Surveys: questions with branches, answered in private at one's own pace, once a person on whatever platform, anonymous
 * where the survey says so. docs/surveys.md.
 */
import { award } from '../../awards.ts';
import { defineFeature } from '../../house.ts';
import type { Context, Effect, Effects, Locale, TimerEvent } from '../../types.ts';
import type { CampaignSurvey } from '../campaigns/events.ts';
import type { MembersLinked, MembersParted } from '../link/events.ts';
import { closeSurvey, closeTimer, remind, remindTimer, type Of, openIn } from './close.ts';
import { surveyCommands } from './commands.ts';
import { OpenSurveys } from './open.ts';
import { current, readFiles, type SurveyFiles } from './files.ts';
import { defineSurveys } from './schema.ts';
import { answering, begin, pageSent } from './session.ts';
import { talkList } from './settings.ts';
import { surveyStore } from './store.ts';
import { pageStore, pageTimer, type PageSent } from './store-pages.ts';
import { talkStore } from './store-talks.ts';
import { talkAnswers, talkCommands, talkDue, talkTimer, type TalkDesk } from './talks.ts';
import { surveyTexts, type Finished } from './texts.ts';

export type { SurveyFiles };

export const surveys = defineFeature({
  name: 'surveys',
  title: { 'zh-CN': '问卷', 'zh-TW': '問卷', en: 'Surveys' },
  on: false,
  schema: defineSurveys,
  settings: [talkList],
  awards: [
    award('survey.finished', { 'zh-CN': '答完问卷', 'zh-TW': '答完問卷', en: 'Survey answered' }, 5, { timesADay: 3 }),
  ],
  create: (house) => {
    const { database } = house;
    const desk: TalkDesk = {
      house,
      store: surveyStore(database),
      talks: talkStore(database),
      pages: pageStore(database),
      open: new OpenSurveys(),
    };
    house.database.peers?.follow('surveys', () => desk.open.load(desk.store));
    return {
      commands: [...surveyCommands(desk), ...talkCommands(desk)],
      answers: {
        ...talkAnswers(desk),
        answer: answering(desk),
        start: { run: (c, _value, data) => begin(c, desk, (data as Of).survey) },
      },
      merges: {
        thanks: (items: readonly Finished[], locale: Locale) => (items[0] ? surveyTexts[locale].thanks(items[0]) : ''),
        quick: (items: readonly Finished[], locale: Locale) => surveyTexts[locale].quick(items),
      },
      timers: {
        [closeTimer]: (c, data, tx) => closeSurvey(c, tx, desk, (data as Of).survey),
        [remindTimer]: (c, data) => remind(c, desk, (data as Of).survey),
        [pageTimer]: (c, data, tx) => pageSent(c, tx, desk, data as PageSent),
        [talkTimer]: (c: Context<TimerEvent>, data) => talkDue(c, desk, data),
        'surveys.files': (c: Context<TimerEvent>, data): Promise<Effects> => readFiles(c, desk, data as SurveyFiles),
      },
      // A note to whoever opened it, that its file changed too; thanks for what was sent from a page.
      answering: [closeTimer, pageTimer, 'surveys.files'],
      hears: {
        /** A step of a campaign: a survey of the files, posted in one more group. */
        'campaign.survey': async (c, what, tx) => {
          const due = what as CampaignSurvey;
          const group = await house.people.room(due.room, database.db);
          const survey = current(await desk.store.ofFile(c.community.id, due.survey));
          if (!group || !survey || survey.state === 'closed') return [];
          const unasked = { kind: 'survey', campaign: due.campaign } as const;
          const effects = await openIn(c, tx, desk, survey, group);
          return effects.flatMap((e): Effect[] =>
            e.do === 'send' || e.do === 'ask'
              ? 'room' in e.to && e.to.room === group.id
                ? [{ ...e, unasked }]
                : []
              : [e],
          );
        },
        'members.linked': async (c, what) => {
          const { was, member } = what as MembersLinked;
          await desk.store.link(was, member, c.cause);
          await desk.talks.link(was, member);
          await desk.pages.link(was, member);
          return [];
        },
        'members.parted': async (c, what) => {
          const { was, member, identities } = what as MembersParted;
          await desk.store.part(was, member, identities, c.cause);
          return [];
        },
      },
      load: () => desk.open.load(desk.store),
    };
  },
});
