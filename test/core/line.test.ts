/** The straight line with a feature made for the test: words, levels, questions, refusals, tells. */
import { afterEach, describe, expect, it } from 'vitest';

import { featureDefinitions } from '../../core/features/index.ts';
import { defineFeature } from '../../core/house.ts';
import { reply } from '../../core/kit/reply.ts';
import { createWords, type AnyCommand } from '../../core/words.ts';
import type { Command, Level, MessageEvent } from '../../core/types.ts';
import { harness, minute, wechatCan, type Harness } from '../harness.ts';

const same = (word: string) => ({ 'zh-CN': [word], 'zh-TW': [word], en: [word] });
const text = (word: string) => ({ 'zh-CN': word, 'zh-TW': word, en: word });
const command = (name: string, word: string, more: Partial<Command> = {}): AnyCommand => ({
  name,
  words: same(word),
  level: 'called',
  allow: 'member',
  help: null,
  example: text(word),
  parse: (rest) => rest,
  run: (c, rest) => [reply(c, `${name}:${String(rest)}`)],
  ...more,
});

const probe = defineFeature({
  name: 'probe',
  title: null,
  on: true,
  create: () => ({
    commands: [
      command('probe.bare', '探针', {
        level: 'bare',
        parse: (rest) => (rest === '' || /^\d+$/.test(rest) ? rest : { refuse: '要数字' }),
      }),
      command('probe.live', '上车', { level: 'live', live: (c) => (c.event as MessageEvent).at % 2 === 0 }),
      command('probe.called', '探测'),
      command('probe.staff', '探管', { allow: 'admin' }),
      command('probe.locale', '探语', { run: (c) => [reply(c, `probe.locale:${c.locale}`)] }),
      command('probe.throws', '探雷', {
        run: () => {
          throw new Error('boom');
        },
      }),
      command('probe.endless', '探环', { run: () => [{ do: 'tell', what: { what: 'probe.ping', member: null } }] }),
      command('probe.ask', '探问', {
        run: (c) => [
          {
            do: 'ask',
            step: 'which',
            for: { member: c.who.member },
            to: { room: c.room.id },
            say: '要哪个？',
            choices: [
              { label: '茶', value: 'tea' },
              { label: '奶', value: 'milk' },
            ],
            until: c.now + 2 * minute,
          },
        ],
      }),
      command('probe.name', '探名', {
        run: (c, rest) => [
          {
            do: 'ask',
            step: 'name',
            data: rest,
            for: { member: c.who.member },
            to: { room: c.room.id },
            say: '叫什么？',
            choices: rest === '' ? [] : [{ label: String(rest), value: '选的' }],
            until: c.now + 2 * minute,
          },
        ],
      }),
    ],
    answers: {
      name: {
        parse: (said) => said,
        takesWord: (said, kept) => kept === `要${said}`,
        run: (c, value) => [reply(c, `叫 ${value}`)],
      },
      which: { run: (c, value) => [reply(c, `选了 ${value}`)] },
    },
    hears: {
      'probe.ping': () => [{ do: 'tell', what: { what: 'probe.pong', member: null } }],
      'probe.pong': () => [{ do: 'tell', what: { what: 'probe.ping', member: null } }],
    },
  }),
});

let h: Harness;
const start = async (more: Parameters<typeof harness>[0] = {}): Promise<void> => {
  h = await harness({ ...more, features: [...featureDefinitions, probe] });
};
afterEach(() => h.close());

describe('words', () => {
  it('takes a bare word only when the whole message is it, with arguments that parse completely', async () => {
    await start();
    expect(await h.say('may', '探针')).toEqual(['probe.bare:']);
    expect(await h.say('may', '探针 5 ')).toEqual(['probe.bare:5']);
    expect(await h.say('may', '探针！🎉')).toEqual(['probe.bare:']);
    expect(await h.say('may', '探针 坏了吗')).toEqual([]);
    expect(await h.say('hao', '/探针 坏了吗')).toEqual(['要数字']);
  });

  it('takes a called word after a prefix, a name, an @, or in private', async () => {
    await start();
    expect(await h.say('may', '探测 一')).toEqual([]);
    for (const said of ['/探测 一', '、探测 一', '！探测 一', '小榕，探测 一', '@小榕 探测 一'])
      expect([said, ...(await h.say(said.length % 2 ? 'may' : 'hao', said))]).toEqual([said, 'probe.called:一']);
    expect(await h.tell('sofia', '探测 一')).toEqual(['※Sofia: probe.called:一']);
    expect(await h.say('sofia', '/探测@otherbot 一')).toEqual([]);
    expect(await h.say('sofia', '#探测 一')).toEqual([]);
  });

  it('takes a live word only while something is open', async () => {
    await start();
    const at = h.clock.now();
    await h.deliver({ who: 'may', text: '上车', at: at + (at % 2) });
    expect(h.traces.at(-1)?.by).toBe('probe.live');
    await h.deliver({ who: 'may', text: '上车', at: at - 1 + (at % 2) });
    expect(h.traces.at(-1)?.stage).not.toBe('command');
  });

  it('refuses a clash of words at start, by name', () => {
    const owned = (c: AnyCommand) => ({ feature: 'x', command: c });
    const options = { names: ['小榕'], levelOf: (c: AnyCommand): Level => c.level };
    expect(() => createWords([owned(command('a', '簽到')), owned(command('b', '签到'))], options)).toThrow(
      /claimed by a and by b/,
    );
    expect(() =>
      createWords(
        [owned(command('a', '签到', { shares: true })), owned(command('b', '签到', { shares: true }))],
        options,
      ),
    ).not.toThrow();
  });

  it('knows what the message before it changed, also when both came at once', async () => {
    await start();
    await h.deliver({ who: 'may', text: '早' });
    // Both are taken in before either is committed.
    const texts = ['/语言 en', '/探语'];
    await Promise.all(texts.map((text) => h.deliver({ who: 'may', text })));
    await h.settle();
    expect(h.transcript().at(-1)).toContain('probe.locale:en');
  });

  it('says who may when somebody may not', async () => {
    await start();
    expect(await h.say('may', '/探管')).toEqual(['这个要管理员来。']);
    expect(await h.say('lin', '/探管')).toEqual(['probe.staff:']);
  });
});

