/**
 * The straight line every event goes through, whole, in this file:
 * accept -> identify -> screen -> route -> authorize -> run -> settle -> append. Each stage returns work or nothing.
 * The commit around it belongs to the database (core/ports.ts, `Database.write`); sending is deliver.ts.
 */
import { contextOf, rosterContext, timerContext } from './context.ts';
import { answerFrom, route, type Kitchen, type Work } from './route.ts';
import { coreTexts } from './texts.ts';
import { settleTells, type Settled } from './settle.ts';
import type { Found } from './people/index.ts';
import type { Tx } from './ports.ts';
import type { Context, Event, PlatformEvent, RosterEvent, TimerEvent, Trace } from './types.ts';

export interface Pipeline {
  /** Resolves once the event is committed, or known to be a redelivery or of no concern. Never loses one silently. */
  accept(event: Event): Promise<void>;
}

type Done = Omit<Trace, 'ms' | 'event'>;
const nothing = { effects: [], tells: [], moved: [] } as const;
const plain: Done = { ...nothing, stage: 'plain' };

const laneOf = (event: Event): string =>
  event.kind === 'timer'
    ? `timer/${event.job.room ?? `all/${event.job.community}`}`
    : `${event.account}/${event.room.id}`;

export function createPipeline(k: Kitchen): Pipeline {
  /** The rooms whose next event must wait for an admission; a lane is never overtaken. */
  const lanes = new Map<string, Promise<unknown>>();

  /** Runs the work, settles what it tells, and appends what leaves the house. */
  const run = async (c: Context, tx: Tx, work: Work): Promise<Done> => {
    const all: Settled[] = [];
    for (const w of [work, ...(work.also ?? [])]) {
      const settled = await settleTells(k, c, tx, w.feature, await w.run(tx));
      for (const [feature, outward] of settled.outward) await k.outbox.append(c, tx, feature, outward);
      all.push(settled);
    }
    return {
      stage: work.stage,
      ...(work.by ? { by: work.by } : {}),
      ...(work.hit ? { hit: work.hit } : {}),
      effects: all.flatMap((s) => s.outward.flatMap(([, effects]) => effects.map((e) => e.do))),
      tells: all.flatMap((s) => s.tells.map((t) => t.what)),
      moved: all.flatMap((s) => s.moved),
    };
  };

  /** Its savepoint is undone: the inbox says so, and the person hears one plain sentence. */
  const failed = async (c: Context, tx: Tx, error: unknown): Promise<Done> => {
    const reason = error instanceof Error ? error.message : String(error);
    await k.record(c, tx);
    await k.inbox.failed(c, reason);
    k.onError(error, c);
    const asked = c.event.kind === 'message' || c.event.kind === 'pressed';
    const effects = asked ? [{ do: 'send', to: { room: c.room.id }, say: coreTexts[c.locale].failed } as const] : [];
    await k.outbox.append(c, tx, 'core', effects);
    return { ...nothing, stage: 'failed', effects: effects.map((e) => e.do), error: reason };
  };

  const workOf = (c: Context): Work | undefined => {
    const screened = k.screen(c);
    if (screened && !screened.beside) return screened;
    const routed = answerFrom(k, c) ?? route(k, c);
    return screened && routed ? { ...routed, also: [...(routed.also ?? []), screened] } : (screened ?? routed);
  };
  const decide = (c: Context, tx: Tx): Promise<Done> | Done => {
    const work = c.event.kind === 'timer' ? k.timer(c as Context<TimerEvent>) : workOf(c);
    return work ? run(c, tx, work) : plain;
  };

  /** A plain message ends without a single promise: most messages are plain. */
  const handle = (c: Context, tx: Tx): Promise<Done> | Done => {
    const kept = k.record(c, tx);
    return kept ? kept.then(() => decide(c, tx)) : decide(c, tx);
  };

  const committed = (event: Event, began: number, done: Done | undefined): void => {
    // A timer may have moved what waits without saying anything itself.
    if (done && (done.effects.length > 0 || event.kind === 'timer')) k.poke(done.effects);
    k.onTrace?.({ ...(done ?? { ...nothing, stage: 'redelivered' as const }), event, ms: k.clock.now() - began });
  };

  const commit = (event: Event, context: () => Context, began: number): Promise<void> => {
    // Made as the handler begins, not as the event arrives: a role granted by the message before it counts.
    let c: Context | undefined;
    return k.database
      .write<Done>((tx) => handle((c = context()), tx), {
        claim: { account: event.account, key: event.id, at: began },
        failed: (error, tx) => failed(c ?? context(), tx, error),
      })
      .then((done) => committed(event, began, done));
  };

  const known = (event: PlatformEvent, found: Found, began: number): Promise<void> => {
    const { revision } = k.people;
    const latest = (): Found => (k.people.revision === revision ? found : (k.people.find(event) ?? found));
    return commit(event, () => contextOf(event, latest(), began, k.dice), began);
  };
  const identify = async (event: PlatformEvent, began: number): Promise<void> =>
    known(event, k.people.find(event) ?? (await k.people.admit(event, began)), began);
  const timer = async (event: TimerEvent, began: number): Promise<void> => {
    const c = await timerContext(k.people, event, began, k.dice);
    if (c) return commit(event, () => c, began);
    await k.dropJob(event, began);
  };

  /** Nobody there is known yet: nobody to recognise. */
  const roster = async (event: RosterEvent, began: number): Promise<void> => {
    const community = await k.people.firstOn(event.account);
    if (community) await commit(event, () => rosterContext(event, community, began, k.dice), began);
  };

  return {
    accept: (event) => {
      const began = k.clock.now();
      if (event.kind === 'roster') return roster(event, began);
      if (event.kind !== 'timer' && event.from.bot && !('self' in event && event.self)) {
        k.onTrace?.({ ...nothing, event, stage: 'dropped', ms: 0 });
        return Promise.resolve();
      }
      // Nearly always nobody waits for an admission: then not even the lane's name is needed.
      const before = lanes.size === 0 ? undefined : lanes.get(laneOf(event));
      if (!before && event.kind !== 'timer') {
        const found = k.people.find(event);
        if (found) return known(event, found, began);
      }
      const lane = laneOf(event);
      const work = (before ?? Promise.resolve()).then(() =>
        event.kind === 'timer' ? timer(event, began) : identify(event, began),
      );
      const tail = work
        .catch(() => undefined)
        .then(() => {
          if (lanes.get(lane) === tail) lanes.delete(lane);
        });
      lanes.set(lane, tail);
      return work;
    },
  };
}
