/**
 * Thirty days of people who try to get points for nothing, each trick in a community of its own: what they tried, what
 * it earned, and the most it may earn by the settings as they stand.
 */
import type { PersonRef, PlatformEvent } from '../../core/types.ts';
import { day, harness, hour, minute, type Harness } from '../harness.ts';

export interface Farmed {
  readonly trick: string;
  /** Times it was tried in the thirty days. */
  readonly tried: number;
  readonly earned: number;
  readonly cap: number;
  /** Where the cap comes from. */
  readonly why: string;
}
export const days = 30;
/** Monday: weeks are whole. */
const monday = Date.parse('2026-11-02T08:00:00+08:00');
const room = { id: 'deer', kind: 'group', name: '小鹿母婴群' } as const;

interface Field {
  readonly h: Harness;
  /** What everybody but the owner has together. */
  earned(...who: readonly string[]): Promise<number>;
  says(who: string, text: string, mentions?: readonly PersonRef[]): Promise<void>;
  comes(who: string, by?: string): Promise<void>;
  goes(who: string): Promise<void>;
}
interface Trick {
  readonly name: string;
  readonly cap: number;
  readonly why: string;
  readonly who: readonly string[];
  /** Settings said by the owner first. */
  readonly set?: readonly string[];
  /** @returns how often it was tried. */
  play(f: Field): Promise<number>;
}

const owner = { id: 'lin', name: '店长 Lin', role: 'owner' } as const;
const ref = (id: string): PersonRef => ({ id, name: id });

async function field(seed: number): Promise<Field> {
  const h = await harness({ start: monday, seed });
  let n = 0;
  const event = (who: string) => ({
    id: `f${++n}`,
    account: 'playground',
    at: h.clock.now(),
    room,
    from: { id: who, name: who, role: 'member' as const },
  });
  const deliver = async (e: PlatformEvent): Promise<void> => {
    await h.platform.deliver(e);
    await h.settle();
  };
  return {
    h,
    earned: async (...who) => {
      let sum = 0;
      for (const one of who) {
        const trace = event(one);
        const found = await h.banyan.house.people.admit(
          { ...trace, kind: 'message', messageId: trace.id, text: '积分' },
          h.clock.now(),
        );
        sum +=
          (await h.database.write(() =>
            h.banyan.house.ledger.store.balance(found.community.id, found.person.member),
          )) ?? 0;
      }
      return sum;
    },
    says: async (who, text, mentions) => {
      const e = event(who);
      await deliver({ ...e, kind: 'message', messageId: e.id, text, ...(mentions ? { mentions } : {}) });
    },
    comes: (who, by) => deliver({ ...event(who), kind: 'joined', ...(by === undefined ? {} : { by: ref(by) }) }),
    goes: (who) => deliver({ ...event(who), kind: 'left' }),
  };
}

/** Something once a day, thirty times. */
const daily = async (f: Field, act: (nth: number) => Promise<number>): Promise<number> => {
  let tried = 0;
  for (let i = 0; i < days; i++) {
    tried += await act(i);
    await f.h.pass(day);
  }
  return tried;
};
const praise = (f: Field, from: string, to: string): Promise<void> => f.says(from, `赞 @${to} 帮忙`, [ref(to)]);

