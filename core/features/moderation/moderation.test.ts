import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, minute, wechatCan, type Harness } from '../../../test/harness.ts';
import { locales } from '../../types.ts';
import { simplifiedOnly, width } from '../../text/index.ts';
import { idOf, refOf } from './acts/ids.ts';
import { parseRules } from './rules/parse.ts';
import { defaultLadder } from './acts/ladder.ts';
import { hint, plainRule, plan, type WordRule } from './rules/rules.ts';
import { appealTexts } from './fairness/texts-appeal.ts';
import { explainTexts } from './acts/texts-explain.ts';
import { moderationTexts } from './texts.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

/** The id in the reminder said last. */
const refIn = (said: readonly string[]): string => /(?:为什么|為什麼|why) ([0-9A-F]+)/.exec(said.join('\n'))?.[1] ?? '';
/** In the group, so that the bot knows owner, group and member. */
/** What the last event did outwardly; what others plan for later aside. */
const did = (b: Harness): string[] => (b.traces.at(-1)?.effects ?? []).filter((e) => e !== 'later');
const ready = async (o: Parameters<typeof harness>[0] = {}): Promise<Harness> => {
  h = await harness(o);
  await h.say('lin', '大家早');
  await h.say('may', '早呀');
  return h;
};

describe('word rules', () => {
  it('the owner sets them up in private, a member is reminded in one line without the words', async () => {
    const b = await ready();
    const [noted] = await b.tell('lin', '添加违禁词 刷单 加微信 马上');
    expect(noted).toBe(
      '※店长 Lin: 记下了 2 个，「薇信」「V信」这类写法也算。谁说了会收起这条消息，提醒这个人一次，不扣分。满 3 次请您决定去留。',
    );
    const said = await b.say('may', '谁加薇信帮我看看批号');
    expect(said).toEqual([`@May 群里先不发这类内容哦，我先收起来了。只是提醒。原因发「为什么 ${refIn(said)}」。`]);
    expect(said[0]).not.toMatch(/[微薇]信|刷单/);
    expect(b.transcript().join('\n')).toContain('(removed) 谁加薇信');
    expect(b.traces.at(-1)).toMatchObject({
      stage: 'screen',
      hit: { rule: '加微信', words: ['加薇信'] },
      effects: expect.arrayContaining(['delete', 'send']) as unknown,
    });
  });

  it.each(['刷单', '刷 单', '刷*单日结', '刷單賺錢', '刷\u200b单', '刷🌟单'])('catches %j', async (text) => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    expect(await b.say('may', text)).toHaveLength(1);
  });

  it.each(['印刷单位在哪', '墙我来刷，单间留给你', '今天签到了吗', '為什麼不去', 'assignment'])(
    'lets %j pass',
    async (text) => {
      const b = await ready();
      await b.tell('lin', '添加违禁词 刷单 ass 马上');
      expect(await b.say('may', text)).toEqual([]);
      expect(b.traces.at(-1)?.stage).toBe('plain');
    },
  );

  it('a rule counts from the next message on, after a restart too, until it is removed', async () => {
    const b = await ready();
    expect(await b.say('may', '刷单吗')).toEqual([]);
    await b.tell('lin', '添加违禁词 刷单 马上');
    await b.restart();
    expect(await b.say('may', '刷单吗')).toHaveLength(1);
    expect(await b.tell('lin', '删除违禁词 刷單')).toEqual(['※店长 Lin: 好，去掉了。']);
    expect(await b.say('may', '刷单吗')).toEqual([]);
  });

  it('an edited message is read again, and answered once', async () => {
    const b = await ready({ can: wechatCan });
    await b.tell('lin', '添加违禁词 刷单 马上');
    await b.say('may', '日结');
    const edit = (text: string) => b.act({ do: 'edit', who: 'may', messageId: b.idOf('日结'), text });
    expect((await edit('日结刷单')).filter((l) => !l.startsWith('※'))).toHaveLength(1);
    expect(await edit('日结刷单啦')).toEqual([]);
  });

  it('quoting somebody does not count', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    await b.deliver({ who: 'x', text: '这是什么意思', replyTo: { messageId: '1', text: '日结刷单' } });
    await b.settle();
    expect(b.traces.at(-1)?.stage).not.toBe('screen');
  });

  it('what is said in private with the bot is nobody else’s business', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    expect((await b.tell('may', '刷单是什么')).join()).not.toContain('为什么 ');
  });
});

