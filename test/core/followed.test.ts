/** What one process changes in memory counts in the others from the very next event on: two bots on one real PostgreSQL. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { defineLevels } from '../../core/features/levels/schema.ts';
import { keyOf } from '../../core/features/tags/rules.ts';
import { tagStore } from '../../core/features/tags/store.ts';
import { definePeople } from '../../core/schema.ts';
import type { Context } from '../../core/types.ts';
import { everythingBut, harness, type Harness } from '../harness.ts';
import { dialects, freshHouse, type Fresh } from '../servers/index.ts';

/** Numbers are said, not pressed. */
const can = everythingBut('choices', 'choices.muted', 'poll');

describe.skipIf(!dialects().includes('postgres'))('two processes on one database', () => {
  let house: Fresh;
  let a: Harness;
  let b: Harness;
  let number = 0;
  beforeEach(async () => {
    house = await freshHouse('postgres');
    a = await harness({ url: house.url, can });
    b = await harness({ url: house.url, can });
  });
  afterEach(async () => {
    const errors = [...a.errors, ...b.errors];
    await a.close();
    await b.close();
    await house.drop();
    expect(errors).toEqual([]);
  });

  /** Events have numbers of their own in every process: they share one inbox. What became of it. */
  const says = async (in_: Harness, who: string, text: string) => {
    const id = `shared-${++number}`;
    await in_.platform.deliver({
      kind: 'message',
      id,
      account: 'playground',
      at: in_.clock.now(),
      room: { id: 'deer', kind: 'group', name: '小鹿母婴群' },
      from: { id: who, name: who, role: who === 'lin' ? 'owner' : 'member' },
      messageId: id,
      text,
    });
    return in_.traces.findLast((t) => t.event.id === id);
  };
  /** Said by somebody new each time: whoever says the same thing often is stopped for that. */
  const stopped = async (in_: Harness, text: string) => {
    const trace = await says(in_, `guest-${number}`, text);
    return trace?.stage === 'screen' && trace.by === 'moderation';
  };

  it('rules: the next message is judged by them, with no time passing', async () => {
    await says(a, 'lin', '大家早');
    await says(b, 'lin', '大家早');
    expect([await stopped(a, '刷单'), await stopped(b, '刷单')]).toEqual([false, false]);
    await says(a, 'lin', '/添加违禁词 刷单 马上');
    expect([await stopped(b, '刷单'), await stopped(a, '刷单')]).toEqual([true, true]);
    await says(b, 'lin', '/导入违禁词 代购、裸聊');
    await says(a, 'lin', '1');
    await says(b, 'lin', '/启用违禁词');
    expect([await stopped(a, '裸聊'), await stopped(b, '裸聊')]).toEqual([true, true]);
    // A list that was read again, then changed elsewhere, then here.
    await says(b, 'lin', '/删除违禁词 刷单 代购');
    for (const each of [a, b])
      expect([await stopped(each, '刷单'), await stopped(each, '代购'), await stopped(each, '裸聊')]).toEqual([
        false,
        false,
        true,
      ]);
    await says(a, 'lin', '/删除违禁词 裸聊');
    expect([await stopped(b, '裸聊'), await stopped(a, '裸聊')]).toEqual([false, false]);
  });

  it('a question one asked is answered in the other', async () => {
    await says(a, 'lin', '大家早');
    await says(b, 'lin', '大家早');
    await says(a, 'lin', '/导入违禁词 代购、裸聊');
    expect((await says(b, 'lin', '1'))?.stage).toBe('answer');
  });

  it('settings and switches', async () => {
    await says(a, 'lin', '/添加违禁词 刷单 马上');
    expect(await stopped(b, '刷单')).toBe(true);
    await says(a, 'lin', '/关闭 违禁词');
    expect(await stopped(b, '刷单')).toBe(false);
    await says(b, 'lin', '/打开 违禁词');
    expect(await stopped(a, '刷单')).toBe(true);
    await says(a, 'lin', '/撤销');
    expect(await stopped(b, '刷单')).toBe(false);
  });

  it('what is open: made in one it is taken part in through the other, and it ends for both', async () => {
    await says(a, 'lin', '大家早');
    await says(b, 'lin', '大家早');
    const joins = async (in_: Harness, word: string) => {
      const t = await says(in_, `guest-${number}`, word);
      return [t?.stage, t?.by, t?.effects.join(), t?.tells.join()].join(' ');
    };
    const before = [await joins(b, '参加'), await joins(b, '2')];
    expect(before).toEqual([await joins(a, '参加'), await joins(a, '2')]);
    await says(a, 'lin', '/打开 抽奖');
    await says(a, 'lin', '/抽奖 奶茶券 x1 明天20点');
    await says(a, 'lin', '/投票 周五吃什么 | 火锅 | 烤肉 [1小时]');
    const here = [await joins(a, '参加'), await joins(a, '2')];
    expect([await joins(b, '参加'), await joins(b, '2')]).toEqual(here);
    expect(here.map((done, i) => done !== before[i])).toEqual([true, true]);
    await says(b, 'lin', '/取消抽奖 1');
    await says(b, 'lin', '/结束投票 1');
    expect([await joins(a, '参加'), await joins(a, '2')]).toEqual(before);
  });

  it('tags and levels, of the members meant alone', async () => {
    await says(a, 'lin', '大家早');
    for (const each of [a, b]) await says(each, 'guest', '大家早');
    const ofB = b.banyan.house;
    const member = (await a.database.read.select().from(a.database.t(definePeople).members)).find(
      (m) => m.name === 'guest',
    )!;
    const [room] = await a.database.read.select().from(a.database.t(definePeople).rooms);
    const c = { community: { id: member.community }, room } as unknown as Context;
    const known = async (): Promise<unknown> => {
      const seen: unknown[] = [];
      await b.database.write(() => void seen.push([ofB.tags(c, member.id), ofB.level(c, member.id)]));
      return seen[0];
    };
    expect(await known()).toEqual([[], 0]);
    await says(a, 'lin', '/打开 等级');
    await says(a, 'lin', '/打开 标签');
    await a.database.write(async (tx) => {
      const { memberLevels } = a.database.t(defineLevels);
      const none = { earned: 900, title: '', entry: 0, at: 0, eventId: 'x' };
      await a.database.db
        .insert(memberLevels)
        .values({ member: member.id, community: member.community, level: 3, ...none });
      tx.changed('levels', member.id);
      const tag = { community: member.community, member: member.id, source: 'hand' as const, eventId: 'x', at: 0 };
      for (const name of ['VIP', '老客']) await tagStore(a.database).add({ ...tag, tag: name, key: keyOf(name) });
      tx.changed('tags', member.id);
    });
    expect(await known()).toEqual([['VIP', '老客'], 3]);
    await a.database.write(async (tx) => {
      await tagStore(a.database).remove(member.community, member.id, keyOf('老客'));
      tx.changed('tags', member.id);
    });
    expect(await known()).toEqual([['VIP'], 3]);
  });

  it('what a person may do, the name of the community and its language', async () => {
    await says(a, 'guest', '大家早');
    await says(b, 'guest', '大家早');
    const { people } = a.banyan.house;
    const event = (text: string) => ({
      kind: 'message' as const,
      id: text,
      account: 'playground',
      at: b.clock.now(),
      room: { id: 'deer', kind: 'group' as const, name: '小鹿母婴群' },
      from: { id: 'guest', name: 'guest', role: 'member' as const },
      messageId: text,
      text,
    });
    const known = () => b.banyan.house.people.find(event('x'));
    const member = known()?.person.member ?? 0;
    const community = known()?.community.id ?? 0;
    const room = known()?.room.id ?? 0;
    await a.database.write(async (tx) => {
      await people.grant(tx, member, 'admin');
      await people.setLocale(tx, { room }, 'en');
      await people.setCommunity(tx, community, { name: '小鹿' });
    });
    const seen: unknown[] = [];
    await b.database.write(() => void seen.push(known()));
    expect(seen).toMatchObject([{ person: { granted: 'admin' }, room: { locale: 'en' }, community: { name: '小鹿' } }]);
    await a.database.write((tx) => people.leave(tx, room, member, a.clock.now()));
    await b.database.write(() => void seen.push(known()));
    expect(seen[1]).toBeUndefined();
  });
});
