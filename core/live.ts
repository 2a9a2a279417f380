/** The features of one bot, made, and what they are together: to the pipeline who does what, to each other what all say. */
import type { FeatureDef, House } from './house.ts';
import type { jobStore } from './jobs.ts';
import type { Hold } from './outbox.ts';
import type { Kitchen, Work } from './route.ts';
import type { Hearer } from './settle.ts';
import type { Context, Fact, Feature, Hit, Locale, MessageEvent, Say, TimerEvent } from './types.ts';

export interface Live {
  readonly definition: FeatureDef;
  readonly feature: Feature;
}
/** Whether a feature is switched on where something happens. */
export type IsOn = (feature: string, c: Parameters<House['level']>[0]) => boolean;

/** Multipliers of points together. */
const mostBoost = 5;

type Answers = Pick<House, 'boost' | 'tags' | 'facts' | 'owed' | 'buys' | 'level' | 'barred'>;

/** What one feature may ask of all, through the house. `all` is asked each time: the house is there before them. */
export const togetherSay = (all: () => readonly Live[], on: IsOn): Answers => ({
  boost: (c, member) =>
    all().reduce(
      (n, { definition, feature }) =>
        feature.boosts && on(definition.name, c) ? Math.min(mostBoost, n * feature.boosts(c, member)) : n,
      1,
    ),
  tags: (c, member) =>
    all().flatMap(({ definition, feature }) =>
      feature.tagsOf && on(definition.name, c) ? feature.tagsOf(member) : [],
    ),
  facts: async (c, member, tx) => {
    const known: Fact[] = [];
    for (const { definition, feature } of all())
      if (feature.knows && on(definition.name, c)) known.push(...(await feature.knows(c, member, tx)));
    return known;
  },
  owed: async (c, member, tx) => {
    for (const { definition, feature } of all())
      if (feature.owes && on(definition.name, c) && (await feature.owes(c, member, tx))) return true;
    return false;
  },
  buys: async (c, tx) => {
    for (const { definition, feature } of all())
      if (feature.buys && on(definition.name, c)) {
        const goods = await feature.buys(c, tx);
        if (goods) return goods;
      }
    return undefined;
  },
  level: (c, member) =>
    all().reduce(
      (n, { definition, feature }) =>
        feature.levelOf && on(definition.name, c) ? Math.max(n, feature.levelOf(member)) : n,
      0,
    ),
  barred: (community, text) => all().some(({ feature }) => feature.bars?.(community, text) === true),
});

/** Until when the first feature that has a say holds back what a room would hear. */
export const holder =
  (all: () => readonly Live[]): Hold =>
  (room, now) => {
    for (const { feature } of all()) {
      const until = feature.holds?.(room, now);
      if (until !== undefined) return until;
    }
    return undefined;
  };

/** What was said as `<feature>.<merge>` with its items, in words. @throws Error when nobody renders it. */
export const renderer =
  (live: readonly Live[]) =>
  (as: string, items: readonly unknown[], locale: Locale): Say => {
    const dot = as.indexOf('.');
    const owner = live.find((l) => l.definition.name === as.slice(0, dot));
    const render = owner?.feature.merges?.[as.slice(dot + 1)];
    if (!render) throw new Error(`nobody renders ${as}`);
    return render(items, locale);
  };

/** Who listens for events of a kind, in the order of the features. */
export const listenersOf = (live: readonly Live[]): Kitchen['listeners'] => {
  const all = live.flatMap(({ definition, feature }) =>
    (feature.listens ?? []).map((l) => ({ feature: definition.name, listener: l })),
  );
  const byKind = new Map(all.map((x) => [x.listener.on as string, all.filter((y) => y.listener.on === x.listener.on)]));
  return (kind) => byKind.get(kind) ?? [];
};

/** Who hears what is told. A feature may hear `*`: everything told by others. */
export const hearersOf = (live: readonly Live[]): Kitchen['hearers'] => {
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

/** The first feature whose screen says stop to a message; else the first that wants to look into it beside its routing. */
export const screens = (live: readonly Live[], on: IsOn): Kitchen['screen'] => {
  const all = live.filter((l) => l.feature.screen);
  return (c) => {
    if (c.event.kind !== 'message' && c.event.kind !== 'edited') return undefined;
    let beside: Work | undefined;
    for (const { definition, feature } of all) {
      if (!on(definition.name, c)) continue;
      const hit: Hit | undefined = feature.screen?.(c as Context<MessageEvent>);
      if (!hit) continue;
      const work: Work = {
        feature: definition.name,
        stage: 'screen',
        by: definition.name,
        hit: { rule: hit.rule, words: hit.words },
        run: (tx) => hit.run(c, tx),
      };
      if (!hit.beside) return beside ? { ...work, also: [beside] } : work;
      beside ??= { ...work, beside: true };
    }
    return beside;
  };
};

/** @throws Error at start when two features name the same timer. */
export const timers = (live: readonly Live[], jobs: ReturnType<typeof jobStore>): Kitchen['timer'] => {
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
