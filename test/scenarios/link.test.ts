/** One community over a web group and a QQ group, and one person in both: the real adapter on a real socket beside the playground. */
import { afterEach, describe, expect, it } from 'vitest';

import { createQq } from '../../adapters/qq/index.ts';
import { defineLedger } from '../../core/ledger/schema.ts';
import { definePeople } from '../../core/schema.ts';
import { day, harness, minute, type Harness, type HarnessOptions } from '../harness.ts';
import { unpaced } from '../platforms/qq/day-stage.ts';
import { standIn, type Group, type StandIn, type User } from '../platforms/qq/index.ts';
import { atRest, until } from '../until.ts';

let h: Harness;
let api: StandIn;
let group: Group;
const users: Record<string, User> = {};
afterEach(async () => {
  await h.close();
  await api.close();
});

async function open(o: HarnessOptions = {}): Promise<void> {
  h = await harness(o);
  api = await standIn({ now: h.clock.now });
  const qq = createQq({ url: api.url, clock: h.clock, onError: (e) => h.errors.push(e), ...unpaced });
  for (const name of ['王店', '小五', '小六']) users[name] = api.world.user(name);
  group = api.world.found('小鹿二群', users['王店']!);
  for (const name of ['小五', '小六']) api.world.enter(group, users[name]!);
  api.world.enter(group, api.world.self, 'admin');
  for (const user of Object.values(users)) api.world.friends.add(user.id);
  await h.banyan.addPlatform(qq);
  await until(() => qq.trouble() === undefined);
  for (const who of ['lin', 'may', 'hao']) await h.say(who, '早');
  settleQq = async () => {
    await atRest([{ idle: api.flushed }, qq, { idle: h.settle }], () => h.traces.length);
  };
}
let settleQq: () => Promise<void>;
const said = (): string[] =>
  [...api.world.lines.values()]
    .filter((l) => l.from.id === api.world.self.id)
    .map((l) => {
      const where = l.room.startsWith('g') ? '' : `※${api.world.users.get(Number(l.room))?.name}: `;
      return (
        where +
        l.message
          .map(({ type, data }) =>
            type === 'at'
              ? `@${api.world.users.get(Number(data['qq']))?.name}`
              : typeof data['text'] === 'string'
                ? data['text']
                : '',
          )
          .join('')
      );
    });
/** What somebody says on QQ, and what the bot then said there. */
async function qq(who: string, text: string, where: 'group' | 'private' = 'group'): Promise<string[]> {
  const before = said().length;
  api.say(where === 'group' ? group : 'private', users[who]!, text);
  await settleQq();
  return said().slice(before);
}
const codeIn = (lines: readonly string[]): string => /[A-Z0-9]{6}/.exec(lines.join())?.[0] ?? 'no code';

/** The QQ group comes into the community of the playground's. */
async function joined(): Promise<void> {
  await qq('王店', '早');
  const code = codeIn(await h.tell('lin', '社群'));
  await qq('王店', `/社群 ${code}`);
  await h.press('lin', '同意', 'private');
  await settleQq();
}
/** May is 小五 on QQ. */
async function linked(): Promise<string[]> {
  const code = codeIn(await h.tell('may', '合并'));
  await qq('小五', `合并 ${code}`, 'private');
  const lines = await h.press('may', '是我，合并', 'private');
  await settleQq();
  return lines;
}
const balances = async (): Promise<Record<string, number>> => {
  const { accounts, balances: kept } = h.database.t(defineLedger);
  const { members } = h.database.t(definePeople);
  const rows = await h.database.read.select().from(accounts);
  const sums = await h.database.read.select().from(kept);
  const names = await h.database.read.select({ id: members.id, name: members.name }).from(members);
  return Object.fromEntries(
    rows.flatMap((a) => {
      const balance = sums.find((s) => s.account === a.id)?.balance ?? 0;
      const name = names.find((n) => n.id === a.member)?.name;
      return name && balance > 0 ? [[name, balance]] : [];
    }),
  );
};
/** Every entry of the ledger, both sides: nothing is made or lost. */
const sum = async (): Promise<number> => {
  const { entries } = h.database.t(defineLedger);
  return (await h.database.read.select().from(entries)).reduce((n, e) => n + e.side * e.amount, 0);
};

