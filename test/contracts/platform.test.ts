/** The Platform port: what the core may rely on, whichever platform it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { adapt } from '../../core/fallback.ts';
import { PlatformError, type Capability } from '../../core/ports.ts';
import type { Outward } from '../../core/types.ts';
import { discordStand } from './stand-discord.ts';
import { playgroundStand } from './stand-playground.ts';
import { qqStand } from './stand-qq.ts';
import { telegramStand } from './stand-telegram.ts';
import { wechatStand } from './stand-wechat.ts';
import type { Stand } from './stand.ts';

const stands: Readonly<Record<string, () => Promise<Stand>>> = {
  playground: playgroundStand,
  telegram: telegramStand,
  discord: discordStand,
  qq: qqStand,
  wechat: wechatStand,
};
/** One red dot. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const send = (say: Extract<Outward, { do: 'send' }>['say'], more: object = {}): Outward => ({
  do: 'send',
  to: { room: 1 },
  say,
  ...more,
});
const onMember = (what: 'mute' | 'kick' | 'ban', forMs = 60_000): Outward =>
  what === 'mute' ? { do: 'mute', room: 1, member: 2, forMs } : { do: what, room: 1, member: 2 };

/** How a performance failed. */
const failure = async (done: Promise<unknown>): Promise<PlatformError['what']> => {
  const error = await done.then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!(error instanceof PlatformError)) throw new Error(`no PlatformError but ${String(error)}`);
  expect(error.message).not.toMatch(/stack|undefined|\[object/);
  return error.what;
};

