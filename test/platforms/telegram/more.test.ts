/** Polls, files, requests, invite links, forum topics, and changing what was said: over HTTP, checked by the published description. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createTelegram, type TelegramPlatform } from '../../../adapters/telegram/index.ts';
import type { PollStore } from '../../../adapters/telegram/polls.ts';
import type { Chat, User } from '../../../adapters/telegram/wire.ts';
import type { Event, Outward } from '../../../core/types.ts';
import { jumpClock } from '../../jump-clock.ts';
import { unpaced, until } from './house.ts';
import { standIn, type StandIn } from './index.ts';

let api: StandIn;
let platform: TelegramPlatform;
let lin: User;
let may: User;
let group: Chat;
let events: Event[];
let kept: ReturnType<PollStore['load']>;

const start = async (): Promise<void> => {
  const polls: PollStore = { load: () => kept, save: (all) => void (kept = all) };
  platform = createTelegram({
    token: api.token,
    apiRoot: api.root,
    clock: jumpClock(),
    holdSeconds: 1,
    budgets: unpaced,
    polls,
  });
  await platform.start((event) => {
    events.push(event);
    return Promise.resolve();
  });
};
beforeEach(async () => {
  [events, kept] = [[], {}];
  api = await standIn();
  lin = api.user('店长 Lin');
  may = api.user('May');
  group = api.group('小鹿母婴群', lin);
  await start();
  api.placeBot(group, lin, 'administrator');
  await until(() => events.length >= 2);
  events.length = 0;
});
afterEach(async () => {
  // The one refusal that is as good as a yes.
  const expected = /HIDE_REQUESTER_MISSING|message is not modified|already been closed/;
  const refused = api.entries('refused').filter((e) => e['code'] === 400 && !expected.test(String(e['words'])));
  expect(refused).toEqual([]);
  await platform.stop();
  await api.close();
});
let keys = 0;
const perform = (effect: Outward, user?: User) =>
  platform.perform({
    effect,
    target: { account: api.account, room: { id: `${group.id}`, kind: 'group' }, ...(user && { user: `${user.id}` }) },
    key: `${++keys}`,
  });
const next = async <K extends Event['kind']>(kind: K): Promise<Extract<Event, { kind: K }>> =>
  until(() => events.find((e): e is Extract<Event, { kind: K }> => e.kind === kind));
const to = { room: 1 };

describe('a native poll', () => {
  const poll = {
    do: 'poll',
    to,
    question: '周末去哪儿？',
    options: ['海边', '山里'],
    multiple: false,
    anonymous: false,
  } as const;

  it('is asked, and a vote says which one and where', async () => {
    const { messageId } = await perform(poll);
    api.join(group, may);
    api.votes(group, may, [1]);
    expect(await next('voted')).toMatchObject({
      room: { id: `${group.id}`, kind: 'group' },
      from: { id: `${may.id}`, name: 'May' },
      messageId,
      choices: [1],
    });
  });

  it('is still known after a restart; a poll of somebody else is none of ours', async () => {
    const { messageId } = await perform(poll);
    await platform.stop();
    await start();
    api.raw({ poll_answer: { poll_id: '123', user: may, option_ids: [0] } }, group);
    api.votes(group, may, []);
    expect(await next('voted')).toMatchObject({ messageId, choices: [] });
    expect(events.filter((e) => e.kind === 'voted')).toHaveLength(1);
  });
});

it('a poll that is over takes no more votes, and ending it again is no fault', async () => {
  const { messageId = '' } = await perform({
    do: 'poll',
    to,
    question: '周末去哪儿？',
    options: ['海边', '山里'],
    multiple: false,
    anonymous: false,
  });
  await perform({ do: 'closePoll', room: 1, messageId });
  await perform({ do: 'closePoll', room: 1, messageId });
  expect(api.entries('poll-closed')).toHaveLength(1);
  expect(api.said(group).at(-1)?.poll).toMatchObject({ is_closed: true });
});

it('a file with words', async () => {
  const bytes = Buffer.from('名字,积分\nMay,5\n').toString('base64');
  await perform({ do: 'file', to, name: '积分.csv', bytes, mime: 'text/csv', say: '这是名单' });
  expect(api.said(group).at(-1)).toMatchObject({ document: { file_name: '积分.csv' } });
});

describe('somebody asks to come in', () => {
  it.each([
    [true, 'approved'],
    [false, 'declined'],
  ] as const)('and is answered: %s', async (yes, note) => {
    const xiaohe = api.user('小禾');
    api.asks(group, xiaohe, '小红书');
    const asked = await next('requested');
    expect(asked).toMatchObject({ what: 'join', from: { name: '小禾' }, via: '小红书', text: '想一起團購' });
    const answer = { do: 'answer', room: 1, what: 'join', request: asked.request, yes } as const;
    await perform(answer);
    expect(api.entries(note)).toHaveLength(1);
    // Cut short and done again: it is done.
    await perform(answer);
    expect(api.entries(note)).toHaveLength(1);
  });
});

it('an invite link of a name is made and told', async () => {
  const { link } = await perform({ do: 'invite', room: 1, name: '小红书十一月', to, say: '链接：{link}' });
  expect(link).toMatch(/^https:\/\/t\.me\/\+.*小红书十一月$/);
});

it('what was said is changed, and the same words again are no fault', async () => {
  const { messageId = '' } = await perform({ do: 'send', to, say: '明天 9 点' });
  await perform({ do: 'edit', room: 1, messageId, say: '明天 *10* 点' });
  await perform({ do: 'edit', room: 1, messageId, say: '明天 *10* 点' });
  expect(api.entries('edited')).toHaveLength(1);
  expect(api.said(group).at(-1)?.text?.replaceAll('\u2060', '')).toBe('明天 *10* 点');
});

it('other words keep the buttons they are given, and lose them without', async () => {
  const choices = [{ label: '海边', value: 'q7.0' }];
  const { messageId = '' } = await perform({ do: 'send', to, say: '去哪？', choices });
  await perform({ do: 'edit', room: 1, messageId, say: '去哪？1 票', choices });
  expect(api.said(group).at(-1)?.reply_markup?.inline_keyboard).toEqual([[{ text: '海边', callback_data: 'q7.0' }]]);
  await perform({ do: 'edit', room: 1, messageId, say: '去海边' });
  expect(api.said(group).at(-1)?.reply_markup).toBeUndefined();
});

it('many messages go at once, a hundred a call', async () => {
  const ids = Array.from({ length: 130 }, (_, i) => `${api.say(group, may, `刷 ${i}`).message_id}`);
  await perform({ do: 'purge', room: 1, messageIds: ids });
  expect(api.entries('purged').map((e) => (e['messages'] as number[]).length)).toEqual([100, 30]);
  expect(ids.some((id) => api.room(group).lines.has(Number(id)))).toBe(false);
});

it('a ban is lifted', async () => {
  api.join(group, may);
  await perform({ do: 'ban', room: 1, member: 2 }, may);
  await perform({ do: 'unban', room: 1, member: 2 }, may);
  expect(api.room(group).members.get(may.id)?.status).toBe('left');
});
