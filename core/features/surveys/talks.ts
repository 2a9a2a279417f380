/** Talks with careful respondents: a list with reasons, staff pick, one invitation, one reminder, a record. */
import { cut } from '../../kit/cut.ts';
import { formatMoment } from '../../kit/calendar.ts';
import { reply } from '../../kit/reply.ts';
import type { Answer, Command, Context, Effect, Effects, Locale, MessageEvent, Room, TimerEvent } from '../../types.ts';
import { careful } from './careful.ts';
import { isSurvey, meant, numberOnly } from './commands.ts';
import type { Desk } from './session.ts';
import { talkList } from './settings.ts';
import type { Talk, TalkStore } from './store-talks.ts';
import type { SurveyRow } from './store.ts';
import { talkTexts } from './texts-talk.ts';

export const talkTimer = 'surveys.talk';
const dayMs = 86_400_000;
const remindMs = 2 * dayMs;
const endMs = 7 * dayMs;
const pickMs = dayMs;

export interface TalkDesk extends Desk {
  readonly talks: TalkStore;
}
/** What a list that was shown stood for. */
interface Shown {
  readonly survey: number;
  readonly members: readonly number[];
}
/** What an invitation and its timers carry. */
interface Invited {
  readonly survey: number;
  readonly member: number;
}

export const talkCommands = (desk: TalkDesk): readonly Command[] => [list(desk), record(desk)] as readonly Command[];

const list = (desk: TalkDesk): Command<number> => ({
  name: 'surveys.followup',
  words: { 'zh-CN': ['回访名单'], 'zh-TW': ['回訪名單'], en: ['followup'] },
  level: 'called',
  allow: 'moderator',
  help: {
    'zh-CN': '问卷答得认真的人，挑来聊聊',
    'zh-TW': '問卷答得認真的人，挑來聊聊',
    en: 'careful respondents to talk with',
  },
  example: { 'zh-CN': '/回访名单 12', 'zh-TW': '/回訪名單 12', en: '/followup 12' },
  discreet: true,
  parse: numberOnly,
  run: async (c, id) => {
    const survey = await meant(c, desk, id);
    return isSurvey(survey) ? shown(c, desk, survey) : survey;
  },
});

async function shown(c: Context, desk: TalkDesk, s: SurveyRow): Promise<Effects> {
  const t = talkTexts[c.locale];
  const { house } = desk;
  if (s.definition.anonymous) return [reply(c, t.anonymous)];
  const all = (await desk.store.answers(s.id)).flatMap(({ member, answers, spent }) =>
    member === null ? [] : [{ member, answers, spent: spent ?? 0 }],
  );
  const most = house.settings.get(talkList, { community: c.community.id, room: c.room.id });
  const best = careful(s.definition, all, most);
  if (best.length === 0) return [reply(c, t.nobody)];
  const names = await house.people.names(best.map((b) => b.member));
  const rows = best.map(
    (b, i) => `${i + 1} ${t.row(cut(names.get(b.member) ?? '', 12), b.minutes, b.answered, b.asked, b.written)}`,
  );
  const data: Shown = { survey: s.id, members: best.map((b) => b.member) };
  const here = c.room.kind === 'private';
  return [
    ...(here ? [] : [reply(c, t.sentPrivately)]),
    {
      do: 'ask',
      step: 'talkPick',
      data,
      for: { member: c.who.member },
      to: here ? { room: c.room.id } : { private: c.who.member },
      say: `${t.list(rows)}\n${t.pick}`,
      until: c.now + pickMs,
    },
  ];
}

const record = (desk: TalkDesk): Command<number> => ({
  name: 'surveys.followups',
  words: { 'zh-CN': ['回访记录'], 'zh-TW': ['回訪記錄'], en: ['followups'] },
  level: 'called',
  allow: 'moderator',
  help: {
    'zh-CN': '回访问了谁，怎么说',
    'zh-TW': '回訪問了誰，怎麼說',
    en: 'who was asked for a talk, and their answer',
  },
  example: { 'zh-CN': '/回访记录 12', 'zh-TW': '/回訪記錄 12', en: '/followups 12' },
  discreet: true,
  parse: numberOnly,
  run: async (c: Context<MessageEvent>, id): Promise<Effects> => {
    const t = talkTexts[c.locale];
    const survey = await meant(c, desk, id);
    if (!isSurvey(survey)) return survey;
    const all = await desk.talks.all(id);
    if (all.length === 0) return [reply(c, t.noRecord)];
    const names = await desk.house.people.names(all.map((x) => x.member));
    const rows = all.map((x) =>
      t.recordRow(
        cut(names.get(x.member) ?? '', 12),
        x.state,
        x.remindedAt !== null,
        formatMoment(x.answeredAt ?? x.at, c.community.timeZone, c.locale),
      ),
    );
    const say = t.record(rows);
    return c.room.kind === 'private'
      ? [reply(c, say)]
      : [reply(c, t.sentPrivately), { do: 'send', to: { private: c.who.member }, say }];
  },
});

