/** The whole bot as a library: what `bots/main.ts`, the tests and the bench call. */
import { modeOf } from './accounts.ts';
import { createAudit } from './audit.ts';
import { createBudget } from './budget-store.ts';
import { createDeliver, type Deliver } from './deliver.ts';
import type { Draw } from './drawn.ts';
import { featureDefinitions } from './features/index.ts';
import { createGap, type Gap } from './gap.ts';
import { createGiven } from './given.ts';
import type { FeatureDef, House } from './house.ts';
import { inboxStore } from './inbox.ts';
import { jobStore } from './jobs.ts';
import { createOutbox, type Hold } from './outbox.ts';
import { createPeople, type Defaults } from './people/index.ts';
import { createPipeline } from './pipeline.ts';
import type { Clock, Database, JobQueue, PartStatus, Platform, PlatformStatus } from './ports.ts';
import { createQuestions } from './questions.ts';
import { createRecord } from './record.ts';
import type { Kitchen, Work } from './route.ts';
import type { Hearer } from './settle.ts';
import { createLedger } from './ledger/index.ts';
import { createLinks } from './links/index.ts';
import { createSettings, switchKey } from './settings.ts';
import { createTrouble, type Trouble } from './trouble.ts';
import { happeningStore } from './happenings.ts';
import type {
  Context,
  Dice,
  Event,
  Fact,
  Feature,
  Hit,
  Locale,
  MessageEvent,
  Say,
  TimerEvent,
  Trace,
  Undo,
} from './types.ts';
import { createWords, type Owned } from './words.ts';
import { levelSetting } from './levels.ts';

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

interface Live {
  readonly definition: FeatureDef;
  readonly feature: Feature;
}

/** Multipliers of points together. */
const mostBoost = 5;

