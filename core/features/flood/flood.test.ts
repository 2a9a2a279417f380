import { afterEach, describe, expect, it } from 'vitest';

import { harness, hour, minute, type Harness } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { defineFeature } from '../../house.ts';
import type { MessageEvent } from '../../types.ts';
import type { RuleBroken } from '../moderation/events.ts';
import { roles } from '../roles/index.ts';
import { settings } from '../settings/index.ts';
import { flood } from './index.ts';

/** What flood tells, whoever acts on it. */
const heard: RuleBroken[] = [];
const ear = defineFeature({
  name: 'ear',
  title: null,
  on: true,
  create: () => ({
    hears: {
      'rule.broken': (_c, what) => {
        heard.push(what as RuleBroken);
        return [];
      },
    },
  }),
});
/** A draw that waits for words. */
let phrase = '';
const draw = defineFeature({
  name: 'draw',
  title: null,
  on: true,
  create: () => ({ awaits: (c) => phrase !== '' && c.event.text === phrase }),
});

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  phrase = '';
  heard.length = 0;
  expect(errors).toEqual([]);
});
const start = async (): Promise<Harness> => {
  h = await harness({ features: [ear, draw, flood, settings, roles] });
  await h.say('lin', 'hi');
  await switchOn(h, 'flood');
  return h;
};
const inGroup = (b: Harness, group: string) => ({ id: group, kind: 'group' as const, name: group, account: b });
const say = (b: Harness, who: string, text: string, more: Partial<MessageEvent> = {}): Promise<void> =>
  b.deliver({ who, text, ...more });
const rules = (): string[] => heard.map((w) => w.rule);
/** Somebody comes in now. */
const join = (b: Harness, who: string): Promise<void> =>
  b.platform.deliver({
    kind: 'joined',
    id: `join-${who}`,
    account: 'playground',
    at: b.clock.now(),
    room: { id: 'deer', kind: 'group', name: '小鹿母婴群' },
    from: { id: who, name: who, role: 'member' },
  });

describe('a flood', () => {
  it('is eight messages in ten seconds: a kind word first, then what the owner said', async () => {
    const b = await start();
    for (let i = 0; i < 7; i++) await say(b, 'may', `第${i}句`);
    expect(rules()).toEqual([]);
    await say(b, 'may', '第八句');
    expect(heard).toMatchObject([{ rule: 'flood', actions: ['remind'], severity: 0, found: '10 秒里 8 条' }]);
    for (let i = 0; i < 8; i++) await say(b, 'may', `又${i}句`);
    expect(rules()).toEqual(['flood', 'flood']);
    expect(heard[1]).toMatchObject({ actions: ['remind', 'delete'], severity: 1 });
    expect(heard[1]?.also).toHaveLength(7);
  });

  it('mutes only when the owner said so', async () => {
    const b = await start();
    await b.say('lin', '/设置 刷屏处理 禁言');
    for (let i = 0; i < 16; i++) await say(b, 'may', `第${i}句`);
    expect(heard.map((w) => w.actions)).toEqual([['remind'], ['remind', 'delete', 'mute']]);
    expect(heard[1]?.muteMs).toBe(10 * minute);
  });

  it('is none when slow, by staff, or an album', async () => {
    const b = await start();
    for (let i = 0; i < 20; i++) {
      await say(b, 'may', `第${i}句`);
      await b.pass(2000);
    }
    for (let i = 0; i < 20; i++) await b.say('lin', `公告第${i}条`);
    for (let i = 0; i < 9; i++) await say(b, 'hao', '', { has: ['picture'] });
    for (let i = 0; i < 12; i++) await say(b, 'hao', `转来的第${i}段话`, { forwarded: true });
    expect(rules()).toEqual([]);
  });

  it('does not count a message twice', async () => {
    const b = await start();
    for (let i = 0; i < 12; i++) await say(b, 'may', '在吗', { id: 'once', messageId: 'once' });
    expect(rules()).toEqual([]);
  });

  it('counts people named', async () => {
    const b = await start();
    const mentions = Array.from({ length: 9 }, (_, i) => ({ id: `p${i}`, name: `p${i}` }));
    await say(b, 'may', '都来看看', { mentions: mentions.slice(0, 8) });
    expect(rules()).toEqual([]);
    await b.pass(minute);
    await say(b, 'may', '都来看看呀', { mentions });
    expect(heard).toMatchObject([{ rule: 'mentions', found: '一下点了 9 个人' }]);
  });
});