export const talkAnswers = (desk: TalkDesk): Readonly<Record<string, Answer>> => ({
  talkPick: {
    allow: 'moderator',
    parse: (text, data) => {
      const { members } = data as Shown;
      const picked = text
        .normalize('NFKC')
        .split(/[\s,，、;；]+/u)
        .filter((x) => x !== '');
      const numbers = picked.map((x) => (/^[1-9][0-9]?$/u.test(x) ? Number(x) : Number.NaN));
      return numbers.length > 0 && numbers.every((n) => n <= members.length) ? JSON.stringify(numbers) : null;
    },
    run: (c, value, data) => invite(c, desk, data as Shown, JSON.parse(value) as number[]),
  },
  talk: { run: (c, value, data) => answered(c, desk, data as Invited, value === 'yes') },
});

/** One invitation each; who was asked before is not asked again. */
async function invite(
  c: Context,
  desk: TalkDesk,
  { survey, members }: Shown,
  picked: readonly number[],
): Promise<Effects> {
  const t = talkTexts[c.locale];
  const s = await meant(c, desk, survey);
  if (!isSurvey(s)) return s;
  const effects: Effect[] = [];
  const asked: number[] = [];
  const unreached: number[] = [];
  for (const member of new Set(picked.flatMap((n) => members[n - 1] ?? []))) {
    const room = await chatOf(c, desk, s.id, member);
    if (!room || (await desk.house.budget.unsubscribed(member))) {
      unreached.push(member);
      continue;
    }
    const row = {
      survey,
      member,
      state: 'asked' as const,
      by: c.who.member,
      room: c.room.id,
      at: c.now,
      eventId: c.cause,
    };
    if (!(await desk.talks.ask(row))) continue;
    asked.push(member);
    effects.push(invitation(c, s, member, room), ...timers(c, survey, member, room));
  }
  const names = await desk.house.people.names(members);
  const called = (ids: readonly number[]): string[] => ids.map((m) => cut(names.get(m) ?? '', 12));
  return [
    ...(asked.length > 0 ? [reply(c, t.asked(called(asked)))] : []),
    ...(unreached.length > 0 ? [reply(c, t.unreached(called(unreached)))] : []),
    ...(asked.length + unreached.length === 0 ? [reply(c, t.before(survey))] : []),
    ...effects,
  ];
}

/** The private chat in which they answered, else one on the account they answered on. */
async function chatOf(c: Context, { store, house }: Desk, survey: number, member: number): Promise<Room | undefined> {
  const seat = await store.seat(survey, member);
  const room = seat && (await house.people.room(seat.room, house.database.db));
  if (!room || room.kind === 'private') return room;
  return (await house.people.reached(member, room.account))
    ? house.people.privateRoom(c.community, room.account, member, c.now)
    : undefined;
}
const localeIn = (c: Context, room: Room | undefined): Locale => room?.locale ?? c.community.locale;

function invitation(c: Context, s: SurveyRow, member: number, room: Room): Effect {
  const t = talkTexts[localeIn(c, room)];
  return {
    do: 'ask',
    step: 'talk',
    data: { survey: s.id, member } satisfies Invited,
    for: { member },
    to: { room: room.id },
    say: t.invite(s.definition.title),
    choices: [
      { label: t.yes, value: 'yes' },
      { label: t.no, value: 'no' },
    ],
    until: c.now + endMs,
    // Nobody waits for it: it keeps to the member's budget, and whoever wants no private words is not asked.
    unasked: { kind: 'survey', until: c.now + remindMs },
  };
}

const timers = (c: Context, survey: number, member: number, room: Room): Effect[] =>
  [remindMs, endMs].map((ms, i) => ({
    do: 'later',
    key: `${talkTimer}:${survey}:${member}:${i}`,
    timer: talkTimer,
    at: c.now + ms,
    room: room.id,
    community: c.community.id,
    data: { survey, member } satisfies Invited,
  }));

async function answered(c: Context, desk: TalkDesk, { survey, member }: Invited, yes: boolean): Promise<Effects> {
  const t = talkTexts[c.locale];
  const talk = await desk.talks.find(survey, member);
  const s = await meant(c, desk, survey);
  if (!isSurvey(s)) return s;
  const settled = talk && (await desk.talks.settle(survey, member, yes ? 'yes' : 'no', c.now, c.cause));
  const staff = settled && (await desk.house.people.room(talk.room, desk.house.database.db));
  const say = yes ? t.thanksYes : t.thanksNo;
  return [
    reply(c, say),
    ...(staff
      ? [
          {
            do: 'send',
            to: { room: staff.id },
            say: talkTexts[localeIn(c, staff)].came(c.who.name, s.definition.title, yes),
          } as const,
        ]
      : []),
  ];
}

/** After two days one reminder, after seven it is over. */
export async function talkDue(c: Context<TimerEvent>, desk: TalkDesk, data: unknown): Promise<Effects> {
  const { survey, member } = data as Invited;
  const talk: Talk | undefined = await desk.talks.find(survey, member);
  if (talk?.state !== 'asked') return [];
  if (c.at - talk.at >= endMs) {
    await desk.talks.settle(survey, member, 'silent', c.now, c.cause);
    return [];
  }
  const s = await desk.store.find(c.community.id, survey);
  if (!s || talk.remindedAt !== null) return [];
  await desk.talks.remind(survey, member, c.now);
  const say = talkTexts[localeIn(c, c.room)].remind(s.definition.title);
  return [{ do: 'send', to: { room: c.room.id }, say, unasked: { kind: 'reminder' } }];
}
