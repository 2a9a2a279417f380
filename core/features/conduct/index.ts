/**
 * The conduct record: strikes, those taken back, reports that were right or wrong. It fades, only the member and staff
 * see it, only in private, and others may make it a condition by hearing `conduct.changed`. See docs/fairness.md.
 */
import { defineFeature } from '../../house.ts';
import { formatDay } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { noArguments, personMeant, withoutMentions } from '../../kit/parse.ts';
import { privately, reply } from '../../kit/reply.ts';
import type { Command, Context, Effects, Happening, Hear, MessageEvent, PersonRef, Refusal } from '../../types.ts';
import type { ModerationActed, ModerationUndone } from '../moderation/events.ts';
import type { ReportJudged } from '../reports/events.ts';
import type { ConductChanged } from './events.ts';
import { keptMs, standing, type Mark } from './rules.ts';
import { defineConduct } from './schema.ts';
import { conductStore, type ConductStore } from './store.ts';
import { conductTexts, type Line } from './texts.ts';
import type { House } from '../../house.ts';

/** Happenings that mean somebody signed up and was not there. A feature that knows of such a thing adds its line. */
const absences: readonly string[] = ['event.missed', 'booking.missed', 'order.unclaimed'];
const lastShown = 3;

interface Deps {
  readonly house: House;
  readonly store: ConductStore;
}
type Whom = { readonly ref: PersonRef } | { readonly name: string };

export const conduct = defineFeature({
  name: 'conduct',
  title: null,
  on: true,
  schema: defineConduct,
  create: (house) => {
    const d: Deps = { house, store: conductStore(house.database) };
    return {
      commands: [mine(d), theirs(d)],
      hears: {
        'moderation.acted': (c, what) => struck(d, c, what as ModerationActed),
        'moderation.undone': (c, what) => turned(d, c, what as ModerationUndone, false),
        'moderation.restored': (c, what) => turned(d, c, what as ModerationUndone, true),
        'report.judged': (c, what) => judged(d, c, what as ReportJudged),
        ...Object.fromEntries(absences.map((what): [string, Hear] => [what, (c, told) => absent(d, c, told)])),
      },
    };
  },
});

const at = (c: Context) => ({ community: c.community.id, eventId: c.cause, at: c.at });

async function changed(d: Deps, c: Context, member: number): Promise<Effects> {
  const now = standing(await d.store.of(c.community.id, member, c.now - keptMs), c.now);
  const { trouble, strikes, overturned, right, wrong } = now;
  const what: ConductChanged = { what: 'conduct.changed', member, trouble, strikes, overturned, right, wrong };
  return [{ do: 'tell', what }];
}

async function struck(d: Deps, c: Context, { member, act, weight }: ModerationActed): Promise<Effects> {
  if (weight === 0) return [];
  await d.store.put({ ...at(c), member, kind: 'strike', ref: act, weight, good: true });
  return changed(d, c, member);
}
async function turned(
  d: Deps,
  c: Context,
  { member, act }: { member: number; act: string },
  good: boolean,
): Promise<Effects> {
  const known = await d.store.turn({ community: c.community.id, member, kind: 'strike', ref: act }, good);
  return known ? changed(d, c, member) : [];
}
async function judged(d: Deps, c: Context, { member, report, right }: ReportJudged): Promise<Effects> {
  const of = { community: c.community.id, member, kind: 'report', ref: `${report}` } as const;
  if (right === null) await d.store.drop(of);
  else await d.store.put({ ...of, ...at(c), weight: 1, good: right });
  return changed(d, c, member);
}
async function absent(d: Deps, c: Context, told: Happening): Promise<Effects> {
  if (told.member === null) return [];
  await d.store.put({ ...at(c), member: told.member, kind: 'absent', ref: c.cause, weight: 1, good: true });
  return changed(d, c, told.member);
}