export const tricks: readonly Trick[] = [
  {
    name: 'check in twenty times a day',
    cap: 30 * 5 + 4 * 20 + 50,
    why: '5 once a day, 20 a full week, 50 for thirty days in a row, once a year',
    who: ['x'],
    play: (f) =>
      daily(f, async () => {
        for (let i = 0; i < 20; i++) await f.says('x', '签到');
        return 20;
      }),
  },
  {
    name: 'break the streak and begin again for its bonus',
    cap: 27 * 5 + 3 * 20,
    why: 'seven days in a row each time; a break gains nothing, and the milestone comes once a year',
    who: ['x'],
    play: (f) =>
      daily(f, async (nth) => {
        if (nth % 8 === 7) return 0;
        await f.says('x', '签到');
        return 1;
      }),
  },
  {
    name: 'break the streak and make each day up with a card',
    cap: 27 * 5 + 4 * 20 + 50,
    why: 'a day made up earns nothing itself; two a month',
    who: ['x'],
    play: (f) =>
      daily(f, async (nth) => {
        if (nth % 8 === 7) return 0;
        await f.says('x', '签到');
        if (nth % 8 !== 0 || nth === 0) return 1;
        // A card that is held is used at once; another is bought after a question.
        await f.says('x', '补签');
        await f.says('x', '补');
        return 2;
      }),
  },
  {
    name: 'leave, come back and check in again',
    cap: 30 * 5 + 4 * 20 + 50,
    why: 'as above: a person is the same person after leaving',
    who: ['x'],
    play: (f) =>
      daily(f, async () => {
        for (let i = 0; i < 3; i++) {
          await f.comes('x');
          await f.says('x', '签到');
          await f.goes('x');
        }
        return 3;
      }),
  },
  {
    name: 'copy and paste the same words all day',
    cap: days * 20,
    why: '1 for a message, 20 a day, a minute apart, new words only',
    who: ['x'],
    set: ['设置 发言积分 1'],
    play: (f) =>
      daily(f, async (nth) => {
        for (let i = 0; i < 40; i++) {
          await f.says('x', ['大家早上好呀', '大家早上好呀！！', '早早早大家好'][i % 3] ?? `${nth}`);
          await f.h.pass(2 * minute);
        }
        return 40;
      }),
  },
  {
    name: 'delete and post again (the same words under new ids)',
    cap: days * 20,
    why: 'as above: a message taken away is not forgotten',
    who: ['x'],
    set: ['设置 发言积分 1'],
    play: (f) =>
      daily(f, async (nth) => {
        for (let i = 0; i < 30; i++) {
          await f.says('x', `今天第 ${nth} 天，天气真好`);
          await f.h.pass(2 * minute);
        }
        return 30;
      }),
  },
  {
    name: 'ever other words, as fast as one can type',
    cap: days * 20,
    why: '1 for a message, 20 a day',
    who: ['x'],
    set: ['设置 发言积分 1'],
    play: (f) =>
      daily(f, async (nth) => {
        for (let i = 0; i < 40; i++) {
          await f.says('x', `编号 ${nth * 1000 + i} ${String.fromCodePoint(0x4e00 + nth * 40 + i).repeat(3)}`);
          await f.h.pass(30_000);
        }
        return 40;
      }),
  },
  {
    name: 'three people praise each other in a ring, both ways, every day',
    cap: 3 * 5 * 2,
    why: 'a pair earns once in 7 days: three pairs, five weeks, 2 each',
    who: ['x', 'y', 'z'],
    play: async (f) => {
      await f.h.pass(2 * day);
      const ring = ['x', 'y', 'z'];
      return daily(f, async () => {
        for (const a of ring) for (const b of ring) if (a !== b) await praise(f, a, b);
        return 6;
      });
    },
  },
  {
    name: 'a new account every day, to praise the first',
    cap: 0,
    why: 'praise by somebody met a day ago or less earns nothing',
    who: ['x'],
    play: (f) =>
      daily(f, async (nth) => {
        await f.comes(`alt${nth}`);
        await praise(f, `alt${nth}`, 'x');
        return 1;
      }),
  },
  {
    name: 'ten old accounts of one person praise the first every day',
    cap: 5 * 10 * 2,
    why: 'each pair once in 7 days, and 5 a day',
    who: ['x'],
    play: (f) =>
      daily(f, async () => {
        for (let i = 0; i < 10; i++) await praise(f, `old${i}`, 'x');
        return 10;
      }),
  },
  {
    name: 'invite oneself, and each other in a circle',
    cap: 0,
    why: 'whoever was here, and whoever is above, is nobody’s guest',
    who: ['x', 'y'],
    play: (f) =>
      daily(f, async () => {
        for (const [who, by] of [
          ['x', 'x'],
          ['y', 'x'],
          ['x', 'y'],
        ] as const) {
          await f.goes(who);
          await f.comes(who, by);
          await f.says(who, `大家好，我是 ${who}`);
        }
        return 3;
      }),
  },
  {
    name: 'invite a new account every day that leaves the next hour',
    cap: 0,
    why: 'a guest must stay 7 days',
    who: ['x'],
    play: (f) =>
      daily(f, async (nth) => {
        await f.comes(`guest${nth}`, 'x');
        for (const text of ['大家好呀', '我是新来的', '请多关照']) await f.says(`guest${nth}`, text);
        await f.h.pass(hour);
        await f.goes(`guest${nth}`);
        return 1;
      }),
  },
  {
    name: 'invite three accounts a day that stay and never speak',
    cap: 0,
    why: 'a guest must speak, on two days',
    who: ['x'],
    play: (f) =>
      daily(f, async (nth) => {
        for (let i = 0; i < 3; i++) await f.comes(`mute${nth}-${i}`, 'x');
        return 3;
      }),
  },
  {
    name: 'invite accounts that stay and speak until paid, then leave',
    cap: 0,
    why: 'whoever leaves within 30 days takes the credit along',
    who: ['x'],
    play: async (f) => {
      for (let i = 0; i < 10; i++) await f.comes(`hit${i}`, 'x');
      const all = Array.from({ length: 10 }, (_, i) => `hit${i}`);
      const tried = await daily(f, async (nth) => {
        if (nth < 3)
          for (const who of all) for (const text of ['大家早呀', '今天真冷']) await f.says(who, `${text}${nth}`);
        if (nth === 10) for (const who of all) await f.goes(who);
        return 0;
      });
      return tried + 10;
    },
  },
  {
    name: 'invite another account of one’s own, be paid, and link the two',
    cap: 5 * 5,
    why: 'nobody is their own guest: the credit goes back; what both checked in stays, 5 a day',
    who: ['may'],
    play: async (f) => {
      await f.comes('xiaohe', 'may');
      const tried = await daily(f, async (nth) => {
        if (nth < 3) for (const text of ['大家早呀', '今天真冷', '签到']) await f.says('xiaohe', `${text}`);
        if (nth < 2) await f.says('may', '签到');
        if (nth !== 10) return 0;
        const before = await f.earned('may');
        if (before !== 2 * 5 + 20) throw new Error(`the invitation was not paid: ${before}`);
        const code = /[A-Z0-9]{6}/u.exec((await f.h.tell('may', '合并')).join(''))?.[0] ?? '';
        await f.h.tell('xiaohe', `合并 ${code}`);
        const said = (await f.h.tell('may', '1')).join('');
        if (!said.includes('合')) throw new Error(`not linked: ${said}`);
        return 1;
      });
      return tried;
    },
  },
  {
    name: 'the same guest comes back again and again',
    cap: 20,
    why: 'a guest counts once for ever',
    who: ['x'],
    play: async (f) => {
      await f.comes('guest', 'x');
      return daily(f, async (nth) => {
        await f.says('guest', `第 ${nth} 天报到`);
        if (nth % 9 === 8) {
          await f.goes('guest');
          await f.comes('guest', 'x');
        }
        return nth % 9 === 8 ? 1 : 0;
      });
    },
  },
];