describe('settings in the group', () => {
  it('are answered without echoing words', async () => {
    const b = await ready();
    const said = await b.say('lin', '/添加违禁词 刷单 兼职 马上');
    expect(said.join()).toContain('记下了 2 个');
    expect(said.join()).not.toMatch(/刷单|兼职/);
    expect(await b.say('lin', '/违禁词')).toEqual(['一共 2 个，私聊我发「违禁词」看名单。']);
    expect(await b.tell('lin', '违禁词')).toEqual(['※店长 Lin: 一共 2 个：刷单、兼职']);
    expect((await b.say('lin', '/试一试 来刷 单')).join()).toContain('碰到的是「刷…」（拆开写）');
  });

  it('are not for members, and say what they need', async () => {
    const b = await ready();
    expect(await b.say('may', '/添加违禁词 刷单 马上')).toEqual(['这个要管理员来。']);
    expect((await b.tell('lin', '添加违禁词')).join()).toContain('要哪几个词');
    expect((await b.tell('lin', '添加违禁词 的')).join()).toContain('换个长一点的');
    await b.tell('lin', '添加违禁词 刷单 马上');
    expect(await b.tell('lin', '添加违禁词 刷單 马上')).toEqual([
      '※店长 Lin: 这些早就记着了，没动。要改怎么处理，发「修改违禁词」。',
    ]);
    expect((await b.tell('lin', '删除违禁词 没有的')).join()).toContain('名单里没有这个');
  });

  it('/filter does it all in English', async () => {
    const b = await ready({ locale: 'en' });
    expect((await b.say('lin', '/filter add "free money" delete warn mute 10m')).join()).toContain('muted 10 min');
    const said = await b.say('may', 'get f r e e m o n e y or Free  Money here');
    expect(said).toEqual([
      `@May that has something we leave out here, so a break of 10 min. Reason: /why ${refIn(said)}`,
    ]);
    expect(did(b)).toEqual(['delete', 'mute', 'send']);
    expect(await b.tell('lin', 'filter list')).toEqual(['※店长 Lin: 1 in all: free money (delete+warn+mute 10m)']);
    expect(await b.tell('lin', 'filter remove "free money"')).toEqual(['※店长 Lin: OK, took it off the list.']);
    expect((await b.tell('lin', 'filter what')).join()).toContain('/filter add spam');
  });

  it('Traditional works as well', async () => {
    const b = await ready({ locale: 'zh-TW' });
    expect((await b.tell('lin', '新增違禁詞 刷單 马上')).join()).toContain('記下了，拆開寫、換簡體也算');
    const said = await b.say('may', '刷单赚钱');
    expect(said.join()).toContain('群裡先不發這類內容喔');
    expect((await b.say('may', `為什麼 ${refIn(said)}`)).join()).toContain('碰到的是「刷…」');
  });
});

describe('staff', () => {
  it('are exempt, and told so once when they try their own new word', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    expect((await b.say('lin', '刷单')).join()).toBe(
      '您是管理人员，不拦您。换成员来说：会收起这条消息，提醒这个人一次，不扣分。满 3 次请您决定去留。',
    );
    expect(await b.say('lin', '刷单')).toEqual([]);
  });

  it('try a sentence before anybody says it', async () => {
    const b = await ready({ can: wechatCan });
    await b.tell('lin', '添加违禁词 加微信 大麻 马上');
    expect(await b.tell('lin', '试一试 加薇信领红包')).toEqual([
      '※店长 Lin: 会提醒这个人一次，不扣分。满 3 次请您决定去留。这里删不了消息，我请 TA 自己撤回。碰到的是「加薇信」（换了写法）。',
    ]);
    expect((await b.tell('lin', '试一试 遇到个大麻烦')).join()).toContain('其实是别的词');
    expect((await b.tell('lin', '试一试 今天吃什么')).join()).toContain('这句没事');
  });

  it('are asked at the third strike, and decide', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    await b.say('may', '刷单1');
    await b.say('may', '刷单2');
    const third = await b.say('may', '刷单3');
    expect(third.filter((l) => l.startsWith('※店长'))).toEqual([
      '※店长 Lin: 「小鹿母婴群」的 May 违规算满 3 次了，这回是「刷单」。您看怎么办？ [移出] [再看看]',
    ]);
    expect((await b.press('lin', '再看看', 'private')).at(-1)).toBe('※店长 Lin: 好，再看看。');
    expect(did(b)).toEqual(['send']);
  });

  it('who is let go at their word leaves, and a rule may say so at once', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    for (const text of ['刷单1', '刷单2', '刷单3']) await b.say('may', text);
    expect((await b.press('lin', '移出', 'private')).at(-1)).toBe('※店长 Lin: 好，请 May 离开了。');
    const kicks = () =>
      b.traces.filter((t) => t.effects.includes('kick')).map((t) => t.effects.filter((e) => e !== 'later'));
    expect(kicks()).toEqual([['kick', 'send']]);
    await b.tell('lin', '添加违禁词 裸聊 移出 删除');
    const said = await b.say('hao', '裸聊');
    expect(said).toEqual([
      expect.stringMatching(/^※店长 Lin: 我按违禁词把 .+ 请出了「小鹿母婴群」。弄错了发「放行 [0-9A-F]+」。$/),
    ]);
    expect(kicks()[1]).toEqual(['delete', 'kick', 'send']);
  });

  it('strikes grow old', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    await b.say('may', '刷单1');
    await b.say('may', '刷单2');
    await b.database.write(async (tx) => {
      const c = { community: { id: 1 }, who: { member: 1 }, cause: 'test|days', now: b.clock.now() } as never;
      await b.banyan.house.settings.set(c, tx, 'moderation.days', 0, 1);
    });
    await b.pass(2 * day);
    expect(await b.say('may', '刷单3')).toHaveLength(1);
  });
});

