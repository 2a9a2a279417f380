/** What is done to members, messages and roles, looked at first whether it may be; and bad days in the middle of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { may as rights, neededRights } from '../../../adapters/discord/wire.ts';
import type { Outward } from '../../../core/types.ts';
import { until } from './house.ts';
import { onStage, type Played } from './stage.ts';

let s: Played;
beforeEach(async () => {
  s = await onStage();
});
afterEach(() => s.close());

const day = 86_400_000;
const on = (what: 'kick' | 'ban' | 'unban', reason?: string): Outward => ({
  do: what,
  room: 1,
  member: 2,
  ...(reason !== undefined && { reason }),
});
const mute = (forMs: number): Outward => ({ do: 'mute', room: 1, member: 2, forMs });
const role = (title: string, yes = true): Outward => ({ do: 'role', room: 1, member: 2, title, on: yes });
const place = () => s.api.place(s.guild);

describe('members', () => {
  it('a mute longer than Discord knows is cut to 28 days, and that is said', async () => {
    await s.perform(mute(90 * day), { user: s.may.id });
    expect((place().muted.get(s.may.id) ?? 0) - s.clock.now()).toBeGreaterThan(27 * day);
    expect(s.notes).toContainEqual(expect.stringContaining('28 days'));
  });

  it('a ban with its reason in the log of the server, lifted again; lifting it twice is fine', async () => {
    await s.perform(on('ban', '广告\n刷屏 & more'), { user: s.may.id });
    expect(s.api.entries('banned')).toEqual([expect.objectContaining({ user: s.may.id, reason: '广告 刷屏 & more' })]);
    await s.perform(on('unban'), { user: s.may.id });
    expect(place().banned.size).toBe(0);
    await s.perform(on('unban'), { user: s.may.id });
  });

  it('a right that is missing is named before anything is tried', async () => {
    s.api.rights(s.guild, neededRights & ~rights.kick);
    s.api.say(s.guild, s.may, '好');
    await until(() => s.events.length > 0);
    const before = s.api.calls.length;
    const error = await s.failure(s.perform(on('kick'), { user: s.may.id }));
    expect([error.what, error.message]).toEqual(['denied', 'the bot lacks the right "Kick members" in this server']);
    const looking = (route: string): boolean => route.startsWith('GET ') && !route.includes(s.may.id);
    expect(s.api.calls.slice(before).filter((c) => !looking(c.route))).toEqual([]);
  });

  it('somebody who stands above the bot', async () => {
    const boss = s.api.role(s.guild, 'Boss', { position: 7 });
    s.api.promote(s.guild, s.may, boss);
    await until(() => s.events.some((e) => e.kind === 'changed'));
    for (const effect of [mute(60_000), on('kick'), on('ban')]) {
      const error = await s.failure(s.perform(effect, { user: s.may.id }));
      expect(error.what).toBe('denied');
      expect(error.message).toContain("move the bot's role up");
    }
    expect(s.api.entries('refused')).toEqual([]);
  });

  it('an administrator below the bot cannot be timed out', async () => {
    s.api.promote(s.guild, s.may, s.api.role(s.guild, 'Ops', { position: 2, permissions: `${rights.all}` }));
    await until(() => s.events.some((e) => e.kind === 'changed'));
    expect((await s.failure(s.perform(mute(60_000), { user: s.may.id }))).message).toContain('administrator');
  });

  it('a title is a role: made once, given and taken', async () => {
    await s.perform(role('老朋友'), { user: s.may.id });
    await s.perform(role('老朋友'), { user: s.owner.id });
    const made = place().guild.roles.filter((r) => r.name === '老朋友');
    expect(made).toHaveLength(1);
    expect(place().members.get(s.may.id)?.roles).toEqual([made[0]?.id]);
    await s.perform(role('老朋友', false), { user: s.may.id });
    expect(place().members.get(s.may.id)?.roles).toEqual([]);
    await s.perform(role('没有过', false), { user: s.may.id });
  });

  it('a role with rights over others is never handed out', async () => {
    s.api.role(s.guild, '版主', { permissions: `${rights.ban}` });
    s.api.say(s.guild, s.may, '好');
    await until(() => s.events.length > 0);
    const error = await s.failure(s.perform(role('版主'), { user: s.may.id }));
    expect([error.what, place().members.get(s.may.id)?.roles]).toEqual(['denied', []]);
  });
});

describe('messages', () => {
  it('many at once: a hundred a time, old ones one by one, gone ones passed over', async () => {
    const old = s.api.say(s.guild, s.may, '很久以前');
    const ancient = `${(BigInt(Date.now() - 20 * day - 1_420_070_400_000) << 22n) + 1n}`;
    s.api.world.lines.set(ancient, { ...s.api.world.lines.get(old.id), id: ancient, files: [], allowed: [] } as never);
    const fresh = Array.from({ length: 103 }, (_, i) => s.api.say(s.guild, s.may, `广告 ${i}`));
    s.api.world.lines.delete(fresh[7]?.id ?? '');
    const ids = [ancient, ...fresh.map((m) => m.id)].map((id) => `${s.channel}:${id}`);
    await s.perform({ do: 'purge', room: 1, messageIds: [...ids, ...ids] });
    expect([...s.api.world.lines.keys()]).toEqual([old.id]);
    expect(
      s.api.calls
        .filter((c) => c.route.includes('bulk-delete'))
        .map((c) => (c.body as { messages: string[] }).messages.length),
    ).toEqual([100, 3]);
  });

  it('other words for one of the bot’s own', async () => {
    const { messageId = '' } = await s.send('第一版');
    await s.perform({ do: 'edit', room: 1, messageId, say: '第二版' });
    expect(s.texts()).toEqual(['第二版']);
  });

  it('an announcement is said where the bot speaks and pinned, in place of the one before', async () => {
    const first = await s.perform({ do: 'announce', room: 1, say: '周五盘点' });
    const second = await s.perform({ do: 'announce', room: 1, say: '改到周六' });
    expect(first.messageId).not.toBe(second.messageId);
    expect(s.api.world.pins.get(s.channel)).toEqual([second.messageId?.split(':')[1]]);
  });

  it('a file keeps its name, without paths', async () => {
    const bytes = Buffer.from('名字,分\n').toString('base64');
    await s.perform({ do: 'file', to: { room: 1 }, name: '../../积分.csv', bytes, mime: 'text/csv', say: '导出好了' });
    expect(s.api.said(s.channel)[0]?.files).toEqual([{ name: '-..-积分.csv', size: 11 }]);
  });

  it('an invite link, and who comes by it', async () => {
    s.api.rights(s.guild, neededRights | rights.manageGuild);
    s.api.say(s.guild, s.may, '好');
    await until(() => s.events.length > 0);
    const { link = '' } = await s.perform({
      do: 'invite',
      room: 1,
      name: '小红书 12 月',
      to: { room: 1 },
      say: '{link}',
    });
    expect(link).toMatch(/^https:\/\/discord\.gg\/inv\d+$/);
    const first = s.api.user('小禾');
    s.api.join(s.guild, first);
    await until(() => s.events.some((e) => e.kind === 'joined'));
    s.api.join(s.guild, s.api.user('小苗'), { code: link.split('/').at(-1) ?? '' });
    await until(() => s.events.filter((e) => e.kind === 'joined').length === 2);
    expect(s.events.filter((e) => e.kind === 'joined')).toEqual([
      expect.not.objectContaining({ via: expect.anything() as unknown }),
      expect.objectContaining({ from: expect.objectContaining({ name: '小苗' }) as unknown, via: '小红书 12 月' }),
    ]);
  });

  it('an answer stays in the channel of its cause; what answers nothing goes to the main one', async () => {
    const side = s.api.channel(s.guild, '闲聊');
    const thread = s.api.channel(s.guild, '拼团', { type: 11, parent_id: side.id });
    const said = s.api.say(s.guild, s.may, '签到', { channel: thread.id });
    await until(() => s.events.length > 0);
    expect(s.events[0]).toMatchObject({ thread: thread.id, messageId: `${thread.id}:${said.id}` });
    await s.send('签到啦', { cause: `${s.api.account}|${s.events[0]?.id ?? ''}` });
    await s.send('早上好');
    expect([s.texts(thread.id), s.texts()]).toEqual([['签到啦'], ['早上好']]);
    // Taken out of that channel meanwhile: then where it may speak.
    s.api.raw('CHANNEL_UPDATE', {
      ...side,
      permission_overwrites: [{ id: s.guild.id, type: 0, allow: '0', deny: `${rights.see}` }],
    });
    s.api.say(s.guild, s.may, '好');
    await until(() => s.events.some((e) => e.kind === 'message' && e.text === '好'));
    await s.send('还在', { cause: `${s.api.account}|${s.events[0]?.id ?? ''}` });
    expect(s.texts()).toEqual(['早上好', '还在']);
  });

  it('to somebody who takes none: denied, in words', async () => {
    s.api.world.closed.add(s.may.id);
    const error = await s.failure(s.send('悄悄话', { private: s.may.id }));
    expect([error.what, error.message]).toEqual([
      'denied',
      'this person takes no private messages from the bot (50007)',
    ]);
  });
});

describe('bad days', () => {
  const post = /^POST \/channels\/\d+\/messages$/;

  it.each(['cut-after', 500, 502] as const)(
    'done, and then %s: said again with the same key it stands there once',
    async (how) => {
      s.api.fault({ route: post, how, done: true });
      expect((await s.failure(s.send('签到啦', { key: '77' }))).what).toBe('maybe');
      const { messageId } = await s.send('签到啦', { key: '77' });
      expect(s.api.said(s.channel).map((l) => `${s.channel}:${l.id}`)).toEqual([messageId]);
      expect(s.api.calls.filter((c) => post.test(c.route))).toHaveLength(2);
    },
  );

  it('cut before it was done: said again it is there once, too', async () => {
    s.api.fault({ route: post, how: 'reset' });
    expect((await s.failure(s.send('签到啦', { key: '78' }))).what).toBe('maybe');
    await s.send('签到啦', { key: '78' });
    expect(s.texts()).toEqual(['签到啦']);
  });

  it('too many: as long as Discord says, and nothing is tried meanwhile', async () => {
    s.api.fault({ route: post, how: 429, retryAfter: 3 });
    const error = await s.failure(s.send('签到啦', { key: '79' }));
    expect([error.what, Math.floor(error.afterMs / 1000)]).toEqual(['retry', 3]);
    expect(s.texts()).toEqual([]);
  });

  it('the limit in the headers is kept without being refused', async () => {
    s.api.limit(2, 60_000);
    await s.send('一');
    await s.send('二');
    const error = await s.failure(s.send('三'));
    expect([error.what, s.texts()]).toEqual(['retry', ['一', '二']]);
    expect(error.afterMs).toBeGreaterThan(3000);
    expect(s.api.log.filter((e) => e['status'] === 429)).toEqual([]);
  });

  it('Discord away: certainly not done', async () => {
    await s.api.down();
    // The first may have gone into a connection that was just cut; nobody knows.
    await s.failure(s.send('签到啦'));
    expect((await s.failure(s.send('签到啦'))).what).toBe('retry');
    await s.api.up();
  });

  it('a deletion that may have been done is fine when nothing is found', async () => {
    const { id } = s.api.say(s.guild, s.may, '广告');
    const remove: Outward = { do: 'delete', room: 1, messageId: `${s.channel}:${id}` };
    s.api.fault({ route: /^DELETE/, how: 'cut-after' });
    expect((await s.failure(s.perform(remove, { key: '80' }))).what).toBe('maybe');
    await s.perform(remove, { key: '80' });
  });

  it('a further answer for one person alone has no key: it is never said twice', async () => {
    const { again } = s;
    await s.platform.stop();
    await again({ discreet: () => true });
    s.api.slash(s.guild, s.owner, 'settings');
    await until(() => s.events.length > 0);
    const cause = `${s.api.account}|${s.events.at(-1)?.id ?? ''}`;
    await s.send('一', { cause });
    s.api.fault({ route: /^POST \/webhooks/, how: 'cut-after' });
    const error = await s.failure(s.send('二', { cause }));
    expect([error.what, error.afterMs > 3_600_000]).toEqual(['maybe', true]);
  });
});
