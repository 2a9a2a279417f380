/**
 * The brake: when a group sees too many acts at once, a rule is probably wrong. Then nothing more is done there (rules
 * go on watching, acts are written down as held) until the owner says so, or the next morning.
 */
import { reply } from '../../../kit/reply.ts';
import { keepers } from '../../../kit/staff.ts';
import { noArguments } from '../../../kit/parse.ts';
import { numberSetting } from '../../../settings.ts';
import type { Tx } from '../../../ports.ts';
import type { Answer, Command, Context, Effect, Effects, Room, Undo } from '../../../types.ts';
import { nextMorning, sayWhen } from './deadline.ts';
import type { BrakePulled } from '../events.ts';
import { forgive, unforgive, type ForgiveDeps } from '../acts/forgive.ts';
import type { Did, Plan } from '../rules/rules.ts';
import type { Brake } from './store-fairness.ts';
import { brakeTexts, type Reason } from './texts-brake.ts';
import { hourMs, isHard, leastMembers, minuteMs, mostly, tooMuch } from './too-much.ts';

export const brakeActsSetting = numberSetting({
  key: 'moderation.brake_acts',
  name: { 'zh-CN': '刹车次数', 'zh-TW': '煞車次數', en: 'brake-acts' },
  default: 20,
  min: 5,
  max: 500,
});
export const brakeMinutesSetting = numberSetting({
  key: 'moderation.brake_minutes',
  name: { 'zh-CN': '刹车分钟', 'zh-TW': '煞車分鐘', en: 'brake-minutes' },
  default: 10,
  min: 1,
  max: 120,
});
export const brakeShareSetting = numberSetting({
  key: 'moderation.brake_share',
  name: { 'zh-CN': '刹车人数比例', 'zh-TW': '煞車人數比例', en: 'brake-share' },
  default: 10,
  min: 1,
  max: 100,
});

/** After "go on" it does not stop again for so long. */
const graceMs = hourMs;
const mostAsked = 2;
/** In the morning it goes on by itself, at this hour and not in less than this. */
const goHour = 9;
const leastHours = 6;

/** What staff decided themselves is never held, and no sign of a rule gone wrong. */
const decided = 'report';
const nothing: Did = { remove: false, words: null, askBack: false, muteMs: 0, kick: false, ban: false, points: 0 };
export interface BrakeParts {
  /** The plan as it may be carried out now: nothing, while the brake of this room is on. */
  soften(room: number, kind: string, now: number, plan: Plan): Plan;
  /** After an act: written down as held, or counted, and perhaps the brake is pulled. */
  after(
    c: Context,
    tx: Tx,
    room: Room,
    act: { readonly id: number; readonly kind: string },
    wanted: Plan,
  ): Promise<Effects>;
  load(now: number): Promise<void>;
  readonly command: Command;
  readonly answer: Answer;
  readonly undoes: Readonly<Record<string, Undo>>;
}
interface Asked {
  readonly brake: number;
}

