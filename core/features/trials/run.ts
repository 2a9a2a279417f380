/** A trial from its start to its verdict. */
import type { House } from '../../house.ts';
import { addDays, civilDay, formatDay } from '../../kit/calendar.ts';
import { nextInstants } from '../../kit/cron.ts';
import { clickShare } from '../../kit/trial/clicks.ts';
import { judge, type Counted } from '../../kit/trial/judge.ts';
import { split } from '../../kit/trial/split.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effect, Effects } from '../../types.ts';
import type { RunningTrials } from './memory.ts';
import type { TrialBegun, TrialOver } from './events.ts';
import { clicksOf, spanOf, type Plan } from './plan.ts';
import { letter, type Spec } from './spec.ts';
import type { TrialRow, TrialStore, UnitRow } from './store.ts';
import { resultText } from './words.ts';
import { trialTexts } from './texts.ts';

export interface Desk {
  readonly house: House;
  readonly store: TrialStore;
  readonly running: RunningTrials;
}
export const postTimer = 'trials.post';
export const endTimer = 'trials.end';
/** What happened just before midnight may arrive a little later. */
const settleMs = 10 * 60_000;
/** A post so late would be at another time than the trial says. */
const latestMs = 2 * 3_600_000;
const roomsAtOnce = 100;

/** The campaign whose variants are tried. */
export interface CampaignOf {
  readonly name: string;
  readonly row: number;
  readonly hash: string;
  /** Its first civil day in the trial. */
  readonly first: string;
}

/** What a `trials.post` job carries. */
interface Post {
  readonly trial: number;
  readonly time: string;
  /** When it was planned, epoch ms. */
  readonly planned: number;
  /** Of the groups, in the order of their ids, the first not yet done. */
  readonly from: number;
}
const later = (c: Context, trial: TrialRow, key: string, timer: string, at: number, data: unknown): Effect => ({
  do: 'later',
  key: `trials:${trial.id}:${key}`,
  timer,
  at,
  room: trial.room,
  community: c.community.id,
  data,
});

const newSeed = (c: Context): string =>
  Array.from({ length: 32 }, () => Math.floor(c.dice() * 16).toString(16)).join('');

/** Splits, writes down everything that decides the verdict, and plans its end. */
export async function start(
  c: Context,
  tx: Tx,
  desk: Desk,
  spec: Spec,
  plan: Plan,
  of: CampaignOf | null = null,
): Promise<Effects> {
  const { store, running, house } = desk;
  const zone = c.community.timeZone;
  const span = spanOf(of?.first ?? addDays(civilDay(c.now, zone), 1), spec.days, zone);
  const seed = newSeed(c);
  const by = split(
    seed,
    plan.units.map((u) => u.id),
    spec.variants.length,
  );
  const units: UnitRow[] = plan.units.map((u) => ({ ...u, variant: by.get(u.id) ?? 0 }));
  const row = {
    ...spec,
    community: c.community.id,
    seed,
    needed: Number.isFinite(plan.needed) ? plan.needed : 0,
    plain: plan.units.length < plan.needed,
    startsAt: span.from,
    endsAt: span.to,
    author: c.who.member,
    room: c.room.id,
    campaign: of?.name ?? '',
    row: of?.row ?? 0,
    hash: of?.hash ?? '',
  };
  const id = await store.add({ ...row, eventId: c.cause, at: c.now });
  await store.addUnits(id, spec.unit, units, c.cause);
  const trial: TrialRow = { ...row, id, state: 'running', verdict: null };
  running.add(tx, trial, units);
  await house.audit.write(c, { act: 'trials.run', subject: String(id), room: null, before: null, after: spec });
  if (spec.goal === 'clicks') tx.after(() => blind(desk, trial));
  // A campaign comes at times of its own.
  const times = of ? [] : [...new Set(spec.variants.map((v) => v.time).filter(Boolean))];
  return [
    ...(of ? [{ do: 'tell', what: begunOf(c, trial, units) } as const] : []),
    ...times.flatMap((time) => nextPost(c, trial, time, span.from - 1)),
    later(c, trial, 'end', endTimer, span.to + settleMs, { trial: id }),
  ];
}

function begunOf(c: Context, trial: TrialRow, units: readonly UnitRow[]): TrialBegun {
  const side = (v: number): number[] => units.flatMap((u) => (u.variant === v ? [u.id] : []));
  return {
    what: 'trial.begun',
    member: c.who.member,
    trial: trial.id,
    campaign: trial.row,
    hash: trial.hash,
    kind: trial.kind,
    sides: trial.unit === 'groups' ? trial.variants.map((_, v) => side(v)) : [],
    from: trial.startsAt,
    to: trial.endsAt,
  };
}
/** Nobody is shown which side brings more clicks before the end. */
export const blind = ({ house }: Pick<Desk, 'house'>, trial: TrialRow): void =>
  house.links.blind(trial.community, nameOf(trial), trial.endsAt + settleMs);

/** The next day's post at this time, while the trial runs. */
function nextPost(c: Context, trial: TrialRow, time: string, after: number): Effects {
  const [hour = '0', minute = '0'] = time.split(':');
  const [at] = nextInstants(`${Number(minute)} ${Number(hour)} * * *`, c.community.timeZone, after, 1);
  if (at === undefined || at >= trial.endsAt) return [];
  const data: Post = { trial: trial.id, time, planned: at, from: 0 };
  return [later(c, trial, `${time}@${at}`, postTimer, at, data)];
}