const lineOf = (m: Mark, c: Context): Line => ({
  what:
    m.kind === 'strike'
      ? m.good
        ? 'strike'
        : 'overturned'
      : m.kind === 'absent'
        ? 'absent'
        : m.good
          ? 'right'
          : 'wrong',
  ref: m.kind === 'strike' ? m.ref : '',
  day: formatDay(m.at, c.community.timeZone, c.locale),
});
const marksOf = (d: Deps, c: Context, member: number): Promise<Mark[]> =>
  d.store.of(c.community.id, member, c.now - keptMs);

/** In a group nothing of it is said: in private where that arrives, else how to ask there. */
async function aside(d: Deps, c: Context, words: string, other: string): Promise<Effects> {
  if (c.room.kind === 'private') return [reply(c, words)];
  if (!(await d.house.people.reached(c.who.member, c.room.account))) return [reply(c, other)];
  return [privately(c, c.who.member, words), reply(c, conductTexts[c.locale].sent)];
}

const mine = (d: Deps): Command<null> => ({
  name: 'conduct.mine',
  words: { 'zh-CN': ['我的记录'], 'zh-TW': ['我的紀錄', '我的記錄'], en: ['my-record'] },
  level: 'called',
  allow: 'member',
  discreet: true,
  help: { 'zh-CN': '自己的提醒和举报记录', 'zh-TW': '自己的提醒和檢舉紀錄', en: 'your strikes and reports' },
  example: { 'zh-CN': '/我的记录', 'zh-TW': '/我的紀錄', en: '/my-record' },
  parse: noArguments,
  run: async (c) => {
    const t = conductTexts[c.locale];
    const marks = await marksOf(d, c, c.who.member);
    return aside(d, c, marks.length === 0 ? t.clean : t.mine(standing(marks, c.now)), t.onlyPrivate);
  },
});

/** Whose: by mention, by quoting, or by the exact name. */
function parseWhom(rest: string, c: Context<MessageEvent>): Whom | Refusal {
  const ref = personMeant(c.event);
  if (ref) return { ref };
  const name = withoutMentions(rest, c.event)
    .replace(/^[@＠]/u, '')
    .trim();
  return name === '' ? { refuse: conductTexts[c.locale].whom } : { name: cut(name, 60) };
}

async function memberMeant(
  d: Deps,
  c: Context<MessageEvent>,
  whom: Whom,
): Promise<{ member: number; name: string } | string> {
  const t = conductTexts[c.locale];
  if ('ref' in whom) {
    const { member } = await d.house.people.memberOf(c.community.id, c.event.account, whom.ref, c.now);
    return { member, name: whom.ref.name };
  }
  const [one, another] = await d.store.called(c.community.id, whom.name, 5);
  if (!one) return t.unknown(cut(whom.name, 20));
  return another ? t.which(cut(whom.name, 20)) : one;
}

const theirs = (d: Deps): Command<Whom> => ({
  name: 'conduct.theirs',
  words: { 'zh-CN': ['记录'], 'zh-TW': ['紀錄', '記錄'], en: ['record'] },
  level: 'called',
  allow: 'moderator',
  discreet: true,
  help: { 'zh-CN': '看一个人的记录', 'zh-TW': '看一個人的紀錄', en: "see somebody's record" },
  example: { 'zh-CN': '/记录 May', 'zh-TW': '/紀錄 May', en: '/record May' },
  parse: parseWhom,
  run: async (c, whom) => {
    const t = conductTexts[c.locale];
    const found = await memberMeant(d, c, whom);
    if (typeof found === 'string') return [reply(c, found)];
    const name = cut(found.name, 20);
    const marks = await marksOf(d, c, found.member);
    const last = marks.slice(-lastShown).toReversed();
    const words =
      marks.length === 0
        ? t.cleanOf(name)
        : t.theirs(
            name,
            standing(marks, c.now),
            last.map((m) => lineOf(m, c)),
          );
    return aside(d, c, words, t.staffPrivate(name));
  },
});