describe('where the platform cannot', () => {
  it('WeChat: a reminder that asks to take it back, in one line', async () => {
    const b = await ready({ can: wechatCan });
    await b.tell('lin', '添加违禁词 刷单 马上');
    const said = (await b.say('may', '刷单')).filter((l) => !l.startsWith('※'));
    expect(said).toEqual([`@May 群里先不发这类内容哦，方便的话撤回一下。只是提醒。原因发「为什么 ${refIn(said)}」。`]);
    expect(b.traces.at(-1)?.effects).not.toContain('delete');
  });

  it('no mute there: a warning, and the owner knows', async () => {
    const b = await ready({ can: wechatCan });
    await b.tell('lin', '添加违禁词 刷单 禁言 30分钟');
    const said = await b.say('may', '刷单');
    expect(said.join('\n')).toContain('请别再发');
    expect(said.join('\n')).toContain('※店长 Lin: 「小鹿母婴群」里 May 碰了违禁词');
    expect((await b.say('hao', '刷单')).filter((l) => l.startsWith('※'))).toEqual([]);
  });
});

describe('why, and taking back', () => {
  it('the member asks in the group or by quoting; others do not learn it', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 加微信 马上');
    const ref = refIn(await b.say('may', '加v信'));
    const why = `群规第 1 条，碰到的是「加v…」（换了写法）。只是提醒，没扣分。\n第 1 次，第 2 次警告。不对就发「申诉 ${ref} 理由」。`;
    expect(await b.say('may', `为什么 ${ref}`)).toEqual([why]);
    expect(await b.say('may', '/为什么', b.idOf('群里先不发'))).toEqual([why]);
    expect((await b.tell('may', `为什么 ${ref}`)).join()).toContain('「加v信」');
    expect(await b.say('hao', `为什么 ${ref}`)).toEqual(['这条只有本人和管理员能看。']);
  });

  it('an unknown number is ordinary talk, unless the bot was asked', async () => {
    const b = await ready();
    expect(await b.say('may', '为什么 996')).toEqual([]);
    expect(await b.say('may', '为什么')).toEqual([]);
    expect(await b.say('may', '/为什么 996')).toEqual(['没有这条记录。看看编号对不对，或者到那个群里发。']);
  });

  it('staff take a mistake back: strike, mute and all', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 禁言 提醒');
    const ref = refIn(await b.say('may', '刷单'));
    expect(await b.say('lin', `/放行 ${ref}`)).toEqual(['@May 看过了，是误会，可以说话了，抱歉打扰。']);
    expect(b.traces.at(-1)).toMatchObject({ tells: expect.arrayContaining(['moderation.undone']) as unknown });
    expect(did(b)).toEqual(['mute', 'send']);
    expect(await b.say('lin', `/放行 ${ref}`)).toEqual(['这条早就撤掉了。']);
    expect((await b.say('may', `为什么 ${ref}`)).join()).toContain('这条已经撤掉了');
    await b.say('may', '刷单');
    await b.pass(11 * minute);
    expect((await b.say('may', '刷单')).some((l) => l.startsWith('※'))).toBe(false);
  });

  it('adding and removing can be undone, and an act by its number', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    await b.tell('lin', '撤销');
    expect(await b.say('may', '刷单')).toEqual([]);
    await b.tell('lin', '添加违禁词 刷单 马上');
    await b.tell('lin', '删除违禁词 刷单');
    await b.tell('lin', '撤销');
    const said = await b.say('may', '刷单');
    expect(said).toHaveLength(1);
    expect(await b.say('lin', `/撤销 ${refIn(said)}`)).toEqual([
      '@May 看过了，是误会，提醒已撤掉，抱歉打扰。收起的那条麻烦再发一次。',
    ]);
    expect((await b.say('lin', '/撤销')).join()).toContain('撤销了');
    expect((await b.say('may', `为什么 ${refIn(said)}`)).join()).not.toContain('已经撤掉');
  });

  it('every act has an audit row that is not the member’s own', async () => {
    const b = await ready();
    await b.tell('lin', '添加违禁词 刷单 马上');
    await b.say('may', '刷单');
    const last = await b.database.write(() => b.banyan.house.audit.last(1, 0, 0));
    expect(last).toMatchObject({ act: 'moderation.act', actor: 0, after: { did: { remove: true, words: 'remind' } } });
  });
});