/** Says each group its variant. Groups that are gone, or where trials are switched off, are counted all the same. */
export async function post(c: Context, desk: Desk, data: Post): Promise<Effects> {
  const trial = await desk.store.find(c.community.id, data.trial);
  if (trial?.state !== 'running') return [];
  const units = (await desk.store.units(trial.id, trial.unit)).filter(
    (u) => trial.variants[u.variant]?.time === data.time,
  );
  const part = units.slice(data.from, data.from + roomsAtOnce);
  const rest = data.from + part.length;
  const more: Effects =
    rest < units.length
      ? [later(c, trial, `${data.time}@${data.planned}#${rest}`, postTimer, c.now, { ...data, from: rest })]
      : nextPost(c, trial, data.time, data.planned);
  if (c.now - data.planned > latestMs) return more;
  const here = new Set((await desk.house.people.groups(c.community.id)).map((r) => r.id));
  const said = part.flatMap((u): Effects => {
    const text = trial.variants[u.variant]?.text ?? '';
    if (text === '' || !here.has(u.id)) return [];
    const track = { campaign: trialName(trial.id), variant: letter(u.variant) };
    return [
      {
        do: 'send',
        to: { room: u.id },
        say: text,
        unasked: { kind: 'campaign', campaign: trialName(trial.id) },
        track,
      },
    ];
  });
  return [...said, ...more];
}

/** A name as campaigns have them. */
export const trialName = (id: number): string => `trial-${id}`;
/** Under which its clicks are counted. */
const nameOf = (trial: TrialRow): string => trial.campaign || trialName(trial.id);
const overOf = (trial: TrialRow, stopped: boolean): Effects => {
  const what: TrialOver = { what: 'trial.over', member: null, trial: trial.id, campaign: trial.row, stopped };
  return trial.row === 0 ? [] : [{ do: 'tell', what }];
};

/** The verdict, once, at the end fixed at the start. */
export async function end(c: Context, tx: Tx, desk: Desk, id: number): Promise<Effects> {
  const { store, running } = desk;
  const trial = await store.find(c.community.id, id);
  if (trial?.state !== 'running' || c.now < trial.endsAt) return [];
  const span = spanOf(civilDay(trial.startsAt, c.community.timeZone), trial.days, c.community.timeZone);
  const counted = await countedUnits(c, desk, trial, span);
  const verdict = judge(counted, trial.variants.length, trial.unit, trial.seed);
  const kept = trial.plain ? { ...verdict, winner: null } : verdict;
  await store.close(id, 'ended', kept, c.cause);
  running.end(tx, trial);
  const say = resultText(trial, kept, c.locale);
  return [...overOf(trial, false), { do: 'send', to: { private: trial.author }, say, unasked: false }];
}

async function countedUnits(
  c: Context,
  { house, store }: Desk,
  trial: TrialRow,
  span: ReturnType<typeof spanOf>,
): Promise<Counted[]> {
  const units = await store.units(trial.id, trial.unit);
  if (trial.goal === 'clicks') {
    const name = nameOf(trial);
    const posts = await store.posts(trial.community, name, span.from, span.to);
    const people = await clicksOf(c, house, name, span);
    return units.map(({ id, variant, size }) =>
      clickShare({ variant, size, posts: posts.get(id) ?? 0, people: people(id, letter(variant)) }),
    );
  }
  if (trial.unit === 'members') {
    const did = await store.membersWho(trial.goal, trial.community, span);
    return units.map((u) => ({ variant: u.variant, n: 1, x: did.has(u.id) ? 1 : 0 }));
  }
  const did = await store.groupsWho(trial.goal, trial.community, span, trial.startsAt);
  return units.map((u) => ({ variant: u.variant, n: u.size, x: Math.min(u.size, did.get(u.id) ?? 0) }));
}

/** Ends it without a verdict. */
export async function stop(c: Context, tx: Tx, desk: Desk, trial: TrialRow): Promise<Effects> {
  await desk.store.close(trial.id, 'stopped', null, c.cause);
  desk.running.end(tx, trial);
  tx.after(() => desk.house.links.blind(trial.community, nameOf(trial), 0));
  return [{ do: 'cancel', key: `trials:${trial.id}:end` }, ...overOf(trial, true)];
}

/** The day the result comes, in words. */
export const endDay = (c: Context, trial: Pick<TrialRow, 'endsAt'>): string =>
  formatDay(trial.endsAt, c.community.timeZone, c.locale);

/** How far it is; nothing of how the sides do. */
export async function progress(c: Context, desk: Desk, trial: TrialRow): Promise<string> {
  const t = trialTexts[c.locale];
  const units = await desk.store.units(trial.id, trial.unit);
  const sides = trial.variants.map((_, v) =>
    t.side(letter(v), t.units[trial.unit](String(units.filter((u) => u.variant === v).length))),
  );
  const day = Math.max(0, Math.min(trial.days, Math.floor((c.now - trial.startsAt) / 86_400_000) + 1));
  const joined = sides.join(c.locale === 'en' ? ', ' : '、');
  return `${t.running(trial.id, t.kinds[trial.kind], day, trial.days, joined)}\n${t.notYet(endDay(c, trial))}`;
}
