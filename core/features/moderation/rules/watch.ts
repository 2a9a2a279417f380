/** Rules that only count: what they see is written down, told to the owner when their time is over, and decided. */
import { privately, reply } from '../../../kit/reply.ts';
import { keepers } from '../../../kit/staff.ts';
import type { Tx } from '../../../ports.ts';
import type { Answer, Choice, Context, Effect, Effects, Refusal, TimerEvent, Undo } from '../../../types.ts';
import { phrasesAround } from './around.ts';
import type { Broken } from './book.ts';
import { bodyOf, erase, insert, setStates, stillThere, type Kept, type Parts } from './keep.ts';
import { shownWord } from '../presets/index.ts';
import { plainRule, type RuleState, type WordRule } from './rules.ts';
import { watchTexts } from './texts-watch.ts';

const dayMs = 86_400_000;
/** How long a new rule only counts, and how long one in the shadow does before it reports. */
export const watchMs = dayMs;
const shadowMs = 3 * dayMs;
const answerMs = 7 * dayMs;
const around = 16;
const longest = 200;
/** Rows read for proposals, and proposals made. */
const mostRows = 2_000;
const mostPhrases = 3;

export interface Watching {
  readonly rules: readonly number[];
  /** Who is told; 0: whoever runs the group. */
  readonly member: number;
}
interface Asked extends Watching {
  readonly phrases?: readonly string[];
}

/** Writes down what watching rules met; nobody hears of it. */
export function note(d: Parts, c: Context, broken: readonly Broken[]): Promise<void> {
  const once = new Map(broken.map((b) => [b.rule.id, b]));
  return d.rules.watched(
    [...once.values()].map(({ rule, hit, found, text }) => ({
      community: c.community.id,
      rule: rule.id,
      room: c.room.id,
      member: c.who.member,
      found: found.slice(0, longest),
      around: text.slice(Math.max(0, hit.start - around), hit.end + around),
      eventId: c.cause,
      at: c.now,
    })),
  );
}

/** The end of the watch, for rules just put to it. */
export function untilReport(c: Context, rules: readonly WordRule[], member: number): Effect[] {
  const of = (state: RuleState): number[] => rules.filter((r) => r.state === state).map((r) => r.id);
  const job = (timer: string, ids: readonly number[], ms: number): Effect[] =>
    ids.length === 0
      ? []
      : [
          {
            do: 'later',
            key: `${timer}:${c.cause}`,
            timer,
            at: c.now + ms,
            room: c.room.id,
            community: c.community.id,
            data: { rules: ids, member } satisfies Watching,
          },
        ];
  return [...job('moderation.watched', of('watch'), watchMs), ...job('moderation.shadowed', of('shadow'), shadowMs)];
}

const ask = (c: Context, data: Asked, say: string, choices: readonly Choice[]): Effect => ({
  do: 'ask',
  step: 'watched',
  data,
  for: { member: data.member },
  to: c.room.kind === 'private' && c.who.member === data.member ? { room: c.room.id } : { private: data.member },
  say,
  choices,
  until: c.now + answerMs,
});

const decisions = (c: Context, phrases: readonly string[]): Choice[] => {
  const t = watchTexts[c.community.locale];
  return [
    ...phrases.map((p) => ({ label: t.allow(p), value: `allow:${p}` })),
    { label: t.start, value: 'start' },
    { label: t.more, value: 'more' },
    { label: t.drop, value: 'drop' },
  ];
};

/** What the rules met so far and what to do about it, asked in private. */
export async function askAbout(
  d: Parts,
  c: Context,
  rules: readonly WordRule[],
  member: number,
  say: (seen: { messages: number; members: number }) => string,
): Promise<Effects> {
  const ids = rules.map((r) => r.id);
  const seen = await d.rules.seen(ids);
  const rows = seen.messages > 0 ? await d.rules.around(ids, mostRows) : [];
  const phrases = phrasesAround(rows, mostPhrases).filter((p) => !d.book.find(c.community.id, p, true));
  return [ask(c, { rules: ids, member, phrases }, say(seen), decisions(c, phrases))];
}

/** Who is told of rules that came by file. */
const firstKeeper = async (d: Parts, c: Context): Promise<number | undefined> =>
  (await keepers(d.house.people, { community: c.community.id, account: c.room.account }, 'admin'))[0]?.member;

