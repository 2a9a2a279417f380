/**
 * What a puppet tells -> accepted events, in the order of their room. WeChat tells nothing twice: what the house cannot
 * take now is kept and offered again.
 */
import type { Clock } from '../../core/ports.ts';
import type { Event, PlatformEvent } from '../../core/types.ts';
import { createNap } from '../nap.ts';
import {
  decodeFriendship,
  decodeInvitation,
  decodeJoin,
  decodeLeave,
  decodeMessage,
  decodeTopic,
  type Seen,
} from './decode.ts';
import type { Facts, Known } from './known.ts';
import { createOrder } from './order.ts';
import type { Recent } from './recent.ts';
import { splitQuote } from './quote.ts';
import { toMs, type MessagePayload, type Puppet, type PuppetEvent } from './wire.ts';

export interface Intake {
  take(puppet: Puppet, event: PuppetEvent): void;
  /** Resolves when everything told so far has been handed over or given up. */
  idle(): Promise<void>;
  /** What the bot is called, as it was last seen. */
  myName(): string;
  /** Gives up what waits to be offered again. */
  end(): void;
}
export interface IntakeDeps {
  readonly account: string;
  readonly clock: Clock;
  readonly recent: Recent;
  readonly known: Known;
  /** Nothing is handed over before. */
  readonly ready: () => Promise<void>;
  /** The puppet that is logged in now: one told an event may be gone when its payload is fetched. */
  readonly puppet: () => Puppet | undefined;
  readonly accept: () => (event: Event) => Promise<void>;
  readonly onError: (error: unknown) => void;
  readonly holdMs: number;
}

interface Read {
  readonly room: string;
  readonly at: number;
  /** Called once what was told before it has been decoded: a quote is of what was said before. */
  readonly decode: () => readonly PlatformEvent[];
}

const mostIds = 5000;
/** Pauses before another attempt, ms: the service may come back, and the database may be busy. */
const pauses = [500, 2000, 5000, 15_000, 30_000];

/** So long an event waits for those told before it to be read; a slower one must not hold up the others. */
const behindMs = 1000;
const answerMs = 10_000;

