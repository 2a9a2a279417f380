/**
 * Sending by hand: what it means is said first, above twenty groups the number is typed; one group hears it, ten minutes
 * later the rest; `停` ends it between two sends.
 */
import { platformTitle } from '../../../kit/platforms.ts';
import { reply } from '../../../kit/reply.ts';
import type { Answer, Context, Effects, Locale, Room } from '../../../types.ts';
import { capBroken, capsLookBackMs } from '../caps.ts';
import { stepsOf } from '../language.ts';
import { byPlatform, secondsFor } from '../pace.ts';
import { audience, carry, spread, stageTimer, type Desk, type Stage } from '../run.ts';
import type { CampaignRow } from '../store.ts';
import { find, titleOf } from './find.ts';
import { countsOf } from './progress.ts';
import { summaryLater } from './summary.ts';
import { operateTexts } from './texts.ts';

/** From here on the number is typed. */
const mostUntyped = 20;
const firstOneMs = 10 * 60_000;
const answerMs = 10 * 60_000;
const dayMs = 86_400_000;
/** Lines a day said unasked in one group; `core/outbox.ts` refuses more. */
const unaskedPerDay = 4;
/** Runs older than this are not stopped by a bare `停`. */
const freshMs = dayMs;

interface Asked {
  readonly campaign: number;
  readonly hash: string;
  readonly groups: number;
}

/** `Telegram 134、微信 40`. */
export const platformsIn = (rooms: readonly Room[], locale: Locale): string =>
  byPlatform(rooms.map((r) => r.account))
    .map(([platform, n]) => `${platformTitle(platform, locale)} ${n}`)
    .join(locale === 'en' ? ', ' : '、');

/** How many groups, people and minutes, and who is left out and why. */
export async function outlook(c: Context, desk: Desk, row: CampaignRow, rooms: readonly Room[]): Promise<string[]> {
  const t = operateTexts[c.locale];
  const sizes = await desk.runs.sizes(c.community.id);
  const people = rooms.reduce((n, r) => n + (sizes.get(r.id) ?? 0), 0);
  const seconds = secondsFor(rooms.map((r) => r.account));
  const ids = rooms.map((r) => r.id);
  const unasked = await desk.runs.unasked(ids, c.now - dayMs);
  const full = rooms.filter((r) => (unasked.get(r.id) ?? 0) >= unaskedPerDay).length;
  const heard = await desk.runs.heard(row.id, ids, c.now - capsLookBackMs);
  const capped = rooms.filter((r) => {
    const times = heard.filter((h) => h.room === r.id).map((h) => h.at);
    return capBroken(row.definition, c.community.timeZone, times, c.now) !== undefined;
  }).length;
  const skips = t.skips(full, capped);
  const minutes = seconds < 60 ? 0 : Math.ceil(seconds / 60);
  return [
    t.counts(rooms.length, platformsIn(rooms, c.locale), round(people, c.locale), minutes),
    ...(skips === '' ? [] : [skips]),
  ];
}

/** `41000` as `4.1 万`, `41,000`. */
function round(n: number, locale: Locale): string {
  if (n < 10_000) return `${n}`;
  if (locale === 'en') return new Intl.NumberFormat('en').format(Math.round(n / 1000) * 1000);
  return `${Math.round(n / 1000) / 10} ${locale === 'zh-CN' ? '万' : '萬'}`;
}

/** `开始 ID`: says what it means and asks. */
export async function start(c: Context, desk: Desk, name: string): Promise<Effects> {
  const found = await find(c, desk, name);
  if ('say' in found) return found.say;
  const t = operateTexts[c.locale];
  const { row } = found;
  const rooms = await audience(c, desk, row.definition);
  if (rooms.length === 0) return [reply(c, t.nobody)];
  const lines = await outlook(c, desk, row, rooms);
  const typed = rooms.length > mostUntyped;
  const data: Asked = { campaign: row.id, hash: row.hash, groups: rooms.length };
  return [
    {
      do: 'ask',
      step: typed ? 'send-typed' : 'send',
      data,
      for: { member: c.who.member },
      to: { room: c.room.id },
      say: [...lines, typed ? t.typeNumber(rooms.length) : t.sendIt].join('\n'),
      ...(typed
        ? {}
        : {
            choices: [
              { label: t.send, value: 'send' },
              { label: t.later, value: 'later' },
            ],
          }),
      until: c.now + answerMs,
    },
  ];
}