/** Called once per bot. */
export function createBrake(d: ForgiveDeps): BrakeParts {
  /** Groups that are paused, mirroring the rows. */
  const on = new Map<number, { readonly id: number; readonly until: number }>();
  const active = (room: number, now: number) => {
    const b = on.get(room);
    return b && b.until > now ? b : undefined;
  };
  const morning = (c: Context): number => nextMorning(c.now, c.community.timeZone, goHour, leastHours);
  const when = (c: Context, at: number): string => sayWhen(at, c.now, c.community.timeZone, c.locale);

  const question = (c: Context, brake: number, to: number | 'here', say: string, until: number): Effect => {
    const t = brakeTexts[to === 'here' ? c.locale : c.community.locale];
    const data: Asked = { brake };
    return {
      do: 'ask',
      step: 'brake',
      data,
      for: { member: to === 'here' ? c.who.member : to },
      to: to === 'here' ? { room: c.room.id } : { private: to },
      say,
      choices: [
        { label: t.go, value: 'going' },
        { label: t.stay, value: 'tomorrow' },
        { label: t.back, value: 'undone' },
      ],
      until,
    };
  };

  /** When this process began: what was over by then is of no concern. */
  let since = 0;
  const again = async (): Promise<void> => {
    const standing = await d.fair.standing(since);
    on.clear();
    for (const b of standing) on.set(b.room, { id: b.id, until: b.until });
  };
  d.house.database.peers?.follow('moderation.brake', again);

  const pull = async (
    c: Context,
    tx: Tx,
    room: Room,
    since: number,
    why: Reason,
    most: string | null,
  ): Promise<Effects> => {
    const until = morning(c);
    const community = c.community.id;
    const open = await d.fair.unanswered(community, c.now);
    const row = { community, room: room.id, since, until, at: c.now };
    const id = await d.fair.pull({ ...row, eventId: c.cause });
    tx.changed('moderation.brake', 0);
    tx.after(() => on.set(room.id, { id, until }));
    const bot = { ...c, who: { ...c.who, member: 0 } };
    const after = { brake: id, why };
    await d.house.audit.write(bot, { act: 'moderation.brake', subject: room.name, room: room.id, before: null, after });
    const what: BrakePulled = {
      what: 'brake.pulled',
      member: null,
      acts: 'acts' in why ? why.acts : 0,
      members: 'members' in why ? why.members : 0,
    };
    const tell: Effect = { do: 'tell', what };
    // Several groups at once are one question: whoever was asked already answers for all.
    if (open.length > 0) return [tell];
    const staff = await keepers(d.house.people, { community, account: room.account }, 'admin');
    const top = staff.filter((k) => k.role === 'owner');
    const say = brakeTexts[c.community.locale].ask(
      room.name,
      why,
      sayWhen(until, c.now, c.community.timeZone, c.community.locale),
      most,
    );
    const asked = (top.length > 0 ? top : staff).slice(0, mostAsked);
    return [tell, ...asked.map((k) => question(c, id, k.member, say, until))];
  };

  const stopHere = async (c: Context, tx: Tx, b: Brake, state: 'going' | 'tomorrow' | 'undone', until: number) => {
    await d.fair.setBrake(b.id, state, until, c.who.member, c.now);
    tx.changed('moderation.brake', 0);
    tx.after(() => {
      if (state === 'going') on.delete(b.room);
      else on.set(b.room, { id: b.id, until });
    });
  };

  /** Everything done in these groups since the brake's window began, in one go; one line a group says so. */
  const takeAllBack = async (
    c: Context,
    brakes: readonly Brake[],
  ): Promise<{ ids: number[]; people: number; effects: Effect[] }> => {
    const ids: number[] = [];
    const people = new Set<number>();
    const effects: Effect[] = [];
    for (const b of brakes) {
      const acts = await d.fair.actsSince(c.community.id, b.room, b.since);
      for (const { id, member } of acts) {
        const act = await d.store.find(c.community.id, id);
        if (!act) continue;
        ids.push(id);
        people.add(member);
        effects.push(...(await forgive(d, c, act, { silent: true })));
      }
      const say = brakeTexts[c.community.locale].said(acts.length);
      if (acts.length > 0) effects.push({ do: 'send', to: { room: b.room }, say });
    }
    return { ids, people: people.size, effects };
  };

  const answer: Answer = {
    allow: 'admin',
    run: async (c, value, data, tx) => {
      const t = brakeTexts[c.locale];
      const asked = await d.fair.brake(c.community.id, (data as Asked).brake);
      const all = await d.fair.pausedNow(c.community.id, c.now);
      if (!asked || all.length === 0) return [reply(c, t.settled)];
      const state = value === 'going' || value === 'undone' ? value : 'tomorrow';
      const until = state === 'going' ? c.now : Math.max(...all.map((b) => b.until), morning(c));
      const held = (await Promise.all(all.map((b) => d.fair.heldBy(b.id)))).reduce((a, b) => a + b, 0);
      for (const b of all) await stopHere(c, tx, b, state, until);
      const before = all.map((b) => ({ brake: b.id, room: b.room, state: b.state, until: b.until }));
      if (state !== 'undone') {
        const after = { state, until };
        await d.house.audit.write(c, { act: 'moderation.brake_set', subject: state, room: null, before, after });
        return [reply(c, state === 'going' ? t.going(held) : t.staying(when(c, until)))];
      }
      const { ids, people, effects } = await takeAllBack(c, all);
      await d.house.audit.write(c, {
        act: 'moderation.unwind',
        subject: `${ids.length}`,
        room: null,
        before: null,
        after: { ids },
      });
      const words = ids.length > 0 ? t.undone(ids.length, people, when(c, until)) : t.nothingToUndo(when(c, until));
      return [...effects, reply(c, words)];
    },
  };

  return {
    soften: (room, kind, now, plan) =>
      kind !== decided && active(room, now)
        ? { ...plan, did: nothing, unable: [], review: false, weight: 0, strikes: plan.strikes - plan.weight }
        : plan,
    after: async (c, tx, room, act, wanted) => {
      if (act.kind === decided) return [];
      const b = active(room.id, c.now);
      if (b) {
        await d.fair.hold(act.id, b.id, wanted.did);
        return [];
      }
      if (!isHard(wanted.did)) return [];
      const where = { community: c.community.id, room: room.id };
      const limits = {
        acts: d.house.settings.get(brakeActsSetting, where),
        minutes: d.house.settings.get(brakeMinutesSetting, where),
        share: d.house.settings.get(brakeShareSetting, where),
      };
      const last = await d.fair.lastBrake(room.id);
      if (last?.state === 'going' && last.decidedAt !== null && c.now - last.decidedAt < graceMs) return [];
      const span = Math.max(hourMs, limits.minutes * minuteMs);
      // What was before the last pause was judged then.
      const since = Math.max(c.now - span, last?.until ?? 0);
      const acts = (await d.fair.actsSince(c.community.id, room.id, since)).filter((a) => isHard(a.did));
      if (acts.length < leastMembers) return [];
      const why = tooMuch(acts, c.now, await d.fair.present(room.id), limits);
      return why ? pull(c, tx, room, since, why, mostly(acts, c.community.locale)) : [];
    },
    load: async (now) => {
      since = now;
      await again();
    },
    answer,
    command: {
      name: 'moderation.brake',
      words: { 'zh-CN': ['刹车'], 'zh-TW': ['煞車', '剎車'], en: ['brake'] },
      level: 'called',
      allow: 'admin',
      help: { 'zh-CN': '看群规停手了没有', 'zh-TW': '看群規停手了沒有', en: 'see whether the rules are paused' },
      example: { 'zh-CN': '/刹车', 'zh-TW': '/煞車', en: '/brake' },
      parse: noArguments,
      run: async (c) => {
        const t = brakeTexts[c.locale];
        const all = await d.fair.pausedNow(c.community.id, c.now);
        const [first] = all;
        if (!first) return [reply(c, t.free)];
        const rooms = await Promise.all(all.map((b) => d.house.people.room(b.room, d.house.database.db)));
        const names = rooms.flatMap((r) => (r ? [r.name] : [])).slice(0, 5);
        return [
          question(c, first.id, 'here', t.on(names, when(c, Math.max(...all.map((b) => b.until)))), c.now + hourMs),
        ];
      },
    },
    undoes: {
      'moderation.unwind': async (row, c) => {
        const { ids } = row.after as { ids: readonly number[] };
        const effects: Effect[] = [];
        for (const id of ids) {
          const act = await d.store.find(c.community.id, id);
          if (act && act.undoneBy !== null) effects.push(...(await unforgive(d, act)));
        }
        return [...effects, reply(c, brakeTexts[c.locale].counted(ids.length))];
      },
      'moderation.brake_set': async (row, c, tx) => {
        for (const b of row.before as { brake: number; room: number; state: Brake['state']; until: number }[]) {
          const until = Math.max(b.until, c.now);
          await d.fair.setBrake(b.brake, b.state, until, null, c.now);
          tx.changed('moderation.brake', 0);
          tx.after(() => on.set(b.room, { id: b.brake, until }));
        }
        return [reply(c, brakeTexts[c.locale].asBefore)];
      },
    },
  };
}
