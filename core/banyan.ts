/** The whole bot as a library: what `bots/main.ts`, the tests and the bench call. */
import { modeOf } from './accounts.ts';
import { createAudit } from './audit.ts';
import { createBudget } from './budget-store.ts';
import { createDeliver, type Deliver } from './deliver.ts';
import type { Draw } from './drawn.ts';
import { featureDefinitions } from './features/index.ts';
import { createGap, type Gap } from './gap.ts';
import { createGiven } from './given.ts';
import { unheardTimer, type FeatureDef, type House } from './house.ts';
import { inboxStore } from './inbox.ts';
import { jobStore } from './jobs.ts';
import {
  hearersOf,
  holder,
  listenersOf,
  renderer,
  screens,
  timers,
  togetherSay,
  type IsOn,
  type Live,
} from './live.ts';
import { createOutbox } from './outbox.ts';
import { createPeople, type Defaults } from './people/index.ts';
import { createPipeline } from './pipeline.ts';
import { createPlatforms } from './platforms.ts';
import type { Clock, Database, JobQueue, PartStatus, Platform, PlatformStatus } from './ports.ts';
import { createQuestions } from './questions.ts';
import { createRecord } from './record.ts';
import type { Kitchen } from './route.ts';
import { createLedger } from './ledger/index.ts';
import { createLinks } from './links/index.ts';
import { createSettings, switchKey } from './settings.ts';
import { createTrouble, type Trouble } from './trouble.ts';
import { happeningStore } from './happenings.ts';
import type { Context, Dice, Event, Room, Trace, Undo } from './types.ts';
import { createWords, type Owned } from './words.ts';
import { levelSetting } from './levels.ts';

const weekMs = 7 * 86_400_000;

export interface BanyanOptions {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly platforms: readonly Platform[];
  readonly clock: Clock;
  /** In [0, 1). */
  readonly dice: Dice;
  readonly onTrace?: (trace: Trace) => void;
  /** Whatever went wrong and was survived; for the log. */
  readonly onError?: (error: unknown, c?: Context) => void;
  /** What the bot answers to; the first is shown. */
  readonly names?: readonly string[];
  readonly defaults?: Defaults;
  readonly claimCode?: string;
  /** The address under which others reach this bot's own pages, without a slash at its end. Without it links stay plain. */
  readonly publicUrl?: string;
  readonly features?: readonly FeatureDef[];
  /** How often it looks for other processes on its database that ended, ms. Default 5,000. */
  readonly lookAroundMs?: number;
  /** Draws the pictures that are sent as SVG; without it their words go alone. */
  readonly draw?: Draw;
  /** What else the bot leans on and how it is doing, for `/status`. */
  readonly parts?: () => readonly PartStatus[];
}
export type { PlatformStatus } from './ports.ts';

export interface Banyan {
  /** Loads memory, then starts the outbox, the jobs and the platforms. One platform that fails never stops the rest. */
  start(): Promise<readonly PlatformStatus[]>;
  stop(): Promise<void>;
  /** Handles one event as if a platform had delivered it. */
  accept(event: Event): Promise<void>;
  /** Resolves when nothing waits to be sent now. */
  idle(): Promise<void>;
  status(): readonly PlatformStatus[];
  /** One more platform, started now when the bot runs; what goes wrong with it is its state, as at `start`. */
  addPlatform(platform: Platform): Promise<PlatformStatus>;
  /** Stops it and forgets it; nothing happens when there is none of this name. What waits to be sent there fails. */
  removePlatform(name: string): Promise<void>;
  /**
   * What operators wrote in files: rings the feature's timer (`campaigns.files`) with it in every community there is
   * and will be. Before `start` it waits for the start; given again it replaces what was given before.
   */
  give(timer: string, data: unknown): Promise<void>;
  /** A platform was away and what was said meanwhile does not come again: written down, and the owners are told. */
  missed(gap: Gap): Promise<void>;
  /** What a platform says of its connection, each time that changes: when it stays down the owners are told elsewhere. */
  troubled(trouble: Trouble): void;
  readonly house: House;
}