describe.each(Object.entries(stands))('Platform %s', (_name, open) => {
  let s: Stand;
  beforeEach(async () => {
    s = await open();
  });
  afterEach(() => s.close());
  /** What a platform does not declare it must refuse as unsupported; the fallback is the core's. */
  const lacks = async (
    what: Capability,
    effect: Outward,
    more: Parameters<Stand['perform']>[1] = {},
  ): Promise<boolean> => {
    if (s.platform.can.has(what)) return false;
    expect(await failure(s.perform(effect, more))).toBe('unsupported');
    return true;
  };

  describe('what comes in', () => {
    it('a message, with who said it, where, and with which role', async () => {
      const id = await s.say('owner', '大家好');
      expect(s.events.at(-1)).toMatchObject({
        kind: 'message',
        account: s.account,
        messageId: id,
        text: '大家好',
        room: { id: s.group, kind: 'group', name: '小鹿母婴群' },
        from: { id: s.idOf('owner'), name: '店长 Lin', role: 'owner' },
      });
      await s.say('may', '好呀');
      expect(s.events.at(-1)).toMatchObject({ from: { id: s.idOf('may'), name: 'May', role: 'member' } });
      const [a, b] = s.events;
      expect(a?.id).not.toBe(b?.id);
      expect(Math.abs((a?.at ?? 0) - Date.now())).toBeLessThan(60_000);
    });

    it('a call to the bot, with the mention cut out', async () => {
      await s.say('may', '@小榕 积分有什么用');
      expect(s.events.at(-1)).toMatchObject({ text: '积分有什么用', called: true });
      await s.say('may', '积分有什么用');
      expect(s.events.at(-1)).not.toHaveProperty('called');
    });

    it('a private message, in a room of its own named by the person', async () => {
      await s.say('may', '你好', 'private');
      expect(s.events.at(-1)).toMatchObject({ room: { id: s.idOf('may'), kind: 'private' }, text: '你好' });
    });

    it('somebody who joins', async () => {
      await s.join();
      expect(s.events.at(-1)).toMatchObject({ kind: 'joined', from: { name: '小禾' }, room: { id: s.group } });
      expect(s.events.at(-1)).not.toHaveProperty('self');
    });

    it('nothing of what the bot itself says', async () => {
      await s.perform(send('大家好'));
      await s.say('may', '好');
      expect(s.events.map((e) => e.kind === 'message' && e.text)).toEqual(['好']);
    });

    it('an event that the house could not commit, again, with the same id', async () => {
      s.refuseOnce();
      // Where a visitor waits for the commit, the visitor is told; elsewhere it is handed over once more.
      await s.say('may', '签到').catch(() => s.say('may', '签到'));
      expect(s.events.filter((e) => e.kind === 'message')).toHaveLength(1);
    });
  });

  describe('what goes out', () => {
    it('nothing before it is marked as leaving, and nothing at all when it must not leave', async () => {
      const id = await s.say('may', '签到');
      const user = s.idOf('may');
      const no = () => Promise.reject(new PlatformError('gone', 'taken back before it left'));
      const effects: Outward[] = [
        send('签到啦'),
        { do: 'picture', to: { room: 1 }, png, say: '图' },
        { do: 'file', to: { room: 1 }, name: 'a.csv', bytes: 'YQ==', mime: 'text/csv', say: '表' },
        { do: 'poll', to: { room: 1 }, question: '吃什么', options: ['饭', '面'], multiple: false, anonymous: true },
        { do: 'delete', room: 1, messageId: id },
        { do: 'pin', room: 1, messageId: id },
        onMember('mute'),
        onMember('kick'),
      ];
      for (const effect of effects.filter((e) => s.platform.can.has(e.do)))
        expect([effect.do, await failure(s.perform(effect, { user, begin: no }))]).toEqual([effect.do, 'gone']);
      expect([s.said(), s.there(id), s.state('may'), s.pinned()]).toEqual([[], true, 'in', undefined]);
      let marked = 0;
      await s.perform(send('签到啦'), {
        begin: () => {
          marked++;
          expect(s.said()).toEqual([]);
          return Promise.resolve();
        },
      });
      expect([marked, s.said().length]).toEqual([1, 1]);
    });

    it('words, as an answer to a message, with its id told', async () => {
      const to = await s.say('may', '签到');
      const receipt = await s.perform(send('签到啦', { replyTo: to }));
      expect(s.said()).toEqual([
        {
          id: receipt.messageId,
          text: '签到啦',
          mentions: [],
          buttons: [],
          picture: false,
          answers: s.cannotAnswerTo ? null : to,
        },
      ]);
    });

    it('a mention notifies exactly the person meant', async () => {
      const user = s.idOf('may');
      await s.perform(send(['😀 ', { at: 2, name: 'May', user }, ' 签到啦']));
      expect(s.said()[0]).toMatchObject({ text: '😀 @May 签到啦', mentions: [user] });
    });

    it.each([
      '@everyone @all @here 看这里',
      '@banyan_bot @may_may',
      '<b>粗</b> <a href="tg://user?id=1">x</a>',
      '*粗* _斜_ [x](tg://user?id=1) `码` ~删~ ||藏||',
      '# 标题\n> 引用\n#话题',
      '[CQ:at,qq=all]',
      '<@123> <@&456> <#789>',
      '\\_(ツ)_/ & < > " \'',
    ])('what a member wrote stays plain: %j', async (text) => {
      await s.perform(send([text, ' / ', { at: 2, name: text, user: s.idOf('may') }]));
      const [said] = s.said();
      expect(said?.mentions).toEqual([s.idOf('may')]);
      expect(said?.text.replaceAll(/[\u2060\s]/g, '')).toBe(
        `${text}/@${s.writesNames ? 'May' : text}`.replaceAll(/\s/g, ''),
      );
    });

    it('a question with buttons; a press comes back as the question and the number', async () => {
      const choices = [
        { label: '好', value: 'yes' },
        { label: '以后再说', value: 'no' },
      ];
      // Where there are none the core numbers the lines, and the number comes back as a message.
      expect(s.press !== undefined).toBe(s.platform.can.has('choices'));
      if (!s.press) return;
      await s.perform(
        { do: 'ask', step: 'sure', for: 'anyone', to: { room: 1 }, say: '可以吗？', choices, until: 9e15 },
        { question: 7 },
      );
      expect(s.said()[0]?.buttons).toEqual([
        { label: '好', press: 'q7.0' },
        { label: '以后再说', press: 'q7.1' },
      ]);
      await s.press('may', '以后再说');
      expect(s.events.at(-1)).toMatchObject({ kind: 'pressed', press: 'q7.1', from: { id: s.idOf('may') } });
    });

    it('a picture with words', async () => {
      await s.perform({ do: 'picture', to: { room: 1 }, png, say: '本周排行' });
      const inOne = [{ text: '本周排行', picture: true }];
      const after = [
        { text: '', picture: true },
        { text: '本周排行', picture: false },
      ];
      expect(s.said().map(({ text, picture }) => ({ text, picture }))).toEqual(s.captionsFollow ? after : inOne);
      expect(await failure(s.perform({ do: 'picture', to: { room: 1 }, png: 'AAAA', say: '' }))).toBe('unsupported');
    });

    it('buttons that open an address, and a line for each where there are none', async () => {
      const links = [
        { label: '去看看', url: 'https://go.example.org/l/AbC123' },
        { label: '规则', url: 'https://example.com/rules?a=1&b=2' },
      ];
      const line = (l: { label: string; url: string }): string => `${l.label}：${l.url}`;
      const all = async (effect: Outward): Promise<void> => {
        for (const step of adapt(effect, s.platform.can, 'zh-CN', '')) await s.perform(step);
      };
      await all(send('周末有活动', { links }));
      await all({ do: 'picture', to: { room: 1 }, png, say: '有图', links });
      const said = s.said();
      const text = said.map((m) => m.text).join('\n');
      const shown = said.flatMap((m) => m.links ?? []);
      expect(said.flatMap((m) => m.buttons)).toEqual([]);
      const real = s.platform.can.has('links');
      expect(shown).toEqual(real ? [...links, ...links] : []);
      const times = (l: (typeof links)[number]): number => text.split(line(l)).length - 1;
      expect(links.map(times)).toEqual(real ? [0, 0] : [2, 2]);
      // A button that would be refused takes no message with it.
      await all(send('内网', { links: [{ label: '看', url: 'http://localhost:8787/x' }] }));
      expect(s.said().at(-1)).toMatchObject({ text: '内网\n看：http://localhost:8787/x' });
    });

    it('other words and another picture for a picture, its buttons kept', async () => {
      const links = [{ label: '去看看', url: 'https://go.example.org/l/AbC123' }];
      const fix = (messageId: string, picture: object): Outward => ({
        do: 'edit',
        room: 1,
        messageId,
        say: '改到周六',
        links,
        picture,
      });
      if (await lacks('edit', fix('1', {}))) return;
      const { messageId = '' } = await s.perform({ do: 'picture', to: { room: 1 }, png, say: '周五', links });
      await s.perform(fix(messageId, {}));
      expect(s.said().at(-1)).toMatchObject({ id: messageId, text: '改到周六', picture: true, links });
      await s.perform(fix(messageId, { png }));
      expect(s.said().at(-1)).toMatchObject({ id: messageId, text: '改到周六', picture: true, links });
      expect(await failure(s.perform(fix(messageId, { png: 'AAAA' })))).toBe('unsupported');
    });

    it('a private message to who wrote before', async () => {
      await s.perform(send('悄悄话'), { private: 'may' });
      expect(s.said('may').map((l) => l.text)).toEqual(['悄悄话']);
      expect(s.said()).toEqual([]);
    });

    it('a long text, whole and in order, in parts the platform takes', async () => {
      const text = Array.from({ length: 700 }, (_, i) => `第${i}句话在这里。`).join('');
      await s.perform(send(text));
      const parts = s.said().map((l) => l.text);
      expect(parts.join('').replaceAll(/\s/g, '')).toBe(text);
      expect(parts.filter((p) => p.length > s.longestText)).toEqual([]);
      expect(parts.filter((p) => !p.endsWith('。'))).toEqual([]);
    });

    it('a deletion, and the second one finds nothing', async () => {
      const id = await s.say('may', '刷单');
      if (await lacks('delete', { do: 'delete', room: 1, messageId: id })) return;
      await s.perform({ do: 'delete', room: 1, messageId: id });
      expect(s.there(id)).toBe(false);
      expect(await failure(s.perform({ do: 'delete', room: 1, messageId: id }))).toBe('gone');
      expect(await failure(s.perform({ do: 'delete', room: 1, messageId: 'nonsense' }))).toBe('gone');
    });

    it('a mute for a time, and its end; a few seconds are not for ever', async () => {
      await s.say('may', '你好');
      if (await lacks('mute', onMember('mute'), { user: s.idOf('may') })) return;
      await s.perform(onMember('mute', 5000), { user: s.idOf('may') });
      expect(s.state('may')).toBe('muted');
      await s.perform(onMember('mute', 0), { user: s.idOf('may') });
      expect(s.state('may')).toBe('in');
    });

    it('a kick lets come back, a ban does not', async () => {
      await s.say('may', '你好');
      await s.say('hao', '你好');
      await s.perform(onMember('kick'), { user: s.idOf('may') });
      expect(s.state('may')).toBe('out');
      if (await lacks('ban', onMember('ban'), { user: s.idOf('hao') })) return;
      await s.perform(onMember('ban'), { user: s.idOf('hao') });
      expect(s.state('hao')).toBe('banned');
    });

    it('a pin', async () => {
      const id = await s.say('may', '公告');
      if (await lacks('pin', { do: 'pin', room: 1, messageId: id })) return;
      await s.perform({ do: 'pin', room: 1, messageId: id });
      expect(s.pinned()).toBe(id);
    });
  });

  describe('what cannot be done is said', () => {
    it.each(['mute', 'kick', 'ban'] as const)('%s of the owner: denied', async (what) => {
      await s.say('owner', '你好');
      if (await lacks(what, onMember(what), { user: s.idOf('owner') })) return;
      expect(await failure(s.perform(onMember(what), { user: s.idOf('owner') }))).toBe('denied');
      expect(s.state('owner')).toBe('in');
    });

    it('somebody who is not known: gone', async () => {
      const nobody = await failure(s.perform(onMember('mute')));
      expect(nobody).toBe(s.platform.can.has('mute') ? 'gone' : 'unsupported');
      expect(await failure(s.perform(onMember('kick'), { user: '99887766' }))).toBe('gone');
    });

    it('a private message to who never wrote: denied, where the platform refuses it', async () => {
      if (!s.refusesStrangers) return;
      expect(await failure(s.perform(send('你好'), { private: 'hao' }))).toBe('denied');
    });

    it('what never leaves the house: unsupported', async () => {
      expect(await failure(s.perform({ do: 'cancel', key: 'x' }))).toBe('unsupported');
    });
  });
});