/** The two questions before a send. */
export const sendAnswers = (desk: Desk): Readonly<Record<string, Answer>> => ({
  send: {
    allow: 'admin',
    run: (c, value, data) =>
      value === 'send' ? begin(c, desk, data as Asked) : [reply(c, operateTexts[c.locale].notYet)],
  },
  'send-typed': {
    allow: 'admin',
    parse: (text, data, c) => {
      const [, n] = /^(?:发|發|send)\s*(\d{1,7})$/iu.exec(text.trim()) ?? [];
      const { groups } = data as Asked;
      if (n === undefined) return null;
      return Number(n) === groups ? 'send' : { refuse: operateTexts[c.locale].wrongNumber(groups) };
    },
    run: (c, _value, data) => begin(c, desk, data as Asked),
  },
});

async function begin(c: Context, desk: Desk, asked: Asked): Promise<Effects> {
  const t = operateTexts[c.locale];
  const row = await desk.store.byId(c.community.id, asked.campaign);
  if (!row || row.state === 'gone' || row.hash !== asked.hash) return [reply(c, t.changed)];
  const rooms = await audience(c, desk, row.definition);
  const [first, ...rest] = rooms;
  if (!first) return [reply(c, t.nobody)];
  const run = await desk.runs.begin({
    community: c.community.id,
    campaign: row.id,
    definition: row.definition,
    planned: c.now,
    how: 'hand',
    startedBy: c.who.member,
    eventId: c.cause,
    at: c.now,
  });
  if (!run) return [reply(c, t.changed)];
  await desk.house.audit.write(c, {
    act: 'campaign.send',
    subject: titleOf(row.definition),
    room: null,
    before: null,
    after: { run: run.id, groups: rooms.length },
  });
  const told = summaryLater(c, run, c.room.id);
  if (rest.length === 0)
    return [...(await spread(c, desk, row, run, 0, rooms)), ...told, reply(c, t.sending(run.id, 1))];
  const data: Stage = { run: run.id, step: 0, rest: true };
  return [
    ...(await carry(c, desk, row, run, 0, [first])),
    ...told,
    {
      do: 'later',
      key: `campaign-rest:${run.id}`,
      timer: stageTimer,
      at: c.now + firstOneMs,
      room: null,
      community: c.community.id,
      data,
    },
    reply(c, t.firstOne(run.id)),
  ];
}

/** `停`: the run of this number, or every fresh one. What is on its way to a platform is not called back. */
export async function stop(c: Context, desk: Desk, number: number | null): Promise<Effects> {
  const t = operateTexts[c.locale];
  const runs = (await desk.runs.latest(c.community.id, 20)).filter(
    (run) => run.state === 'running' && (number === null ? c.now - run.at < freshMs : run.id === number),
  );
  let sent = 0;
  let dropped = 0;
  let any = false;
  const effects = [];
  for (const run of runs) {
    const before = countsOf(await desk.runs.fates(run.id));
    const reached = await audience(c, desk, run.definition);
    const pendingRest = await desk.runs.waits(`campaign-rest:${run.id}`);
    const laterSteps = stepsOf(run.definition).map((_, i) => `campaign-step:${run.id}.${i}`);
    const open = before.waiting > 0 || pendingRest || (await desk.runs.waits(...laterSteps));
    if (!open) continue;
    any = true;
    await desk.runs.stop(run.id, c.cause);
    await desk.runs.drop(run.id, c.now, 'stopped by staff');
    for (const key of [`campaign-rest:${run.id}`, ...laterSteps]) effects.push({ do: 'cancel', key } as const);
    sent += before.sent + before.maybe;
    dropped += before.waiting + (pendingRest ? reached.length - before.all : 0);
    await desk.house.audit.write(c, {
      act: 'campaign.stop',
      subject: titleOf(run.definition),
      room: null,
      before: { run: run.id },
      after: { sent: before.sent },
    });
  }
  return [...effects, reply(c, any ? t.stopped(sent, dropped) : t.nothingRuns)];
}
