/** Slash commands, buttons, lists, forms and votes: acknowledged in time, answered in their place. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { DiscordOptions, SlashCommand } from '../../../adapters/discord/index.ts';
import { until } from './house.ts';
import { described, notDescribed } from './index.ts';
import { onStage, type Played } from './stage.ts';

const command = (name: string, zh: string, more: Partial<SlashCommand> = {}): SlashCommand => ({
  name,
  names: { 'zh-CN': zh, 'zh-TW': zh, en: name },
  says: { 'zh-CN': '每天来一次', 'zh-TW': '每天來一次', en: 'Come once a day' },
  staff: false,
  ...more,
});
const example = { 'zh-CN': '签到积分 5', 'zh-TW': '簽到積分 5', en: 'points 5' };
const commands = [
  command('checkin', '签到'),
  command('settings', '设置', { staff: true, text: { example, completes: true } }),
  command('Bad Name', '坏'),
];

let s: Played;
const menu: Partial<DiscordOptions> = {
  commands: () => commands,
  suggest: ({ typed }) => ['签到积分', '语言', '安静'].filter((x) => x.startsWith(typed)),
  discreet: (name) => name === 'settings',
};
beforeEach(async () => {
  s = await onStage(menu);
});
afterEach(() => s.close());

const cause = (): string => `${s.api.account}|${s.events.at(-1)?.id ?? ''}`;
const lastEvent = async (n: number) => {
  await until(() => s.events.length >= n);
  return s.events.at(-1);
};

if (!described) process.stderr.write(`${notDescribed}\n`);

it('every call reaches the stand-in, which checks it against the published description where that is at hand', () => {
  expect(s.api.calls.length).toBeGreaterThan(0);
});

describe('slash commands', () => {
  it('are registered in three languages, once', async () => {
    await until(() => s.api.world.commands.length > 0);
    expect(s.api.world.commands.map((c) => c['name'])).toEqual(['checkin', 'settings']);
    expect(s.api.world.commands[0]).toMatchObject({
      name_localizations: { 'zh-CN': '签到', 'zh-TW': '签到', 'en-US': 'checkin' },
      description: 'Come once a day',
      description_localizations: { 'zh-CN': '每天来一次', 'zh-TW': '每天來一次' },
    });
    expect(s.api.world.commands[0]).not.toHaveProperty('options');
    expect(s.api.world.commands[1]).toMatchObject({ options: [{ name: 'text', autocomplete: true, required: false }] });
  });

  it('arrive as words said to the bot, are acknowledged at once and filled with the answer', async () => {
    const i = s.api.slash(s.guild, s.may, 'checkin');
    expect(await lastEvent(1)).toMatchObject({
      kind: 'message',
      text: 'checkin',
      called: true,
      from: { id: s.may.id, name: 'May', role: 'member' },
      room: { id: s.guild.id, kind: 'group', name: '小鹿母婴' },
    });
    const event = s.events[0];
    const messageId = event?.kind === 'message' ? event.messageId : '';
    const receipt = await s.send('签到啦', { cause: cause(), replyTo: messageId });
    expect(s.api.response(i)).toMatchObject({ type: 5 });
    expect(s.api.original(i)?.content).toBe('签到啦');
    expect(receipt.messageId).toBe(`${s.channel}:${s.api.original(i)?.id ?? ''}`);
    // What else it causes is said in the channel.
    await s.send('五天了', { cause: cause() });
    expect(s.texts()).toEqual(['签到啦', '五天了']);
  });

  it('carry what was typed after them, people by name', async () => {
    const hao = s.api.user('阿豪');
    s.api.add(s.guild, hao);
    s.api.slash(s.guild, s.owner, 'settings', `给 <@${hao.id}> 5 分`);
    expect(await lastEvent(1)).toMatchObject({
      text: 'settings 给 @阿豪 5 分',
      mentions: [{ id: hao.id, name: '阿豪' }],
    });
  });

  it('whose answer is for one person are seen by nobody else, whatever follows', async () => {
    const i = s.api.slash(s.guild, s.owner, 'settings');
    await lastEvent(1);
    await s.send('现在是 5 分', { cause: cause() });
    await s.send('还有这些', { cause: cause() });
    expect(s.api.response(i)).toMatchObject({ type: 5, data: { flags: 64 } });
    expect(s.api.said(s.channel).map((l) => [l.content, l.alone])).toEqual([
      ['现在是 5 分', s.owner.id],
      ['还有这些', s.owner.id],
    ]);
  });

  it('after a restart such an answer goes to them in private, never into the channel', async () => {
    s.api.slash(s.guild, s.owner, 'settings');
    await lastEvent(1);
    const before = cause();
    await s.platform.stop();
    await s.again();
    await s.send('现在是 5 分', { cause: before });
    expect(s.texts()).toEqual([]);
    expect(s.texts(s.api.chat(s.owner))).toEqual(['现在是 5 分']);
  });

  it('that nothing answers stop thinking', async () => {
    await s.close();
    s = await onStage({ ...menu, thinkMs: 150 });
    s.api.slash(s.guild, s.may, 'checkin');
    await until(() => s.api.entries('answer-withdrawn').length === 1);
    // What comes later is said all the same.
    await s.send('来晚了', { cause: cause() });
    expect(s.texts()).toEqual(['来晚了']);
  });

  it('taken too late are done all the same, and answered in the channel', async () => {
    s.api.fault({ route: /callback$/, how: 404 });
    s.api.slash(s.guild, s.may, 'checkin');
    await lastEvent(1);
    await s.send('签到啦', { cause: cause() });
    expect(s.texts()).toEqual(['签到啦']);
  });

  it('work in private', async () => {
    const i = s.api.slash('private', s.may, 'checkin');
    expect(await lastEvent(1)).toMatchObject({ room: { id: s.may.id, kind: 'private' } });
    await s.send('签到啦', { cause: cause(), private: s.may.id });
    expect(s.api.original(i)?.content).toBe('签到啦');
  });

  it('are completed while they are typed', async () => {
    const i = s.api.complete(s.guild, s.owner, 'settings', '签');
    await until(() => s.api.response(i));
    expect(s.api.response(i)).toEqual({ type: 8, data: { choices: [{ name: '签到积分', value: '签到积分' }] } });
    expect(s.events).toEqual([]);
  });
});

describe('questions', () => {
  const ask = (n: number, typed = false) =>
    s.perform(
      {
        do: 'ask',
        step: 'x',
        for: 'anyone',
        to: { room: 1 },
        say: '选哪个？',
        choices: Array.from({ length: n }, (_, i) => ({ label: `第 ${i + 1} 个`, value: `${i}` })),
        until: 9e15,
        ...(typed && { typed }),
      },
      { question: 7, locale: 'zh-CN' },
    );
  const rows = () =>
    s.api
      .said(s.channel)
      .at(-1)
      ?.components?.map((r) => r.components.length);

  it('with more than five choices are a list', async () => {
    await ask(30);
    expect(rows()).toEqual([1, 1]);
    const i = s.api.choose(s.guild, s.may, '第 27 个');
    expect(await lastEvent(1)).toMatchObject({ kind: 'pressed', press: 'q7.26' });
    await until(() => s.api.response(i));
    expect(s.api.response(i)).toEqual({ type: 6 });
  });

  it('of more than 125 choices are refused', async () => {
    expect((await s.failure(ask(126))).what).toBe('unsupported');
  });

  it('that take words offer a form; what is written there is the answer', async () => {
    await ask(5, true);
    expect(rows()).toEqual([5, 1]);
    const opened = s.api.press(s.guild, s.may, '填写');
    await until(() => s.api.response(opened));
    expect(s.api.response(opened)).toMatchObject({ type: 9, data: { custom_id: 't7', title: '回答' } });
    s.api.submit(s.guild, s.may, opened, '晚上八点');
    expect(await lastEvent(1)).toMatchObject({ kind: 'message', text: '晚上八点', from: { id: s.may.id } });
    await s.send('好，八点', { cause: cause() });
    expect(s.texts()).toEqual(['选哪个？', '好，八点']);
  });

  it('whose buttons one person alone sees are answered to that person alone', async () => {
    s.api.slash(s.guild, s.owner, 'settings');
    await lastEvent(1);
    await s.perform(
      {
        do: 'ask',
        step: 'x',
        for: 'anyone',
        to: { room: 1 },
        say: '改吗？',
        choices: [{ label: '改', value: 'y' }],
        until: 9e15,
      },
      { question: 8, cause: cause() },
    );
    s.api.press(s.guild, s.owner, '改');
    expect(await lastEvent(2)).toMatchObject({ kind: 'pressed', press: 'q8.0' });
    await s.send('改好了', { cause: cause() });
    expect(s.api.said(s.channel).map((l) => l.alone)).toEqual([s.owner.id, s.owner.id]);
  });
});

describe('polls', () => {
  const poll = (more: object = {}) =>
    s.perform({
      do: 'poll',
      to: { room: 1 },
      question: '周末去哪？',
      options: ['公园', '博物馆', '在家'],
      multiple: true,
      anonymous: false,
      ...more,
    });
  const votes = () => s.events.flatMap((e) => (e.kind === 'voted' ? [e.choices] : []));

  it('are native; a vote is the whole choice of a person', async () => {
    const { messageId = '' } = await poll();
    const message = messageId.split(':')[1] ?? '';
    expect(s.api.world.lines.get(message)?.poll).toMatchObject({
      question: { text: '周末去哪？' },
      allow_multiselect: true,
    });
    s.api.say(s.guild, s.may, '我投');
    s.api.vote(s.guild, s.may, message, 1);
    s.api.vote(s.guild, s.may, message, 3);
    s.api.vote(s.guild, s.may, message, 1, false);
    await until(() => votes().length === 3);
    expect(votes()).toEqual([[0], [0, 2], [2]]);
    expect(s.events.at(-1)).toMatchObject({ kind: 'voted', messageId, from: { id: s.may.id, name: 'May' } });
  });

  it('end when they are told to, and ending one that is over is no fault', async () => {
    const { messageId = '' } = await poll();
    await s.perform({ do: 'closePoll', room: 1, messageId });
    await s.perform({ do: 'closePoll', room: 1, messageId });
    expect(s.api.entries('poll-closed')).toHaveLength(1);
  });

  it('made before a restart still count whole', async () => {
    const { messageId = '' } = await poll();
    const message = messageId.split(':')[1] ?? '';
    s.api.vote(s.guild, s.may, message, 2);
    await until(() => votes().length === 1);
    await s.platform.stop();
    await s.again();
    s.api.vote(s.guild, s.may, message, 3);
    await until(() => votes().length === 2);
    expect(votes()[1]).toEqual([1, 2]);
  });

  it('that are anonymous have buttons: who voted what only the bot knows', async () => {
    const { messageId } = await poll({ anonymous: true, multiple: false });
    const i = s.api.press(s.guild, s.may, '博物馆');
    await until(() => votes().length === 1);
    expect(s.events.at(-1)).toMatchObject({ kind: 'voted', messageId, choices: [1] });
    await until(() => s.api.response(i));
    expect(s.api.response(i)).toMatchObject({ type: 4, data: { content: '记下了：博物馆', flags: 64 } });
  });

  it('anonymous with several answers have a list; nothing chosen takes the vote back', async () => {
    await poll({ anonymous: true });
    s.api.choose(s.guild, s.may, '公园', '在家');
    await until(() => votes().length === 1);
    s.api.choose(s.guild, s.may);
    await until(() => votes().length === 2);
    expect(votes()).toEqual([[0, 2], []]);
  });
});