describe('the same words', () => {
  const offer = '刚到一批进口奶粉，保真低价，要的姐妹抓紧时间联系我下单，手慢就没有了';

  it('by one person four times, exactly or nearly', async () => {
    const b = await start();
    for (const end of ['', '！', '～～', '，真的']) {
      await say(b, 'may', offer + end);
      await b.pass(30_000);
    }
    expect(heard).toMatchObject([{ rule: 'repeat', actions: ['remind'], found: '10 分钟里同样的话 4 遍' }]);
  });

  it('in three groups', async () => {
    const b = await start();
    for (const group of ['北店群', '南店群'])
      await b.platform.deliver({
        kind: 'joined',
        id: `bring-${group}`,
        account: 'playground',
        at: b.clock.now(),
        room: { id: group, kind: 'group', name: group },
        from: { id: 'lin', name: '店长 Lin', role: 'owner' },
        self: true,
      });
    await say(b, 'may', offer);
    for (const group of ['北店群', '南店群']) {
      const { id, kind, name } = inGroup(b, group);
      await say(b, 'may', offer, { room: { id, kind, name } });
    }
    expect(rules()).toEqual(['groups']);
  });

  it('by three newcomers: all three are told of, the other two in silence', async () => {
    const b = await start();
    for (const who of ['x1', 'x2', 'x3']) await join(b, who);
    await say(b, 'x1', `${offer} a`);
    await say(b, 'x2', `${offer} b`);
    expect(rules()).toEqual([]);
    await say(b, 'x3', `${offer} c`);
    expect(rules()).toEqual(['copies', 'copies', 'copies']);
    expect(new Set(heard.map((w) => w.member)).size).toBe(3);
    expect(heard.map((w) => w.silent ?? false)).toEqual([false, true, true]);
  });

  it('of the house may be passed on by everybody', async () => {
    const b = await start();
    for (const who of ['y1', 'y2', 'y3', 'y4', 'y5']) await join(b, who);
    const words = '小鹿双十一，全场八折，还送小礼物，转给姐妹一起来';
    await b.say('lin', `请大家转这句话：${words}`);
    for (const who of ['y1', 'y2', 'y3', 'y4', 'y5']) await say(b, who, words);
    expect(rules()).toEqual([]);
  });
});

describe('links', () => {
  it('by who came in less than a day ago, also by an edit, are told of at once', async () => {
    const b = await start();
    await join(b, 'zoe');
    await say(b, 'zoe', '看这里 https://shop.example.com/x');
    expect(heard).toMatchObject([{ rule: 'link', actions: ['remind', 'delete'], severity: 1 }]);
    await b.platform.deliver({
      kind: 'edited',
      id: 'edit-1',
      account: 'playground',
      at: b.clock.now(),
      room: { id: 'deer', kind: 'group', name: '小鹿母婴群' },
      from: { id: 'zoe', name: 'zoe', role: 'member' },
      messageId: 'x1',
      text: '看这里 t.me/abc',
    });
    expect(rules()).toEqual(['link', 'link']);
    await b.pass(25 * hour);
    await say(b, 'zoe', '看这里 https://shop.example.com/x');
    await say(b, 'may', 'www.example.com 这家不错');
    expect(rules()).toEqual(['link', 'link']);
  });
});

describe('nothing is found in', () => {
  const people = Array.from({ length: 200 }, (_, i) => `群友${i + 1}`);

  it('a birthday: two hundred people copy one another, old and new', async () => {
    const b = await start();
    for (const who of people.slice(0, 60)) await join(b, who);
    for (const who of people) await say(b, who, '祝小鹿妈妈生日快乐，天天开心，越来越漂亮！🎂🎂🎂');
    for (const who of people) await say(b, who, '生日快乐');
    for (const who of people.slice(0, 5)) for (let i = 0; i < 5; i++) await say(b, who, '🎉🎉🎉🎉🎉🎉🎉🎉');
    expect(rules()).toEqual([]);
  });

  it('an order chain of two hundred, with corrections and two at once', async () => {
    const b = await start();
    for (const who of people.slice(100, 130)) await join(b, who);
    let list = '#接龙\n周五团购车厘子，要的写名字和份数';
    for (const [i, who] of people.entries()) {
      const before = list;
      list += `\n${i + 1}. ${who} ${(i % 3) + 1} 份`;
      await say(b, who, list);
      if (i % 20 === 5) {
        // Somebody sent the same number at the same moment, and then corrects it.
        await say(b, people[i + 1] ?? who, `${before}\n${i + 1}. ${people[i + 1] ?? who} 2 份`);
        await b.pass(minute);
      }
    }
    expect(rules()).toEqual([]);
  });

  it('a draw with a pass-phrase, said by everybody, by some again and again', async () => {
    const b = await start();
    phrase = '小鹿双十一一定要中奖冲冲冲';
    for (const who of people.slice(0, 80)) await join(b, who);
    for (const who of people) await say(b, who, phrase);
    for (const who of people.slice(0, 10)) for (let i = 0; i < 5; i++) await say(b, who, phrase);
    expect(rules()).toEqual([]);
    // When it is over they are words like others.
    phrase = '';
    for (let i = 0; i < 4; i++) await say(b, 'may', '小鹿双十一一定要中奖冲冲冲');
    expect(rules()).toEqual(['repeat']);
  });

  it('a vote by number and short answers', async () => {
    const b = await start();
    for (const who of people) for (const word of ['1', '收到', '+1']) await say(b, who, word);
    for (let i = 0; i < 7; i++) await say(b, 'may', '收到收到');
    expect(rules()).toEqual([]);
  });
});
