/** The line: interruptions, resuming, gaps, switches that are off, tokens that are refused, coming into servers. */
import { afterEach, describe, expect, it } from 'vitest';

import { keepInMemory } from '../../../adapters/discord/state.ts';
import { intentBits, intents, may as rights, neededRights } from '../../../adapters/discord/wire.ts';
import { until } from './house.ts';
import { tokenFor } from './index.ts';
import { onStage, type Played } from './stage.ts';

let s: Played;
afterEach(() => s.close());
const heard = () => s.events.flatMap((e) => (e.kind === 'message' ? [e.text] : []));
const up = (n = 1) => until(() => s.api.line.connected() >= n);

describe('interruptions', () => {
  it('Discord asks to come back: nothing is lost, nothing comes twice', async () => {
    s = await onStage();
    s.api.say(s.guild, s.may, '一');
    await until(() => heard().length === 1);
    await s.api.line.reconnect();
    expect(s.api.line.connected()).toBe(0);
    s.api.say(s.guild, s.may, '二');
    await until(() => heard().length === 2);
    expect([heard(), s.gaps, s.api.entries('identified').length]).toEqual([['一', '二'], [], 1]);
    expect(s.platform.trouble?.()).toBeUndefined();
  });

  it('the line breaks and Discord cannot be reached for a while: resumed, said in one line, nothing lost', async () => {
    s = await onStage();
    s.api.say(s.guild, s.may, '一');
    await until(() => heard().length === 1);
    await s.api.down();
    s.api.say(s.guild, s.may, '二');
    await until(() => s.platform.trouble?.() !== undefined);
    expect(s.platform.trouble?.()).toBe('the line to Discord is down; it is tried again');
    await s.api.up();
    await until(() => heard().length === 2);
    await until(() => s.platform.trouble?.() === undefined);
    expect([heard(), s.gaps]).toEqual([['一', '二'], []]);
    expect(s.api.entries('identified')).toHaveLength(1);
  });

  it('the session is forgotten meanwhile: a gap, from when it was last heard', async () => {
    s = await onStage();
    s.api.say(s.guild, s.may, '一');
    await until(() => heard().length === 1);
    const before = s.clock.now();
    s.api.line.forget();
    s.api.line.cut();
    s.api.say(s.guild, s.may, '没人听见');
    await until(() => s.gaps.length === 1);
    expect(s.gaps[0]?.since).toBeLessThanOrEqual(before);
    expect(s.gaps[0]?.until).toBeGreaterThan(before);
    s.api.say(s.guild, s.may, '二');
    await until(() => heard().includes('二'));
    expect(heard()).toEqual(['一', '二']);
  });

  it('a restart fetches what was said meanwhile, and knows its servers although nobody tells them', async () => {
    s = await onStage({ keep: keepInMemory() });
    await s.platform.stop();
    s.api.say(s.guild, s.may, '你在吗');
    await s.again();
    await until(() => heard().length === 1);
    expect(s.events[0]).toMatchObject({ room: { name: '小鹿母婴' }, from: { name: 'May', role: 'member' } });
    await s.send('在');
    expect([s.texts(), s.gaps, s.api.entries('identified').length]).toEqual([['在'], [], 1]);
  });

  it('the address of the session is gone: it goes back to the usual one', async () => {
    const keep = keepInMemory();
    s = await onStage({ keep });
    await s.platform.stop();
    const { sessions = {}, ...rest } = keep.load();
    const [shard = '0', session] = Object.entries(sessions)[0] ?? [];
    if (session) keep.save({ ...rest, sessions: { [shard]: { ...session, resumeUrl: 'ws://127.0.0.1:1' } } });
    s.api.say(s.guild, s.may, '你在吗');
    await s.again();
    await until(() => heard().length === 1);
    expect(s.gaps).toEqual([]);
  });

  it('a restart after too long: a gap since the end', async () => {
    s = await onStage({ keep: keepInMemory() });
    await s.platform.stop();
    s.api.line.forget();
    s.clock.jump(3_600_000);
    await s.again();
    await until(() => s.gaps.length === 1);
    expect((s.gaps[0]?.until ?? 0) - (s.gaps[0]?.since ?? 0)).toBeGreaterThan(3_500_000);
  });

  it('what the house had not committed when it ended comes again', async () => {
    const keep = keepInMemory();
    s = await onStage({ keep }, false);
    await s.platform.start(() => Promise.reject(new Error('the disk is full')));
    s.api.say(s.guild, s.may, '签到');
    await until(() => s.errors.length > 0);
    await s.platform.stop();
    await s.again();
    await until(() => heard().length === 1);
    expect(heard()).toEqual(['签到']);
  });
});