export function createBanyan(o: BanyanOptions): Banyan {
  const { database, clock } = o;
  const definitions = o.features ?? featureDefinitions;
  const onError = o.onError ?? (() => undefined);
  const audit = createAudit(database);
  const settings = createSettings(database, audit);
  const everybody = createPeople(database, o.defaults ?? { locale: 'zh-CN', timeZone: 'Asia/Shanghai' });
  const people: typeof everybody = {
    ...everybody,
    // A getter: spread, it would stay what it was at the start.
    get revision() {
      return everybody.revision;
    },
    admit: async (event, now) => {
      const found = await everybody.admit(event, now);
      given.met(found.community.id);
      return found;
    },
  };
  const questions = createQuestions(database);
  const jobs = jobStore(database);
  const happenings = happeningStore(database);
  const byName = new Map(definitions.map((d) => [d.name, d]));
  const names = o.names ?? ['小榕', 'banyan', '榕树', '榕樹'];

  const switches = new Map(definitions.map((d) => [d, switchKey(d.name)]));
  const isOn: House['isOn'] = (d, where) => {
    if (d.title === null) return true;
    const key = switches.get(d) ?? switchKey(d.name);
    const own = settings.own(key, where.community, where.room) ?? settings.own(key, where.community, 0);
    return own === undefined ? d.on : own === true;
  };
  const on: IsOn = (feature, c) => {
    const d = byName.get(feature);
    return d === undefined || isOn(d, { community: c.community.id, room: c.room.id });
  };

  const platforms = createPlatforms(o.platforms, (e) => onError(e));
  const platformOf = platforms.of;

  const modeHere = (account: string) => modeOf(settings, account, platformOf(account)?.careful);
  const holdOf = holder(() => live);
  const budget = createBudget({
    database,
    settings,
    hold: holdOf,
    night: (account) => platformOf(account)?.careful?.night,
    answersOnly: (account) => modeHere(account) === 'reply',
  });

  const links = createLinks({
    database,
    settings,
    publicUrl: o.publicUrl,
    on: (room) => {
      const d = byName.get('clicks');
      return d !== undefined && isOn(d, { community: room.community, room: room.id });
    },
  });

  /** What features ask of the house while they run, and what is made from the features. */
  const late: { words?: Kitchen['words']; undoes?: ReadonlyMap<string, Undo> } = {};
  const house: House = {
    database,
    settings,
    people,
    audit,
    ledger: createLedger(database),
    budget,
    links,
    ...togetherSay(() => live, on),
    features: definitions,
    commands: () => late.words?.all ?? [],
    isOn,
    can: (account) => platformOf(account)?.can ?? new Set(),
    spared: () => platforms.all().flatMap((p) => (p.careful ? [{ account: p.name, careful: p.careful }] : [])),
    levelSetting,
    addressed: (c) => late.words?.addressed(c) ?? false,
    awaited: (c) =>
      questions.awaits(c) ||
      (late.words?.live(c, ({ feature }) => on(feature, c)) ?? false) ||
      live.some(({ definition, feature }) => feature.awaits?.(c) === true && on(definition.name, c)),
    names,
    claimCode: o.claimCode ?? '',
    status: () => ({ platforms: platforms.status(), parts: o.parts?.() ?? [] }),
    undo: (row) => {
      const undo = late.undoes?.get(row.act);
      return undo && ((c, tx) => undo(row, c, tx));
    },
  };
  const live: readonly Live[] = definitions.map((definition) => ({ definition, feature: definition.create(house) }));
  late.undoes = new Map(live.flatMap(({ feature }) => Object.entries(feature.undoes ?? {})));
  const owned: Owned[] = live.flatMap(({ definition, feature }) =>
    (feature.commands ?? []).map((command) => ({ feature: definition.name, command })),
  );
  const words = createWords(owned, {
    names,
    levelOf: (command, c) => settings.get(levelSetting(command), { community: c.community.id, room: c.room.id }),
  });
  late.words = words;

  const deliver: Deliver = createDeliver({
    database,
    people,
    clock,
    platform: platformOf,
    draw: o.draw,
    lookAroundMs: o.lookAroundMs,
    onUnheard: (room) => unheard(room),
    onError: (e) => onError(e),
  });
  const outbox = createOutbox({
    database,
    people,
    questions,
    jobs,
    render: renderer(live),
    hold: holdOf,
    budget,
    answering: new Set(live.flatMap(({ feature }) => feature.answering ?? [])),
    onUndeclared: (feature, c) =>
      onError(
        new Error(`${feature} says something from ${c.event.id} without "unasked": does anybody wait for it?`),
        c,
      ),
    typed: (feature, step) => kitchen.answers(feature, step)?.parse !== undefined,
    mode: modeHere,
    mergeSeconds: (account) => platformOf(account)?.mergeSeconds ?? 0,
    links,
  });

  const kitchen: Kitchen = {
    database,
    people,
    outbox,
    questions,
    words,
    clock,
    dice: o.dice,
    isOn: on,
    title: (feature, c) => byName.get(feature)?.title?.[c.locale] ?? feature,
    answers: (feature, step) => live.find((l) => l.definition.name === feature)?.feature.answers?.[step],
    listeners: listenersOf(live),
    hearers: hearersOf(live),
    keepHappening: happenings.keep,
    screen: screens(live, on),
    timer: timers(live, jobs),
    record: createRecord(database, settings, people),
    inbox: inboxStore(database),
    dropJob: async (event, now) => void (await database.write(() => jobs.done(event, now))),
    poke: (effects) => {
      if (effects.some((e) => e === 'later' || e === 'cancel')) o.queue.poke();
      deliver.poke();
    },
    onTrace: o.onTrace,
    onError: (error, c) => onError(error, c),
  };
  const pipeline = createPipeline(kitchen);
  const given = createGiven({ database, clock, accept: pipeline.accept, onError: (e) => onError(e) });

  /** Rings the timer of whoever knows a way round; at most once a week for one chat. */
  const unheard = async (room: Room): Promise<void> => {
    const at = clock.now();
    const key = `unheard:${room.id}:${Math.floor(at / weekMs)}`;
    const { community } = room;
    const job = { id: 0, key, timer: unheardTimer, community, room: room.id, data: null, attempts: 1 };
    await pipeline.accept({ kind: 'timer', id: key, account: 'jobs', at, job });
  };

  const noteGap = createGap({ database, people, clock });

  const trouble = createTrouble({
    database,
    people,
    clock,
    works: (account) => platforms.status().some((s) => s.name === platformOf(account)?.name && s.state === 'running'),
    poke: () => deliver.poke(),
    onError: (e) => onError(e),
  });

  return {
    house,
    accept: pipeline.accept,
    idle: async () => {
      await given.idle();
      await trouble.idle();
      await deliver.idle();
    },
    give: given.give,
    missed: async (gap) => {
      await noteGap(gap);
      deliver.poke();
    },
    troubled: trouble.note,
    status: platforms.status,
    addPlatform: platforms.add,
    removePlatform: platforms.remove,
    start: async () => {
      // From now on what other processes change is followed: nothing falls between it and what is loaded here.
      await database.peers?.self();
      await settings.load();
      await questions.load(clock.now());
      await links.load();
      for (const { feature } of live) await feature.load?.(clock.now());
      await deliver.start();
      await given.start();
      await platforms.start(pipeline.accept);
      await o.queue.start(pipeline.accept);
      return platforms.status();
    },
    stop: async () => {
      trouble.stop();
      await platforms.stop();
      await o.queue.stop();
      await given.idle();
      await deliver.stop();
      platforms.stopped();
    },
  };
}