describe('the pure parts', () => {
  const rule = (actions: WordRule['actions'], muteMs: number | null = null): WordRule => ({
    ...plainRule('x', { actions, muteMs }),
    id: 1,
  });
  const limits = { muteMs: 600_000, strikes: 3, ladder: defaultLadder };
  const all = new Set(['delete', 'mute', 'kick'] as const);

  it('everything the rules ask for, as far as the platform can', () => {
    expect(plan([rule(['remind', 'delete'])], 0, all, limits)).toEqual({
      did: { remove: true, words: 'remind', askBack: false, muteMs: 0, kick: false, ban: false, points: 0 },
      unable: [],
      review: false,
      weight: 1,
      strikes: 1,
    });
    expect(plan([rule(['mute'], 60_000), rule(['mute'])], 2, all, limits)).toMatchObject({
      did: { words: 'mute', muteMs: 600_000 },
      review: true,
    });
    expect(plan([rule(['kick'])], 2, all, limits)).toMatchObject({ did: { kick: true, words: null }, review: false });
    expect(plan([rule(['delete'])], 0, new Set(), limits)).toMatchObject({
      did: { words: 'remind', askBack: true },
      unable: ['delete'],
    });
    expect(plan([rule(['delete'])], 0, all, limits).did.words).toBeNull();
  });

  it('reads words and actions', () => {
    const read = (text: string) => {
      const { wanted, actions, muteMs } = parseRules(text);
      return { words: wanted.map((w) => w.word), actions, muteMs };
    };
    expect(read('刷单、加微信，兼职')).toEqual({ words: ['刷单', '加微信', '兼职'], actions: [], muteMs: null });
    expect(read('"free money" delete mute 10m')).toEqual({
      words: ['free money'],
      actions: ['delete', 'mute'],
      muteMs: 600_000,
    });
    expect(read('禁言 禁言')).toEqual({ words: ['禁言'], actions: ['mute'], muteMs: null });
    expect(read('刷单 「禁言」')).toEqual({ words: ['刷单', '禁言'], actions: [], muteMs: null });
    expect(read('刷单 禁言10分钟 扣分 5')).toEqual({ words: ['刷单'], actions: ['mute', 'points'], muteMs: 600_000 });
    expect(read('客服 10086').words).toEqual(['客服', '10086']);
    expect(read('  ').words).toEqual([]);
  });

  it('short ids are read back, and do not repeat', () => {
    const refs = Array.from({ length: 70_000 }, (_, i) => refOf(i + 1));
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs.every((r, i) => idOf(r.toLowerCase()) === i + 1)).toBe(true);
    expect(['', '0AB', 'XYZ', '3F', '什么'].map(idOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('a hint is the beginning, never the whole', () => {
    expect(['加 微❤信', '刷单', 'sex', '👨‍👩‍👧ab'].map(hint)).toEqual(['加微…', '刷…', 'se…', 'a…']);
  });

  it('what members read is short, and Traditional where it should be', () => {
    const item = { member: 1, name: 'May', ref: '3F2', did: plan([rule(['warn', 'delete'])], 0, all, limits).did };
    for (const locale of locales) {
      const t = { ...moderationTexts[locale], ...explainTexts[locale] };
      const words = [
        t.one(item),
        appealTexts[locale].forgiven([{ ...item, lapsed: false, freed: false, alone: false }]),
      ].map((s) => (typeof s === 'string' ? s : s.filter((x) => typeof x === 'string').join('')));
      const why = t.why({
        place: { nth: 12 },
        found: '加微…',
        views: ['lure'],
        did: item.did,
        held: false,
        strike: 2,
        next: { at: 3, what: t.staffLook },
        standing: 'mine',
        ref: '3F2',
        when: '',
      });
      for (const line of [...words, why]) expect(width(line)).toBeLessThanOrEqual(60);
    }
    const everything = JSON.stringify(moderationTexts['zh-TW'], (_, v: unknown) =>
      typeof v === 'function' ? v.toString() : v,
    );
    expect(simplifiedOnly(everything)).toEqual([]);
  });
});