describe('what must be right', () => {
  it('asks for no more than it needs', async () => {
    s = await onStage();
    expect(s.api.entries('identified')[0]?.['intents']).toBe(intents);
    const presences = 1 << 8;
    const typing = 1 << 11;
    expect(intents & (presences | typing)).toBe(0);
  });

  it.each([
    [intentBits.content, 'Message Content Intent is off: switch it on under Bot in the Developer Portal'],
    [intentBits.members, 'Server Members Intent is off: switch it on under Bot in the Developer Portal'],
    [
      intentBits.members | intentBits.content,
      'Server Members Intent and Message Content Intent are off: switch them on under Bot in the Developer Portal',
    ],
  ])(
    'a switch that is off is named, without a login wasted; switched on it goes on by itself (%#)',
    async (bits, words) => {
      s = await onStage({}, false);
      s.api.allow(~bits);
      await s.platform.start(s.accept);
      expect(s.platform.trouble?.()).toBe(words);
      expect(s.api.entries('identified')).toEqual([]);
      s.api.allow(-1);
      const jumps = setInterval(() => s.clock.jump(31_000), 100);
      await up().finally(() => clearInterval(jumps));
      await until(() => s.platform.trouble?.() === undefined);
    },
  );

  it('a switch taken away while it runs', async () => {
    s = await onStage();
    s.api.allow(~intentBits.content);
    s.api.line.forget();
    s.api.line.cut();
    await until(() => s.platform.trouble?.()?.startsWith('Message Content Intent is off'));
    s.api.allow(-1);
    const jumps = setInterval(() => s.clock.jump(31_000), 100);
    await up().finally(() => clearInterval(jumps));
  });

  it('a token that is refused ends it, with what to do', async () => {
    s = await onStage({}, false);
    s.api.newToken(tokenFor(s.api.bot.id, 'z'.repeat(38)));
    await expect(s.platform.start(s.accept)).rejects.toThrow('Discord does not accept the token');
    expect(s.platform.trouble?.()).toContain('Developer Portal');
    expect(JSON.stringify([s.errors.map(String), s.notes])).not.toContain('kkkkk');
  });

  it('a token taken back while it runs', async () => {
    s = await onStage();
    s.api.newToken(tokenFor(s.api.bot.id, 'z'.repeat(38)));
    s.api.line.forget();
    s.api.line.cut();
    await until(() => s.platform.trouble?.()?.startsWith('Discord does not accept the token'));
    expect((await s.failure(s.send('好'))).what).toBe('retry');
  });

  it('no token at all is told before anything is asked', async () => {
    s = await onStage({ token: 'hello' }, false);
    await expect(s.platform.start(s.accept)).rejects.toThrow('three parts with dots');
    expect(s.api.calls).toEqual([]);
  });

  it('Discord cannot be reached at the start: the others are not kept waiting, and it comes when it can', async () => {
    s = await onStage({}, false);
    await s.api.down();
    await s.platform.start(s.accept);
    expect(s.platform.trouble?.()).toBe('Discord cannot be reached');
    expect((await s.failure(s.send('好'))).what).toBe('retry');
    await s.api.up();
    await up();
    await until(() => s.platform.trouble?.() === undefined);
  });
});

describe('servers', () => {
  it('brought into one: it says so, put down to the owner, with what it lacks', async () => {
    s = await onStage();
    const other = s.api.guild('读书会', s.owner, { bot: false, rights: neededRights & ~rights.pin });
    s.api.arrive(other);
    await until(() => s.events.length === 2);
    expect(s.events).toEqual([
      expect.objectContaining({
        kind: 'joined',
        self: true,
        room: { id: other.id, kind: 'group', name: '读书会' },
        from: { id: s.owner.id, name: '店长 Lin', role: 'owner' },
      }),
      expect.objectContaining({ kind: 'rights', lacks: ['pin'], lacked: null }),
    ]);
  });

  it('one it has long been in is no arrival; told twice it has one id', async () => {
    s = await onStage();
    expect(s.events).toEqual([]);
    s.api.arrive(s.guild);
    s.api.arrive(s.guild);
    await until(() => s.events.filter((e) => e.kind === 'joined').length === 2);
    const [a, b] = s.events.filter((e) => e.kind === 'joined');
    expect(Math.abs((a?.at ?? 0) - (b?.at ?? 0)) < 1000 || a?.id === b?.id).toBe(true);
  });

  it('rights taken and given back are told, once each', async () => {
    s = await onStage();
    s.api.rights(s.guild, neededRights & ~rights.manageMessages);
    s.api.rights(s.guild, (neededRights & ~rights.manageMessages) | rights.manageGuild);
    s.api.rights(s.guild, neededRights);
    await until(() => s.events.length === 2);
    expect(s.events).toEqual([
      expect.objectContaining({ kind: 'rights', lacks: ['delete'], lacked: [] }),
      expect.objectContaining({ kind: 'rights', lacks: [], lacked: ['delete'] }),
    ]);
  });

  it('sent away', async () => {
    s = await onStage();
    s.api.expel(s.guild);
    await until(() => s.events.length === 1);
    expect(s.events[0]).toMatchObject({ kind: 'left', self: true, room: { id: s.guild.id } });
    expect((await s.failure(s.send('再见'))).what).toBe('gone');
  });

  it('a payload that cannot be read does not stop the stream', async () => {
    s = await onStage();
    s.api.raw('MESSAGE_CREATE', { id: '1', guild_id: s.guild.id, channel_id: s.channel, type: 0 });
    s.api.raw('SOMETHING_NEW', null);
    s.api.say(s.guild, s.may, '好');
    await until(() => heard().length === 1);
    expect(s.errors.length).toBeGreaterThan(0);
  });
});
