/**
 * A topic through the real client libraries: answers by quoting it, in the thread begun from it, and simply by talking
 * while it is open; the wrap-up names the best and thanks.
 */
import { afterEach, describe, expect, it } from 'vitest';

import { hour } from '../harness.ts';
import { onDiscord } from '../platforms/discord/day-stage.ts';
import { until } from '../platforms/discord/house.ts';
import { onQq } from '../platforms/qq/day-stage.ts';
import { onTelegram } from '../platforms/telegram/day-stage.ts';
import { onWechat } from '../platforms/wechat/day-stage.ts';
import { freshDatabase, type Fresh } from '../servers/index.ts';

const start = Date.parse('2026-11-21T10:00:00+08:00');
const names = ['店长 Lin', 'May', '阿豪', 'Sofia'] as const;
const title = '小鹿母婴群';
const topic = '最近入手了什么好物？';
const long = '昨天刚买的推车，轮子很顺，收起来只要一只手';

let fresh: Fresh | undefined;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  await fresh?.drop();
  fresh = undefined;
});
const url = async (): Promise<string> => (fresh = await freshDatabase('sqlite')).url;
type Said = { heard(): readonly { readonly to: string; readonly text: string }[] };
const last = (s: Said): string => s.heard().at(-1)?.text ?? '';

describe('a topic', () => {
  it('on Telegram is answered by quoting it, and a reaction makes the best', async () => {
    const s = await onTelegram(await url(), start, names, title);
    closing.push(s.close);
    const person = (name: string) => [...s.api.world.users.values()].find((u) => u.first_name === name)!;
    const group = [...s.api.world.rooms.values()].find((r) => r.chat.title === title)!.chat;
    await s.say('店长 Lin', `/添加话题 ${topic}`);
    await s.say('店长 Lin', '/设置 话题怎么算 引用才算');
    await s.say('店长 Lin', '/今天话题');
    const asked = s.api.said(group).at(-1)!;
    expect(last(s)).toBe(`今日话题：${topic}`);
    await s.say('Sofia', long);
    s.api.say(group, person('May'), long, { replyTo: asked.message_id });
    const brush = s.api.say(group, person('阿豪'), '奶瓶刷', { replyTo: asked.message_id });
    s.api.react(group, person('May'), brush.message_id, '👍');
    s.api.react(group, person('Sofia'), brush.message_id, '❤');
    // What was said is taken in before time goes on.
    await s.say('店长 Lin', '早');
    await s.until(start + 2 * hour);
    expect(last(s)).toBe('「最近入手了什么好物」有 2 位聊了，谢谢大家，各 +3。\n精彩的有：@阿豪「奶瓶刷」、@May');
    expect(s.bot.errors).toEqual([]);
  });

  it('on Discord is answered in the thread begun from it, and not by talk in another', async () => {
    const s = await onDiscord(await url(), start, names, title);
    closing.push(s.close);
    const person = (name: string) => [...s.api.world.users.values()].find((u) => u.global_name === name)!;
    const guild = [...s.api.world.places.values()][0]!.guild;
    await s.say('店长 Lin', `/添加话题 ${topic}`);
    await s.say('店长 Lin', '/今天话题');
    const asked = [...s.api.world.lines.values()].find((l) => l.content.includes('今日话题'))!;
    const thread = s.api.channel(guild, '好物', { id: asked.id, type: 11, parent_id: asked.channel_id });
    const other = s.api.channel(guild, '拼团', { type: 11, parent_id: asked.channel_id });
    s.api.say(guild, person('May'), '奶瓶刷', { channel: thread.id });
    s.api.say(guild, person('阿豪'), long, { channel: other.id });
    await until(() => s.bot.traces.filter((t) => t.event.kind === 'message').length >= 4);
    await s.until(start + 2 * hour);
    expect(last(s)).toBe('「最近入手了什么好物」聊到这儿，谢谢，+3。\n@May：「奶瓶刷」');
    expect(s.bot.errors).toEqual([]);
  });

  it('on QQ is answered by quoting it, and not by talk', async () => {
    const s = await onQq(await url(), start, names, title);
    closing.push(s.close);
    const person = (name: string) => [...s.api.world.users.values()].find((u) => u.name === name)!;
    const [group] = s.api.world.groups.values();
    await s.say('店长 Lin', `/添加话题 ${topic}`);
    await s.say('店长 Lin', '/设置 话题怎么算 引用才算');
    await s.say('店长 Lin', '/今天话题');
    expect(last(s)).toBe(`今日话题：${topic}`);
    const [asked] = [...s.api.world.lines.values()].slice(-1);
    const quote = { type: 'reply', data: { id: `${asked!.id}` } } as const;
    s.api.say(group!, person('May'), [quote, { type: 'text', data: { text: long } }]);
    await s.say('Sofia', long);
    await s.until(start + 2 * hour);
    expect(last(s)).toMatch(/^「最近入手了什么好物」聊到这儿，谢谢，\+3。\n@?May：「昨天刚买的推车/u);
    expect(s.bot.errors).toEqual([]);
  });

  it('on WeChat is answered by talking while it is open', async () => {
    const s = await onWechat(await url(), start, names, title);
    closing.push(s.close);
    await s.say('店长 Lin', `/添加话题 [周六] ${topic}`);
    await s.say('店长 Lin', '/今天话题');
    expect(last(s)).toBe(`今日话题：${topic}`);
    await s.say('May', '哈哈');
    await s.say('阿豪', long);
    await s.say('Sofia', long);
    await s.until(start + 2 * hour);
    expect(last(s)).toContain('有 2 位聊了，谢谢大家，各 +3。');
    // The same words are half as good when somebody said them before.
    expect(last(s)).toMatch(/阿豪「昨天刚买的推车.*」、@?Sofia$/u);
    expect(s.bot.errors).toEqual([]);
  });
});
