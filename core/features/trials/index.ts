/**
 * A/B trials of texts, times and rewards. Who is in which side, how many are needed and when it ends is fixed at the
 * start; before the end nobody is told how the sides do, so nobody can stop when it looks well. docs/trials.md.
 */
import { defineFeature } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Choice, Command, Context, Effects, MessageEvent } from '../../types.ts';
import type { MembersLinked } from '../link/events.ts';
import type { CampaignSpoilt, CampaignTrial } from '../campaigns/events.ts';
import { apply } from './apply.ts';
import type { TrialAsked } from './events.ts';
import { RunningTrials } from './memory.ts';
import { planOf, spanOf, type Plan } from './plan.ts';
import { blind, end, endDay, endTimer, post, postTimer, progress, start, stop, type Desk } from './run.ts';
import { defineTrials } from './schema.ts';
import { letter, readOrder, type Order, type Spec } from './spec.ts';
import { trialStore } from './store.ts';
import { trialTexts } from './texts.ts';
import { resultText } from './words.ts';
import { addDays, civilDay, formatDay } from '../../kit/calendar.ts';

const askMs = 10 * 60_000;
/** Something its author must hear that happened elsewhere. */
const toldTimer = 'trials.told';

export const trials = defineFeature({
  name: 'trials',
  title: { 'zh-CN': '试验', 'zh-TW': '試驗', en: 'Trials' },
  on: true,
  schema: defineTrials,
  create: (house) => {
    const desk: Desk = { house, store: trialStore(house.database), running: new RunningTrials() };
    return {
      commands: [command(desk) as Command],
      answers: {
        start: {
          allow: 'admin',
          run: (c, value, data, tx) => begin(c, tx, desk, value, data as Spec),
        },
        campaign: {
          allow: 'admin',
          run: (c, value, data) => {
            const { name, hash } = data as { name: string; hash: string };
            const asked: TrialAsked = { what: 'trial.asked', member: c.who.member, name, begin: hash };
            return value === 'yes' ? [{ do: 'tell', what: asked }] : [reply(c, trialTexts[c.locale].dropped)];
          },
        },
        stop: {
          allow: 'admin',
          run: async (c, value, data, tx) => {
            const t = trialTexts[c.locale];
            const trial = await desk.store.find(c.community.id, data as number);
            if (value !== 'yes' || trial?.state !== 'running') return [reply(c, t.dropped)];
            const audit = {
              act: 'trials.stop',
              subject: String(trial.id),
              room: null,
              before: 'running',
              after: 'stopped',
            };
            await house.audit.write(c, audit);
            return [...(await stop(c, tx, desk, trial)), reply(c, t.stopped(trial.id))];
          },
        },
      },
      timers: {
        [postTimer]: (c, data) => post(c, desk, data as Parameters<typeof post>[2]),
        [endTimer]: (c, data, tx) => end(c, tx, desk, (data as { readonly trial: number }).trial),
        [toldTimer]: (_c, data) => {
          const { member, say } = data as { readonly member: number; readonly say: string };
          return [{ do: 'send', to: { private: member }, say, unasked: false }];
        },
      },
      boosts: (c, member) => desk.running.factor(c.community.id, c.room.id, member, c.now),
      hears: {
        'members.linked': async (_c, what) => {
          const { was, member } = what as MembersLinked;
          await desk.store.link(was, member);
          return [];
        },
        'campaign.trial': (c, what, tx) => ofCampaign(c, tx, desk, what as CampaignTrial),
        'campaign.spoilt': async (c, what, tx) => {
          const trial = await desk.store.find(c.community.id, (what as CampaignSpoilt).trial);
          if (trial?.state !== 'running') return [];
          const say = trialTexts[c.locale].spoilt(trial.id, trial.campaign);
          return [
            ...(await stop(c, tx, desk, trial)),
            // The files are read for the whole community: the room of the trial knows its author's account.
            {
              do: 'later',
              key: `trials:${trial.id}:told`,
              timer: toldTimer,
              at: c.now,
              room: trial.room,
              community: c.community.id,
              data: { member: trial.author, say },
            },
          ];
        },
      },
      undoes: {
        'trials.run': async (row, c, tx) => {
          const trial = await desk.store.find(c.community.id, Number(row.subject));
          return trial?.state === 'running' ? stop(c, tx, desk, trial) : { refuse: trialTexts[c.locale].unfinished };
        },
      },
      load: async () => {
        for (const { trial, units } of await desk.store.running()) {
          desk.running.remember(trial, units);
          if (trial.goal === 'clicks') blind(desk, trial);
        }
      },
    };
  },
});

