/**
 * Polls: asked in one line, in one group or in all of a community; native where the platform has them, buttons or
 * numbers elsewhere. One vote a member wherever it came from, changed at will. docs/polls.md.
 */
import { award } from '../../awards.ts';
import { defineFeature } from '../../house.ts';
import type { Context, Effects, Locale, MessageEvent, TimerEvent, VotedEvent } from '../../types.ts';
import type { CampaignPoll } from '../campaigns/events.ts';
import type { MembersLinked } from '../link/events.ts';
import { close } from './close.ts';
import { pollCommands } from './commands.ts';
import { closeTimer, makeForCampaign, type Desk } from './make.ts';
import { OpenPolls } from './open.ts';
import { definePolls } from './schema.ts';
import { pollHours } from './settings.ts';
import { barTimer, refresh, standing } from './show.ts';
import { pollStore } from './store.ts';
import { pollTexts, type Voted } from './texts.ts';
import { byButton, byNumber, byPlatform, meant } from './vote.ts';

interface Of {
  readonly poll: number;
}

export const polls = defineFeature({
  name: 'polls',
  title: { 'zh-CN': '投票', 'zh-TW': '投票', en: 'Polls' },
  on: true,
  schema: definePolls,
  settings: [pollHours],
  awards: [award('poll.voted', { 'zh-CN': '投票', 'zh-TW': '投票', en: 'Poll vote' }, 1, { timesADay: 3 })],
  create: (house) => {
    const desk: Desk = { house, store: pollStore(house.database), open: new OpenPolls() };
    house.database.peers?.follow('polls', () => desk.open.load(desk.store));
    return {
      commands: pollCommands(desk),
      listens: [
        {
          on: 'message',
          wants: (c) => meant(c as Context<MessageEvent>, desk) !== undefined,
          run: (c) => byNumber(c as Context<MessageEvent>, desk),
        },
        {
          on: 'voted',
          wants: (c) => desk.open.of(c.room.id).some((o) => o.mode === 'native'),
          run: (c) => byPlatform(c as Context<VotedEvent>, desk),
        },
      ],
      awaits: (c) => meant(c, desk) !== undefined,
      answers: { vote: { run: (c, value, data) => byButton(c, desk, (data as Of).poll, Number(value)) } },
      merges: { voted: (items: readonly Voted[], locale: Locale) => pollTexts[locale].voted(items) },
      answering: [closeTimer, barTimer],
      timers: {
        [closeTimer]: async (c, data, tx) => {
          const poll = await desk.store.find(c.community.id, (data as Of).poll);
          return poll ? close(c, tx, desk, poll) : [];
        },
        [barTimer]: (c, data) => changeBar(c, desk, (data as Of).poll),
      },
      hears: {
        'campaign.poll': (c, what, tx) => makeForCampaign(c, tx, desk, what as CampaignPoll),
        'members.linked': async (_c, what) => {
          const { was, member } = what as MembersLinked;
          await desk.store.link(was, member);
          return [];
        },
      },
      load: () => desk.open.load(desk.store),
    };
  },
});

async function changeBar(c: Context<TimerEvent>, desk: Desk, id: number): Promise<Effects> {
  const poll = await desk.store.find(c.community.id, id);
  return poll?.state === 'open' ? refresh(c, desk, poll, await standing(desk, poll), false) : [];
}