describe('a group of another platform', () => {
  it('comes in with its people and their points, when both owners want it', async () => {
    await open();
    expect(await qq('小五', '签到')).toEqual([expect.stringContaining('+5')]);
    expect(await qq('小五', '/社群 ACDEFG')).toEqual([expect.stringContaining('群主')]);
    expect(await qq('王店', '/社群 ACDEFG')).toEqual(['没有这个社群码，可能过期或用过了。']);
    const given = await h.tell('lin', '社群');
    const code = codeIn(given);
    expect(given[0]).toContain(`/社群 ${code}`);
    expect(await qq('王店', `/社群 ${code}`)).toEqual(['收到，等那边的群主同意。']);
    expect(await h.press('lin', '同意', 'private')).toEqual(['※店长 Lin: 好了，QQ 群「小鹿二群」的 2 人进来了。']);
    await settleQq();
    expect(said().at(-1)).toBe('这个群加入了「小鹿母婴群」，积分都带过来了，规则跟那边一样。');
    expect(await qq('小五', '我的积分')).toEqual(['@小五 现在 5 分。']);
    expect(await qq('小五', '签到')).toEqual([expect.stringContaining('签过了')]);
    expect((await h.say('may', '排行榜')).join()).toContain('小五');
    expect(await qq('王店', `/社群 ${code}`)).toEqual(['没有这个社群码，可能过期或用过了。']);
    expect(await sum()).toBe(0);
    expect(h.errors).toEqual([]);
  });

  it('stays where it is when the owner says no', async () => {
    await open();
    await qq('小五', '签到');
    const code = codeIn(await h.tell('lin', '社群'));
    await qq('王店', `/社群 ${code}`);
    expect(await h.press('lin', '不要', 'private')).toEqual(['※店长 Lin: 好，没有并进来。']);
    await settleQq();
    expect(said().at(-1)).toBe('那边的群主没有同意，这个群还是照旧。');
    expect((await h.say('may', '排行榜')).join()).not.toContain('小五');
  });
});

describe('one person on two platforms', () => {
  it('has one balance and one streak, and gets both back when parting', async () => {
    await open();
    await joined();
    await qq('小五', '签到');
    await h.pass(day);
    await qq('小五', '签到');
    await h.say('may', '签到');
    expect(await balances()).toEqual({ May: 5, 小五: 10 });

    const code = codeIn(await h.tell('may', '合并'));
    expect(await qq('小五', `合并 ${code}`, 'private')).toEqual(['※小五: 好，等 练习场 上的 May确认。']);
    expect(await h.press('may', '是我，合并', 'private')).toEqual([
      '※May: 合好了，您和 QQ 上的 小五算一个人，积分、连签都在一起。想拆开发「拆分」。',
    ]);
    await settleQq();
    expect(said().at(-1)).toBe('※小五: 合好了，您和 练习场 上的 May算一个人，积分、连签都在一起。想拆开发「拆分」。');
    expect(await balances()).toEqual({ May: 15 });
    expect(await qq('小五', '签到')).toEqual([expect.stringContaining('签过了')]);
    expect((await h.tell('may', '积分明细'))[0]).toContain('+10 账号合并');

    await h.pass(day);
    expect((await qq('小五', '签到'))[0]).toContain('20');
    expect((await qq('小五', '我的积分'))[0]).toContain('20 分');

    expect(await qq('小五', '拆分', 'private')).toEqual([expect.stringContaining('拆吗')]);
    await h.tell('may', '拆分');
    expect(await h.press('may', '拆开', 'private')).toEqual(['※May: 拆开了，两边各算各的。']);
    // 10 brought in, 5 earned on QQ since.
    expect(await balances()).toEqual({ May: 5, 小五: 15 });
    expect(await qq('小五', '签到')).toEqual([expect.stringContaining('签过了')]);
    await h.pass(day);
    expect((await qq('小五', '签到'))[0]).toContain('4 天');
    expect(await sum()).toBe(0);
    const again = codeIn(await h.tell('may', '合并'));
    expect(await qq('小五', `合并 ${again}`, 'private')).toEqual([expect.stringContaining('刚拆开不久')]);
    expect(h.errors).toEqual([]);
  });

  it('what was spent is not made again by parting', async () => {
    await open();
    await joined();
    await qq('小五', '签到');
    await linked();
    await h.say('lin', '/扣分 @May 3 试试');
    await h.tell('may', '拆分');
    await h.press('may', '拆开', 'private');
    expect(await balances()).toEqual({ 小五: 2 });
    expect(await sum()).toBe(0);
  });

  it('nothing moves before the first side says yes, and no stranger gets in', async () => {
    await open();
    await joined();
    await qq('小五', '签到');
    const code = codeIn(await h.tell('may', '合并'));
    await qq('小五', `合并 ${code}`, 'private');
    expect(await h.press('may', '不是我', 'private')).toEqual(['※May: 好，没有合并。要是有人骗您发码，别理 TA。']);
    expect(await balances()).toEqual({ 小五: 5 });
    expect(await qq('小六', `合并 ${code}`, 'private')).toEqual([expect.stringContaining('没有这个合并码')]);
    const late = codeIn(await h.tell('may', '合并'));
    await h.pass(11 * minute);
    expect(await qq('小六', `合并 ${late}`, 'private')).toEqual([expect.stringContaining('没有这个合并码')]);
    expect(await h.say('may', '/合并')).toEqual([expect.stringContaining('私聊')]);
    for (let i = 0; i < 4; i++) await qq('小六', '合并 ACDEF3', 'private');
    expect(await qq('小六', '合并 ACDEF4', 'private')).toEqual([expect.stringContaining('先歇一小时')]);
  });

  it('a role is never won by it', async () => {
    await open();
    await joined();
    await qq('小五', '早');
    await h.say('lin', '/任命 @阿豪 版主');
    const code = codeIn(await qq('小五', '合并', 'private'));
    expect(await h.tell('hao', `合并 ${code}`)).toEqual([expect.stringContaining('管理身份')]);
  });
});
