import { afterEach, expect, it } from 'vitest';

import { defineOutbox } from '../../schema.ts';
import type { Platform } from '../../ports.ts';
import { harness, hour, type Harness } from '../../../test/harness.ts';

let h: Harness | undefined;
afterEach(async () => {
  await h?.close();
  h = undefined;
});

/** A platform that cannot start, or one that notes how it is used. */
const platform = (name: string, fault?: string): Platform & { seen: string[] } => {
  const seen: string[] = [];
  return {
    name,
    seen,
    can: new Set(['send'] as const),
    mergeSeconds: 0,
    start: async () => {
      seen.push('start');
      if (fault !== undefined) throw new Error(fault);
    },
    stop: async () => void seen.push('stop'),
    perform: async () => ({}),
  };
};

it('tells staff how the bot is doing, and nobody else', async () => {
  h = await harness();
  expect((await h.say('lin', '/状态'))[0]).toMatch(
    /^平台：练习场正常\n数据库：(SQLite|PostgreSQL)\n定时：\d+ 件在等\n这一天：0 条没发成，0 条/,
  );
  expect((await h.say('may', '/状态')).join()).not.toMatch(/SQLite|PostgreSQL/);
  await h.say('lin', '/language en');
  expect((await h.say('lin', '/status'))[0]).toMatch(/^Platforms: playground fine\nDatabase: (SQLite|PostgreSQL)\n/);
});

it('counts what failed, what is unsure and what is held, of the last day and of this community', async () => {
  h = await harness();
  await h.say('lin', '/状态');
  const { database, clock } = h;
  const { outbox } = database.t(defineOutbox);
  const [own] = await database.read.select({ room: outbox.room }).from(outbox).orderBy(outbox.id);
  const now = clock.now();
  const row = { member: 0, class: 'reply' as const, payload: { effect: null }, eventId: 'x' };
  await database.write(async () => {
    for (const [state, at, notBefore, room] of [
      ['failed', now - hour, now - hour, own!.room],
      ['failed', now - 25 * hour, now, own!.room],
      ['maybe', now - hour, now - hour, own!.room],
      ['maybe', now - hour, now - hour, own!.room + 500],
      ['pending', now, now + hour, own!.room],
    ] as const)
      await database.db.insert(outbox).values({ ...row, state, at, notBefore, room });
  });
  expect((await h.say('lin', '/状态'))[0]).toContain(
    '1 条没发成，1 条不确定发没发（看：「状态 不确定」），1 条等着到点再发',
  );
});

it('staff say of what is unsure whether it arrived or goes again, and take that back', async () => {
  h = await harness();
  await h.say('lin', '/状态');
  await h.tell('lin', '状态');
  const { database, clock } = h;
  const { outbox } = database.t(defineOutbox);
  const rows = await database.read.select().from(outbox).orderBy(outbox.id);
  const [group, chat] = [rows[0]!, rows.at(-1)!];
  const states = async (): Promise<string[]> =>
    (await database.read.select().from(outbox).orderBy(outbox.id))
      .slice(rows.length, rows.length + 3)
      .map((r) => r.state);
  const unsure = async (room: number, say: string): Promise<void> => {
    const payload = { effect: { do: 'send' as const, to: { room }, say }, say };
    const at = clock.now();
    const row = {
      room,
      member: 0,
      class: 'reply' as const,
      payload,
      eventId: 'x',
      state: 'maybe' as const,
      attempts: 8,
    };
    await database.write(async () => {
      await database.db.insert(outbox).values({ ...row, unsureSince: at, notBefore: at, at, settledAt: at });
    });
  };
  await unsure(group.room, '开饭啦');
  await unsure(chat.room, '券码 8341');
  await unsure(group.room, '晚安');
  const asked = await h.tell('lin', '状态 不确定');
  expect(asked).toEqual([
    expect.stringMatching(/「小鹿母婴群」里的「开饭啦」：发没发出去，平台没告诉我，这样的还有 2 条。您看一眼？/u),
  ]);
  const next = await h.press('lin', '没有，补发', 'private');
  expect(next).toContain('开饭啦');
  expect(next.join('\n')).toMatch(/好，这就补发。\n.*给 .* 的私信：/u);
  expect(next.join('\n')).not.toContain('8341');
  expect((await h.press('lin', '发了', 'private')).join('\n')).toMatch(/好，记成发了。\n.*「晚安」/u);
  expect(await states()).toEqual(['sent', 'sent', 'maybe']);
  await h.tell('lin', '撤销');
  expect(await states()).toEqual(['sent', 'maybe', 'maybe']);
  await h.tell('lin', '状态 不确定');
  await h.pass(1000);
  await unsure(group.room, '后来的');
  expect((await h.press('lin', '2 条都当发了', 'private')).join('\n')).toMatch(/好，2 条都记成发了。\n.*「后来的」/u);
  expect((await h.press('lin', '发了', 'private')).join('\n')).toMatch(/好，记成发了。\n没有不确定的了。/u);
  expect((await h.say('may', '/状态 不确定')).join()).toContain('管理员');
  expect((await h.say('lin', '/状态 好吗')).join()).toContain('「状态 不确定」');
});

it('a platform added while the bot runs starts at once, shows its state, and can be taken away', async () => {
  h = await harness();
  await h.settle();
  const good = platform('telegram');
  expect(await h.banyan.addPlatform(good)).toEqual({ name: 'telegram', state: 'running' });
  await expect(h.banyan.addPlatform(platform('telegram'))).rejects.toThrow('already');
  expect((await h.say('lin', '/状态'))[0]).toContain('练习场正常，Telegram 正常');
  await h.banyan.removePlatform('telegram');
  expect(good.seen).toEqual(['start', 'stop']);
  expect(h.banyan.status().map((s) => s.name)).toEqual(['playground']);

  await h.banyan.addPlatform(platform('telegram', 'no way out'));
  expect((await h.say('lin', '/状态'))[0]).toContain('Telegram 没连上');
  await h.banyan.removePlatform('telegram');
  await h.banyan.removePlatform('nobody');
});