export function createBanyan(o: BanyanOptions): Banyan {
  const { database, clock } = o;
  const definitions = o.features ?? featureDefinitions;
  const onError = o.onError ?? (() => undefined);
  const audit = createAudit(database);
  const settings = createSettings(database, audit);
  const everybody = createPeople(database, o.defaults ?? { locale: 'zh-CN', timeZone: 'Asia/Shanghai' });
  const people: typeof everybody = {
    ...everybody,
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
  const on = (feature: string, c: Parameters<House['level']>[0]): boolean => {
    const d = byName.get(feature);
    return d === undefined || isOn(d, { community: c.community.id, room: c.room.id });
  };

  const platforms = new Map(o.platforms.map((p) => [p.name, p]));
  const platformOf = (account: string): Platform | undefined => platforms.get(account.split(':')[0] ?? account);

  const modeHere = (account: string) => modeOf(settings, account, platformOf(account)?.careful);
  const holdOf: Hold = (room, now) => {
    for (const { feature } of live) {
      const until = feature.holds?.(room, now);
      if (until !== undefined) return until;
    }
    return undefined;
  };
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
    boost: (c, member) =>
      live.reduce(
        (n, { definition, feature }) =>
          feature.boosts && on(definition.name, c) ? Math.min(mostBoost, n * feature.boosts(c, member)) : n,
        1,
      ),
    tags: (c, member) =>
      live.flatMap(({ definition, feature }) =>
        feature.tagsOf && on(definition.name, c) ? feature.tagsOf(member) : [],
      ),
    facts: async (c, member, tx) => {
      const known: Fact[] = [];
      for (const { definition, feature } of live)
        if (feature.knows && on(definition.name, c)) known.push(...(await feature.knows(c, member, tx)));
      return known;
    },
    owed: async (c, member, tx) => {
      for (const { definition, feature } of live)
        if (feature.owes && on(definition.name, c) && (await feature.owes(c, member, tx))) return true;
      return false;
    },
    buys: async (c, tx) => {
      for (const { definition, feature } of live)
        if (feature.buys && on(definition.name, c)) {
          const goods = await feature.buys(c, tx);
          if (goods) return goods;
        }
      return undefined;
    },
    level: (c, member) =>
      live.reduce(
        (n, { definition, feature }) =>
          feature.levelOf && on(definition.name, c) ? Math.max(n, feature.levelOf(member)) : n,
        0,
      ),
    features: definitions,
    commands: () => late.words?.all ?? [],
    isOn,
    can: (account) => platformOf(account)?.can ?? new Set(),
    spared: () => [...platforms.values()].flatMap((p) => (p.careful ? [{ account: p.name, careful: p.careful }] : [])),
    levelSetting,
    addressed: (c) => late.words?.addressed(c) ?? false,
    awaited: (c) =>
      questions.awaits(c) ||
      (late.words?.live(c, ({ feature }) => on(feature, c)) ?? false) ||
      live.some(({ definition, feature }) => feature.awaits?.(c) === true && on(definition.name, c)),
    barred: (community, text) => live.some(({ feature }) => feature.bars?.(community, text) === true),
    names,
    claimCode: o.claimCode ?? '',
    status: () => ({ platforms: status(), parts: o.parts?.() ?? [] }),
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

  const noteGap = createGap({ database, people, clock });

  const states = new Map<string, PlatformStatus>(
    o.platforms.map((p) => [p.name, { name: p.name, state: 'starting' as const }]),
  );
  let running = false;
  const startPlatform = async (p: Platform): Promise<PlatformStatus> => {
    let state: PlatformStatus = { name: p.name, state: 'running' };
    try {
      await p.start(pipeline.accept);
    } catch (error) {
      onError(error);
      state = { name: p.name, state: 'failing', reason: error instanceof Error ? error.message : String(error) };
    }
    // It may have been taken away while it was starting.
    if (platforms.get(p.name) === p) states.set(p.name, state);
    return state;
  };

  const status = (): readonly PlatformStatus[] =>
    [...states.values()].map((known) => {
      const reason = known.state === 'running' ? platforms.get(known.name)?.trouble?.() : undefined;
      return reason === undefined ? known : { name: known.name, state: 'failing', reason };
    });

  const trouble = createTrouble({
    database,
    people,
    clock,
    works: (account) => status().some((s) => s.name === platformOf(account)?.name && s.state === 'running'),
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
    status,
    addPlatform: async (p) => {
      if (platforms.has(p.name)) throw new Error(`there is a platform ${p.name} already`);
      platforms.set(p.name, p);
      const state = { name: p.name, state: 'starting' } as const;
      states.set(p.name, state);
      return running ? startPlatform(p) : state;
    },
    removePlatform: async (name) => {
      const p = platforms.get(name);
      platforms.delete(name);
      states.delete(name);
      await p?.stop();
    },
    start: async () => {
      await settings.load();
      await questions.load(clock.now());
      await links.load();
      for (const { feature } of live) await feature.load?.(clock.now());
      await deliver.start();
      await given.start();
      running = true;
      await Promise.all([...platforms.values()].map(startPlatform));
      await o.queue.start(pipeline.accept);
      return status();
    },
    stop: async () => {
      running = false;
      trouble.stop();
      await Promise.allSettled([...platforms.values()].map((p) => p.stop()));
      await o.queue.stop();
      await given.idle();
      await deliver.stop();
      for (const name of platforms.keys()) states.set(name, { name, state: 'stopped' });
    },
  };
}

const renderer =
  (live: readonly Live[]) =>
  (as: string, items: readonly unknown[], locale: Locale): Say => {
    const dot = as.indexOf('.');
    const owner = live.find((l) => l.definition.name === as.slice(0, dot));
    const render = owner?.feature.merges?.[as.slice(dot + 1)];
    if (!render) throw new Error(`nobody renders ${as}`);
    return render(items, locale);
  };

const listenersOf = (live: readonly Live[]): Kitchen['listeners'] => {
  const all = live.flatMap(({ definition, feature }) =>
    (feature.listens ?? []).map((l) => ({ feature: definition.name, listener: l })),
  );
  const byKind = new Map(all.map((x) => [x.listener.on as string, all.filter((y) => y.listener.on === x.listener.on)]));
  return (kind) => byKind.get(kind) ?? [];
};

/** A feature may hear `*`: everything told by others. */
const hearersOf = (live: readonly Live[]): Kitchen['hearers'] => {
  const all = live.flatMap(({ definition, feature }) =>
    Object.entries(feature.hears ?? {}).map(([what, hear]) => ({ what, feature: definition.name, hear })),
  );
  const known = new Map<string, readonly Hearer[]>();
  return (what) => {
    let hearers = known.get(what);
    if (!hearers) known.set(what, (hearers = all.filter((h) => h.what === what || h.what === '*')));
    return hearers;
  };
};

const screens = (live: readonly Live[], on: (feature: string, c: Context) => boolean): Kitchen['screen'] => {
  const all = live.filter((l) => l.feature.screen);
  return (c) => {
    if (c.event.kind !== 'message' && c.event.kind !== 'edited') return undefined;
    for (const { definition, feature } of all) {
      if (!on(definition.name, c)) continue;
      const hit: Hit | undefined = feature.screen?.(c as Context<MessageEvent>);
      if (hit)
        return {
          feature: definition.name,
          stage: 'screen',
          by: definition.name,
          hit: { rule: hit.rule, words: hit.words },
          run: (tx) => hit.run(c, tx),
        };
    }
    return undefined;
  };
};

/** @throws Error at start when two features name the same timer. */
const timers = (live: readonly Live[], jobs: ReturnType<typeof jobStore>): Kitchen['timer'] => {
  const byName = new Map<string, { feature: string; run: NonNullable<Feature['timers']>[string] }>();
  for (const { definition, feature } of live)
    for (const [name, run] of Object.entries(feature.timers ?? {})) {
      if (byName.has(name)) throw new Error(`two features name the timer ${name}`);
      byName.set(name, { feature: definition.name, run });
    }
  return (c: Context<TimerEvent>): Work => {
    const timer = byName.get(c.event.job.timer);
    return {
      feature: timer?.feature ?? 'core',
      stage: 'timer',
      by: c.event.job.timer,
      run: async (tx) => {
        if (!timer) throw new Error(`nobody has the timer ${c.event.job.timer}`);
        await jobs.done(c.event, c.now);
        return timer.run(c, c.event.job.data, tx);
      },
    };
  };
};