export function createIntake(d: IntakeDeps): Intake {
  const { known } = d;
  const order = createOrder(d);
  const ids = new Set<string>();
  const ending = new AbortController();
  let myName = '';

  const { sleep, within } = createNap(d.clock, ending.signal);
  /** A service that does not answer is asked again. */
  const inTime = async <T>(work: Promise<T>): Promise<T> => {
    let found: { readonly it: T } | undefined;
    await within(
      answerMs,
      work.then((it) => void (found = { it })),
    );
    if (!found) throw new Error('the puppet did not answer in time');
    return found.it;
  };
  /** The last failure is thrown. */
  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let i = 0; ; i++) {
      try {
        return await work();
      } catch (error) {
        const pause = pauses[i];
        if (pause === undefined || ending.signal.aborted) throw error;
        await sleep(pause);
        if (ending.signal.aborted) throw error;
      }
    }
  };
  /** Seen a short while ago: a service that reconnects may tell the last ones again. */
  const isNew = (id: string): boolean => {
    if (ids.has(id)) return false;
    if (ids.size >= mostIds) for (const old of [...ids].slice(0, mostIds / 5)) ids.delete(old);
    ids.add(id);
    return true;
  };

  const seenOf = (puppet: Puppet, facts: Facts, room: string): Seen => ({
    account: d.account,
    selfId: puppet.currentUserId,
    now: d.clock.now(),
    ...facts,
    recent: (quoted) => d.recent.find(room, quoted, facts.myNames),
    attached: [],
    title: '',
  });
  const everybody = (m: MessagePayload): string[] => [m.talkerId, ...(m.mentionIdList ?? [])];

  const readMessage = async (puppet: Puppet, m: MessagePayload): Promise<Read> => {
    const room = m.roomId || (m.talkerId === puppet.currentUserId ? (m.listenerId ?? '') : m.talkerId);
    const at = m.timestamp > 0 ? toMs(m.timestamp) : d.clock.now();
    const facts = await known.facts(puppet, m.roomId || undefined, everybody(m));
    const seen: Seen = { ...seenOf(puppet, facts, room), ...(await known.inside(puppet, m)) };
    const decode = (): readonly PlatformEvent[] => {
      const events = decodeMessage(m, seen);
      const from = facts.person(m.talkerId);
      myName = facts.myNames[0] ?? myName;
      // The bot's own words too: a quote of them is one of the bot.
      const name = m.talkerId === puppet.currentUserId ? myName : from.name;
      d.recent.keep(room, { id: m.id, text: splitQuote(m.text ?? '').said, from: { ...from, name } });
      return events;
    };
    return { room, at, decode };
  };

  const read = async (puppet: Puppet, e: PuppetEvent): Promise<Read> => {
    switch (e.kind) {
      case 'message':
        return readMessage(puppet, await puppet.messagePayload(e.payload.messageId));
      case 'room-join': {
        const { payload: j } = e;
        known.changed(puppet, j.roomId);
        const facts = await known.facts(puppet, j.roomId, [j.inviterId, ...j.inviteeIdList]);
        return { room: j.roomId, at: toMs(j.timestamp), decode: () => decodeJoin(j, seenOf(puppet, facts, j.roomId)) };
      }
      case 'room-leave': {
        const { payload: l } = e;
        const facts = await known.facts(puppet, l.roomId, [l.removerId, ...l.removeeIdList]);
        known.changed(puppet, l.roomId);
        return { room: l.roomId, at: toMs(l.timestamp), decode: () => decodeLeave(l, seenOf(puppet, facts, l.roomId)) };
      }
      case 'room-topic': {
        const { payload: t } = e;
        known.changed(puppet, t.roomId);
        const facts = await known.facts(puppet, t.roomId, [t.changerId]);
        return { room: t.roomId, at: toMs(t.timestamp), decode: () => decodeTopic(t, seenOf(puppet, facts, t.roomId)) };
      }
      case 'friendship': {
        const f = { ...(await puppet.friendshipPayload(e.payload.friendshipId)), id: e.payload.friendshipId };
        // A stranger no more: what is remembered of them says otherwise.
        puppet.contactPayloadDirty(f.contactId).catch(d.onError);
        const facts = await known.facts(puppet, undefined, [f.contactId]);
        const decode = () => decodeFriendship(f, seenOf(puppet, facts, f.contactId));
        return { room: f.contactId, at: d.clock.now(), decode };
      }
      case 'room-invite': {
        const i = await puppet.roomInvitationPayload(e.payload.roomInvitationId);
        const facts = await known.facts(puppet, undefined, [i.inviterId]);
        const invitation = { ...i, id: e.payload.roomInvitationId };
        const decode = () => decodeInvitation(invitation, seenOf(puppet, facts, i.inviterId));
        return { room: i.inviterId, at: d.clock.now(), decode };
      }
    }
  };

  const handOver = async (event: PlatformEvent): Promise<void> => {
    try {
      await patiently(() => d.accept()(event));
    } catch (error) {
      d.onError(new Error(`event ${event.id} is given up`, { cause: error }));
    }
  };
  const place = ({ room, at, decode }: Read): void => {
    const events = decode();
    if (events.length === 0) return;
    order.add(room, at, async () => {
      await d.ready();
      for (const event of events) await handOver(event);
    });
  };

  /** Which room a message belongs to is only known when it is read: up to then all wait in one line. */
  let line: Promise<unknown> = Promise.resolve();
  const open = new Set<Promise<unknown>>();

  return {
    take: (told, event) => {
      if (event.kind === 'message' && !isNew(event.payload.messageId)) return;
      const before = line;
      const reading: Promise<unknown> = patiently(() => inTime(read(d.puppet() ?? told, event)))
        .then((found) => before.then(() => place(found)))
        .catch((error: unknown) => d.onError(new Error(`a ${event.kind} of WeChat cannot be read`, { cause: error })))
        .finally(() => open.delete(reading));
      open.add(reading);
      line = before.then(() => within(behindMs, reading));
    },
    idle: async () => {
      while (open.size > 0) await Promise.all(open);
      await order.idle();
    },
    myName: () => myName,
    end: () => ending.abort(),
  };
}