const command = (desk: Desk): Command<Order> => ({
  name: 'trials',
  words: { 'zh-CN': ['试验'], 'zh-TW': ['試驗'], en: ['trial'] },
  level: 'called',
  allow: 'admin',
  help: {
    'zh-CN': '试两种说法，看哪种好',
    'zh-TW': '試兩種說法，看哪種好',
    en: 'try two ways and see which does better',
  },
  example: { 'zh-CN': '/试验 文案', 'zh-TW': '/試驗 文案', en: '/trial text' },
  parse: (rest, c) => {
    const t = trialTexts[c.locale];
    const order = readOrder(rest);
    if (!order) return { refuse: t.which };
    return 'fault' in order ? { refuse: `${t.faults[order.fault]}\n${shortTemplate(t.template[order.kind])}` } : order;
  },
  run: (c, order, tx) => runs[order.do](c, desk, order as never, tx),
});
/** Without its first line, which asks for it. */
const shortTemplate = (template: string): string => template.split('\n').slice(1).join('\n');

type Run<D extends Order['do']> = (
  c: Context<MessageEvent>,
  desk: Desk,
  order: Extract<Order, { do: D }>,
  tx: Tx,
) => Promise<Effects>;

const runs: { readonly [D in Order['do']]: Run<D> } = {
  show: async (c, desk) => {
    const t = trialTexts[c.locale];
    const trial = await desk.store.last(c.community.id, 'running');
    return [reply(c, trial ? await progress(c, desk, trial) : t.which)];
  },
  template: async (c, _desk, { kind }) => [reply(c, trialTexts[c.locale].template[kind])],
  start: (c, desk, { spec }) => offer(c, desk, spec),
  campaign: async (c, _desk, { name }) => {
    const asked: TrialAsked = { what: 'trial.asked', member: c.who.member, name, begin: null };
    return [{ do: 'tell', what: asked }];
  },
  result: async (c, desk, { id }) => {
    const t = trialTexts[c.locale];
    const trial =
      id === null
        ? await desk.store.last(c.community.id, 'running', 'ended', 'stopped')
        : await desk.store.find(c.community.id, id);
    if (!trial) return [reply(c, t.none)];
    if (trial.state === 'running') return [reply(c, await progress(c, desk, trial))];
    if (trial.state === 'stopped' || !trial.verdict) return [reply(c, t.stopped(trial.id))];
    return [reply(c, resultText(trial, trial.verdict, c.locale))];
  },
  stop: async (c, desk) => {
    const t = trialTexts[c.locale];
    const trial = await desk.store.last(c.community.id, 'running');
    if (!trial) return [reply(c, t.none)];
    const choices: Choice[] = [
      { label: t.stopYes, value: 'yes' },
      { label: t.no, value: 'no' },
    ];
    return [question(c, 'stop', trial.id, t.sureStop(trial.id), choices)];
  },
  apply: (c, desk, { variant }, tx) => apply(c, tx, desk, variant),
};

const question = (
  c: Context,
  step: string,
  data: unknown,
  say: string,
  choices: readonly Choice[],
): Effects[number] => ({
  do: 'ask',
  step,
  data,
  for: { member: c.who.member },
  to: { room: c.room.id },
  say,
  choices,
  until: c.now + askMs,
});

