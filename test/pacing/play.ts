/**
 * A post to many groups, sent by the adapters' own sending on a clock held still: who was written to when. Every fourth
 * text is long and goes in parts; while the post runs, members ask things and are answered.
 */
import { createSend as telegramSend, usualBudgets } from '../../adapters/telegram/send.ts';
import { createAccountPace, memoryStore } from '../../adapters/account-pace.ts';
import { usualLimits } from '../../adapters/wechat/limits.ts';
import { createSend as wechatSend } from '../../adapters/wechat/send.ts';
import type { Puppet } from '../../adapters/wechat/wire.ts';
import { PlatformError, type Clock, type Performance, type Receipt } from '../../core/ports.ts';
import { fakeClock, seeded } from '../clock.ts';

export interface Sent {
  /** Epoch ms. */
  readonly at: number;
  readonly room: string;
  readonly what: 'post' | 'answer';
}
export interface Post {
  readonly platform: 'telegram' | 'wechat';
  readonly groups: number;
  /** When it was begun. */
  readonly began: number;
  readonly sent: readonly Sent[];
  /** From asking to being answered, the longest, ms. */
  readonly longestAnswerMs: number;
}

type Perform = (what: Performance) => Promise<Receipt>;
const began = Date.parse('2026-11-11T10:00:00+08:00');
const minute = 60_000;
const long = '这是一段很长的话，讲的是今天的活动怎么参加、有什么规则、几点结束。'.repeat(150);
const answerEveryMs = 20_000;
const answers = 5;

/** As the delivery loop does: an attempt at once, and again when the platform says. */
async function until(perform: Perform, what: Performance, clock: Clock): Promise<void> {
  for (;;)
    try {
      await perform(what);
      return;
    } catch (error) {
      if (!(error instanceof PlatformError) || error.what !== 'retry') throw error;
      await new Promise<void>((resolve) => void clock.wake(clock.now() + error.afterMs, resolve));
    }
}

async function play(
  platform: Post['platform'],
  groups: number,
  make: (clock: Clock, note: (room: string, text: string) => void) => Perform,
): Promise<Post> {
  const clock = fakeClock(began);
  const sent: Sent[] = [];
  const perform = make(clock, (room, text) =>
    sent.push({ at: clock.now(), room, what: text.startsWith('答') ? 'answer' : 'post' }),
  );
  const send = (n: number, say: string, key: string, campaign: boolean): Promise<void> =>
    until(
      perform,
      {
        effect: { do: 'send', to: { room: n }, say, ...(campaign && { class: 'campaign' as const }) },
        target: { account: platform, room: { id: platform === 'telegram' ? `-100${n}` : `room${n}`, kind: 'group' } },
        key,
      },
      clock,
    );
  const all = Array.from({ length: groups }, (_, i) =>
    send(i, i % 4 === 3 ? long : '双十一预热：今晚 8 点开始', `post${i}`, true),
  );
  let longestAnswerMs = 0;
  for (let i = 1; i <= answers; i++)
    clock.wake(began + i * answerEveryMs, () => {
      const asked = clock.now();
      const done = send(i, '答：8 点', `answer${i}`, false);
      all.push(done.then(() => void (longestAnswerMs = Math.max(longestAnswerMs, clock.now() - asked))));
    });
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  // What goes out at once goes out before time moves.
  await settle();
  let open = true;
  for (let m = 1; open; m++) {
    await clock.moveTo(began + m * minute, settle);
    const done = Promise.all(all).then(() => 'done' as const);
    open = (await Promise.race([done, settle()])) !== 'done' || m * minute <= answers * answerEveryMs;
    if (m > 24 * 60) throw new Error('it does not end');
  }
  return { platform, groups, began, sent: sent.toSorted((a, b) => a.at - b.at), longestAnswerMs };
}

export const onTelegram = (groups: number): Promise<Post> =>
  play('telegram', groups, (clock, note) =>
    telegramSend({
      clock,
      budgets: usualBudgets,
      call: <T>(_method: string, params: Readonly<Record<string, unknown>> = {}) => {
        note(String(params['chat_id']), String(params['text']));
        return Promise.resolve({ message_id: 1 } as T);
      },
    }),
  );

export const onWechat = (groups: number): Promise<Post> =>
  play('wechat', groups, (clock, note) => {
    const puppet: Pick<Puppet, 'currentUserId' | 'messageSendText'> = {
      currentUserId: 'bot',
      messageSendText: (room, text) => {
        note(room, text);
        return Promise.resolve('id');
      },
    };
    return wechatSend({
      clock,
      puppet: () => puppet as Puppet,
      toFile: () => ({}),
      pace: createAccountPace({ clock, dice: seeded(1), store: memoryStore(), limits: usualLimits }),
      said: () => undefined,
      isOwn: () => false,
    });
  });