/** After a day: it reminds from now on, and the owner may make it do more or less. */
export const watched =
  (d: Parts) =>
  async (c: Context<TimerEvent>, data: unknown, tx: Tx): Promise<Effects> => {
    const { rules: ids, member } = data as Watching;
    const rules = stillThere(d, c.community.id, ids).filter((r) => r.state === 'watch');
    if (rules.length === 0) return [];
    await setStates(d, c, tx, rules, 'remind');
    const owner = member || (await firstKeeper(d, c));
    if (owner === undefined) return [];
    const t = watchTexts[c.community.locale];
    return askAbout(d, c, rules, owner, (seen) => t.watched(named(c, rules), seen));
  };

/** After three days in the shadow: still nothing is done, the owner decides. */
export const shadowed =
  (d: Parts) =>
  async (c: Context<TimerEvent>, data: unknown): Promise<Effects> => {
    const { rules: ids, member } = data as Watching;
    const rules = stillThere(d, c.community.id, ids).filter((r) => r.state === 'shadow');
    if (rules.length === 0) return [];
    const t = watchTexts[c.community.locale];
    return askAbout(d, c, rules, member, (seen) => t.shadowed(named(c, rules), seen));
  };

const named = (c: Context, rules: readonly WordRule[]): string =>
  watchTexts[c.community.locale].some(rules[0] ? shownWord(rules[0], c.community.locale) : '', rules.length);

/** What a change of state undoes to. */
interface StateChange {
  readonly rules: readonly number[];
  readonly state: RuleState;
}

/** Rules begin to do what they say, go back to counting, or go. With an audit row and a way back. */
export async function decide(
  d: Parts,
  c: Context,
  rules: readonly WordRule[],
  value: 'start' | 'more' | 'drop' | 'shadow',
  tx: Tx,
): Promise<Effects> {
  const t = watchTexts[c.locale];
  const row = { subject: `${rules.length}`, room: null };
  if (value === 'drop') {
    const before = await erase(d, c, tx, rules);
    await d.house.audit.write(c, { ...row, act: 'moderation.remove', before, after: null });
    return [reply(c, t.dropped(rules.length))];
  }
  const state: RuleState = value === 'start' ? 'on' : value === 'shadow' ? 'shadow' : 'watch';
  const before = rules.map((r): StateChange => ({ rules: [r.id], state: r.state }));
  await setStates(d, c, tx, rules, state);
  if (value === 'start') await d.rules.forget(rules.map((r) => r.id));
  await d.house.audit.write(c, {
    ...row,
    act: 'moderation.state',
    before,
    after: { rules: rules.map((r) => r.id), state } satisfies StateChange,
  });
  const changed = rules.map((r) => ({ ...r, state }));
  const said = state === 'on' ? t.started(rules.length) : state === 'shadow' ? t.inShadow : t.again;
  return [reply(c, said), ...untilReport(c, changed, c.who.member)];
}

/** Adds a phrase that is always fine. Nothing when it is listed already. */
export async function allow(d: Parts, c: Context, phrases: readonly string[], tx: Tx): Promise<WordRule[]> {
  const rules = phrases.map((word): Kept => plainRule(word, { kind: 'allow', actions: [] }));
  const made = await insert(d, c, tx, rules);
  if (made.length > 0)
    await d.house.audit.write(c, {
      act: 'moderation.add',
      subject: `${made.length}`,
      room: null,
      before: null,
      after: made.map(bodyOf),
    });
  return made;
}

export const watchedAnswer = (d: Parts): Answer => ({
  allow: 'admin',
  run: async (c, value, data, tx) => {
    const asked = data as Asked;
    const t = watchTexts[c.locale];
    const rules = stillThere(d, c.community.id, asked.rules);
    if (rules.length === 0) return [reply(c, t.gone)];
    if (value.startsWith('allow:')) {
      const phrase = value.slice('allow:'.length);
      await allow(d, c, [phrase], tx);
      const phrases = (asked.phrases ?? []).filter((p) => p !== phrase);
      return [ask(c, { ...asked, phrases }, t.allowed(phrase), decisions(c, phrases))];
    }
    if (value === 'start' || value === 'more' || value === 'drop')
      return decide(d, c, rules, value === 'more' && rules.every((r) => r.state === 'shadow') ? 'shadow' : value, tx);
    return [privately(c, c.who.member, t.gone)];
  },
});

export const watchUndoes = (d: Parts): Readonly<Record<string, Undo>> => ({
  'moderation.state': async (row, c, tx): Promise<Effects | Refusal> => {
    for (const { rules, state } of row.before as readonly StateChange[])
      await setStates(d, c, tx, stillThere(d, row.community, rules), state);
    return [reply(c, watchTexts[c.locale].back)];
  },
});