/** Why it cannot be started at all; undefined: it can. */
async function obstacle(c: Context, desk: Desk, spec: Spec, plan: Plan): Promise<string | undefined> {
  const t = trialTexts[c.locale];
  const busy = await desk.store.last(c.community.id, 'running');
  if (busy) return t.busy(busy.id);
  if (spec.goal === 'clicks') {
    const { links } = desk.house;
    if (links.publicUrl === undefined) return t.noFigure;
    if (!spec.variants.every((v) => links.tracks(c.community.id, v.text))) return t.noLink;
    if (plan.units.length === 0 && plan.leftOut > 0) return t.onlyPlain;
  }
  if (plan.units.length < spec.variants.length) return t.noUnits;
  return plan.base + spec.gain > 99 ? t.gainTooBig(plan.base) : undefined;
}

/** Says what it needs and what there is, and asks. */
async function offer(c: Context, desk: Desk, spec: Spec): Promise<Effects> {
  const plan = await planOf(c, desk, spec);
  const not = await obstacle(c, desk, spec, plan);
  if (not !== undefined) return [reply(c, not)];
  return [asking(c, spec, plan, addDays(civilDay(c.now, c.community.timeZone), 1), 'start', spec)];
}

/** The question, in at most five lines. `first`: the first civil day. */
function asking(c: Context, spec: Spec, plan: Plan, first: string, step: string, data: unknown): Effects[number] {
  const t = trialTexts[c.locale];
  const units = (n: number): string => t.units[spec.unit](new Intl.NumberFormat(c.locale).format(n));
  const enough = plan.units.length >= plan.needed;
  const head = (plan.guessed ? t.guessed : t.lately)(`${plan.base}%`, t.goals[spec.goal]);
  const have = units(plan.units.length);
  const needed = Number.isFinite(plan.needed) ? units(plan.needed) : null;
  const zone = c.community.timeZone;
  const { from, to } = spanOf(first, spec.days, zone);
  const letters = spec.variants.map((_, v) => letter(v)).join(c.locale === 'en' ? ', ' : '、');
  const need = enough ? t.enough(spec.gain, units(plan.needed), have) : t.tooFew(spec.gain, needed, have);
  const left = plan.leftOut === 0 ? '' : t.leftOut(plan.leftOut);
  const lines = [
    [head, need, left].filter(Boolean).join(c.locale === 'en' ? ' ' : ''),
    ...(enough || plan.seen === undefined ? [] : [t.seen(plan.seen)]),
    t.plan(letters, spec.days, formatDay(from, zone, c.locale), endDay(c, { endsAt: to })),
    ...(enough ? [] : [t.plainOffer]),
  ];
  const choices: Choice[] = [
    { label: enough ? t.yes : t.yesPlain, value: 'yes' },
    { label: t.no, value: 'no' },
  ];
  return question(c, step, data, lines.join('\n'), choices);
}

/** What was offered is worked out again: minutes have passed, and one may run by now. */
async function begin(c: Context, tx: Tx, desk: Desk, value: string, spec: Spec): Promise<Effects> {
  if (value !== 'yes') return [reply(c, trialTexts[c.locale].dropped)];
  const plan = await planOf(c, desk, spec);
  const not = await obstacle(c, desk, spec, plan);
  return not === undefined ? begun(c, desk, await start(c, tx, desk, spec, plan)) : [reply(c, not)];
}
async function begun(c: Context, desk: Desk, effects: Effects): Promise<Effects> {
  const trial = await desk.store.last(c.community.id, 'running');
  return trial ? [...effects, reply(c, trialTexts[c.locale].started(trial.id, endDay(c, trial)))] : effects;
}

/** A campaign says what it wants to try: offered first, then started. */
async function ofCampaign(c: Context, tx: Tx, desk: Desk, told: CampaignTrial): Promise<Effects> {
  const { kind, goal, unit, gain, days, variants, name, first, hash } = told;
  const spec: Spec = { kind, goal, unit, gain, days, variants };
  const plan = await planOf(c, desk, spec, { campaign: name, rooms: new Set(told.rooms) });
  const not = await obstacle(c, desk, spec, plan);
  if (not !== undefined) return [reply(c, not)];
  if (!told.begin) return [asking(c, spec, plan, first, 'campaign', { name, hash })];
  const of = { name, row: told.campaign, hash, first };
  return begun(c, desk, await start(c, tx, desk, spec, plan, of));
}