describe('a handler that fails', () => {
  it('costs its own savepoint and one plain sentence', async () => {
    await start();
    expect(await h.say('may', '/探雷')).toEqual(['刚才没办成，什么都没变。等一会儿再试试。']);
    expect(h.traces.at(-1)).toMatchObject({ stage: 'failed', error: 'boom' });
    expect(await h.say('may', '签到')).toHaveLength(1);
  });

  it('is stopped when tells answer tells without end', async () => {
    await start();
    await h.say('may', '/探环');
    expect(h.traces.at(-1)).toMatchObject({ stage: 'failed' });
    expect(h.traces.at(-1)?.error).toMatch(/more than 8 deep/);
  });
});

describe('questions', () => {
  it('are answered by a button, once, by the person asked', async () => {
    await start();
    expect(await h.say('may', '/探问')).toEqual(['要哪个？ [茶] [奶]']);
    expect(await h.press('hao', '茶')).toEqual([]);
    expect(await h.press('may', '茶')).toEqual(['选了 tea']);
    expect(await h.press('may', '奶')).toEqual(['这个已经过期了，再发一次命令就好。']);
  });

  it('are numbered lines where there are no buttons; a digit of the person asked is the press', async () => {
    await start({ can: wechatCan });
    expect(await h.say('may', '/探问')).toEqual(['要哪个？\n1 茶  2 奶\n回数字就行。']);
    expect(await h.say('hao', '2')).toEqual([]);
    expect(await h.say('may', '2')).toEqual(['选了 milk']);
    expect(await h.say('may', '2')).toEqual([]);
  });

  it('lapse in silence with other words, with time, and end with 取消', async () => {
    await start({ can: wechatCan });
    await h.say('may', '/探问');
    expect(await h.say('may', '今天天气不错')).toEqual([]);
    expect(await h.say('may', '1')).toEqual([]);
    await h.say('may', '/探问');
    await h.pass(3 * minute);
    expect(await h.say('may', '1')).toEqual([]);
    await h.say('may', '/探问');
    expect(await h.say('may', '取消')).toEqual(['好，先不弄了。']);
  });

  it('that take any words give way to the bare words of every day, as to a slash', async () => {
    await start({ can: wechatCan });
    for (const say of [(w: string) => h.say('may', w), async (w: string) => h.tell('may', w)]) {
      await say('/探名');
      expect((await say('探针！')).join()).toContain('probe.bare:');
      expect((await say('小花')).join()).not.toContain('叫');
      await say('/探名');
      expect((await say('探针 七')).join()).toContain('叫 探针 七');
    }
    // Of a command that is called by name it is an answer, also in private.
    await h.tell('may', '/探名');
    expect((await h.tell('may', '探测')).join()).toContain('叫 探测');
    // A word that was offered, or that the question wants, is the answer.
    await h.say('may', '/探名 探针');
    expect(await h.say('may', '探针')).toEqual(['叫 选的']);
    await h.say('may', '/探名 要探针');
    expect(await h.say('may', '探针')).toEqual(['叫 探针']);
  });

  it('outlive a restart', async () => {
    await start();
    await h.say('may', '/探问');
    await h.restart();
    expect(await h.press('may', '奶')).toEqual(['选了 milk']);
  });

  it('cannot be pressed from another room or with a made-up id', async () => {
    await start();
    await h.say('may', '/探问');
    const forged = {
      kind: 'pressed',
      account: 'playground',
      at: h.clock.now(),
      from: { id: 'hao', name: '阿豪', role: 'member' },
    } as const;
    const group = { id: 'deer', kind: 'group', name: '小鹿母婴群' } as const;
    for (const [i, press] of ['q1.0', 'q1.99', 'q999.0', "q1.0'; drop table questions", ''].entries())
      await h.platform.deliver({ ...forged, id: `f${i}`, room: group, press });
    await h.platform.deliver({ ...forged, id: 'other', room: { id: 'elsewhere', kind: 'group' }, press: 'q1.0' });
    await h.settle();
    expect(h.traces.filter((t) => t.stage === 'answer')).toEqual([]);
    expect(await h.press('may', '茶')).toEqual(['选了 tea']);
  });
});