/** Plays one trick for thirty days of held clock. */
export async function farm(trick: Trick, seed = 1): Promise<Farmed & { readonly errors: readonly unknown[] }> {
  const f = await field(seed);
  try {
    const { h } = f;
    const own = (text: string): Promise<void> => h.deliver({ who: owner.id, text, from: owner });
    for (const text of ['早', '/打开 点赞', '/打开 邀请', ...(trick.set ?? []).map((s) => `/${s}`)]) await own(text);
    await h.settle();
    for (const who of trick.who) await f.says(who, '早呀');
    await h.pass(hour);
    const tried = await trick.play(f);
    await h.pass(3 * day);
    const earned = await f.earned(...trick.who);
    return { trick: trick.name, tried, earned, cap: trick.cap, why: trick.why, errors: h.errors };
  } finally {
    await f.h.close();
  }
}

/** The table of docs/farming.txt. */
export const table = (all: readonly Farmed[]): string =>
  [
    'Thirty days of farming on a clock held still. earned: points in the end; cap: the most the rules allow.',
    'Written by test/scenarios/farming.test.ts; `npx vitest run test/scenarios/farming.test.ts -u` writes it again.',
    '',
    `tried  earned  cap  trick`,
    ...all.flatMap((f) => [
      `${`${f.tried}`.padStart(5)}  ${`${f.earned}`.padStart(6)}  ${`${f.cap}`.padStart(3)}  ${f.trick}`,
      `${' '.repeat(20)}${f.why}`,
    ]),
    '',
  ].join('\n');
