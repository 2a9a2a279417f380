/** Carrying out one effect: paced, looked at first whether it is allowed, and never half of it twice. */
import { NotYet, PlatformError, type Clock, type Performance, type Receipt } from '../../core/ports.ts';
import type { Outward } from '../../core/types.ts';
import { createPace, ownTurn, type Budget, type Charge } from '../pace.ts';
import { createAgainst, longestMuteMs } from './against.ts';
import type { CallApi } from './api.ts';
import { encode, encodeEdit, isNativePoll, type Outgoing } from './encode.ts';
import { Refusal, toPlatformError } from './errors.ts';
import { rightsIn, mainChannel, type Server } from './guilds.ts';
import { messageId, type MessageRef } from './ids.ts';
import type { Place, Places } from './place.ts';
import type { Polls } from './polls.ts';
import { label } from './say.ts';
import type { Sessions } from './sessions.ts';
import { idTime, may, type Message } from './wire.ts';

export interface Budgets {
  readonly account: Budget;
  readonly channel: Budget;
}
/** 50 calls a second in all; five messages in five seconds in a channel. What the headers say counts on top. */
export const usualBudgets: Budgets = {
  account: { everyMs: 21, burst: 40 },
  channel: { everyMs: 1000, burst: 5 },
};
/** Longer than this nobody is kept waiting inside one attempt: the delivery loop gives an attempt 30 seconds. */
const patienceMs = 15_000;
/** A post to many channels stands in line no longer than this, so that an answer is not behind all of it. */
const postPatienceMs = 2000;
const hiddenFlag = 1 << 6;
const twoWeeksMs = 14 * 86_400_000;
const mostAtOnce = 100;
/** Longer than any repetition waits. */
const neverMs = 86_400_000;

export interface SendDeps {
  readonly call: CallApi;
  readonly clock: Clock;
  readonly budgets: Budgets;
  readonly me: () => string;
  readonly places: Places;
  readonly server: (id: string) => Promise<Server>;
  readonly polls: Polls;
  readonly sessions: Pick<Sessions, 'kept' | 'change'>;
  readonly onNote: (line: string) => void;
}
type Said = Extract<Outward, { do: 'send' | 'ask' | 'picture' | 'file' | 'poll' | 'announce' }>;
type Of<K extends Outward['do']> = Performance & { readonly effect: Extract<Outward, { do: K }> };

export function createSend(d: SendDeps): (what: Performance) => Promise<Receipt> {
  const pace = createPace(d.clock);
  const against = createAgainst({ call: d.call, me: d.me, now: d.clock.now });
  /** Deletions that may have been done: then "not found" is what was wanted. */
  const unsure = new Set<string>();

  /** After its turn the call is written at once. */
  const turn = async (p: Performance, channel?: string, patience = patienceMs): Promise<void> => {
    const account: Charge = { key: 'account', budget: d.budgets.account };
    const charges: Charge[] = [account];
    if (channel !== undefined) charges.push({ key: `channel:${channel}`, budget: d.budgets.channel });
    const wait = await ownTurn(pace, d.clock, charges, patience);
    if (wait > patience) {
      // Half of the line is still standing when the next ones come: it never runs empty.
      const whole = pace.take([account], -1) > patience;
      throw new NotYet('too much was sent at once', whole ? wait - patience / 2 : wait, whole);
    }
    await p.begin?.();
  };
  const limited = (channel: string, error: unknown): never => {
    if (error instanceof Refusal && error.retryAfterMs !== undefined)
      pace.block(`channel:${channel}`, d.clock.now() + error.retryAfterMs);
    throw error;
  };
  const needs = (s: Server | undefined, channel: string, bit: bigint, name: string): void => {
    if (s?.channels.has(channel) && (rightsIn(s, channel, d.me(), s.mine) & bit) === 0n)
      throw new PlatformError('denied', `the bot lacks the right "${name}" in this channel`);
  };

  const post = (channel: string, out: Outgoing, nonce: string, replyTo?: string): Promise<Message> =>
    d
      .call<Message>('POST', `/channels/${channel}/messages`, {
        body: {
          ...out.body,
          nonce,
          enforce_nonce: true,
          ...(replyTo !== undefined && { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
        },
        ...(out.files && { files: out.files }),
      })
      .catch((error: unknown) => limited(channel, error));

  /** In answer to a command: the deferred answer is filled; what is more for one person alone follows it. */
  const answer = async (place: Place, out: Outgoing): Promise<Message | undefined> => {
    const { waiting } = place;
    if (!waiting) return undefined;
    const { flags: _, ...body } = out.body;
    const base = `/webhooks/${waiting.application}/${waiting.token}` as const;
    const files = out.files && { files: out.files };
    if (waiting.way === 'original' && !waiting.answered) {
      waiting.answered = true;
      try {
        return await d.call<Message>('PATCH', `${base}/messages/@original`, { body, open: true, ...files });
      } catch (error) {
        // Filled twice it is the same, so it may be tried again.
        waiting.answered = false;
        throw error;
      }
    }
    if (!waiting.hidden) return undefined;
    try {
      return await d.call<Message>('POST', base, {
        body: { ...body, flags: hiddenFlag },
        query: { wait: 'true' },
        open: true,
        ...files,
      });
    } catch (error) {
      const failure = toPlatformError(error);
      // It has no key of its own: what may have been said is not said again.
      throw failure.what === 'maybe' ? new PlatformError('maybe', failure.message, neverMs) : failure;
    }
  };

  const one = async (place: Place, out: Outgoing, nonce: string, replyTo?: string): Promise<Message> =>
    (await answer(place, out)) ?? post(place.channel, out, nonce, replyTo);

  const sayAll = async (p: Performance & { effect: Said }): Promise<{ first: Message; place: Place }> => {
    const all = encode(p, d.clock.now());
    const post = 'class' in p.effect && p.effect.class === 'campaign';
    const place = await d.places.of(p, p.effect.do === 'send' ? p.effect.replyTo : undefined);
    if (all.some((o) => o.files)) needs(place.server, place.channel, may.attach, 'Attach files');
    if (all.some((o) => o.body.poll)) needs(place.server, place.channel, may.polls, 'Create polls');
    let first: Message | undefined;
    for (const [i, out] of all.entries()) {
      try {
        await turn(p, place.channel, post && i === 0 ? postPatienceMs : patienceMs);
        const nonce = all.length > 1 ? `${p.key}-${i}` : p.key;
        const made = await one(place, out, nonce, i === 0 ? place.replyTo : undefined);
        first ??= made;
      } catch (error) {
        const failure = toPlatformError(error);
        // The first parts stand there: only as long as Discord knows their keys may all be said again.
        if (i === 0 || failure.what !== 'retry') throw failure;
        throw new PlatformError(
          'maybe',
          `${i} of ${all.length} parts were sent, then: ${failure.message}`,
          failure.afterMs,
        );
      }
    }
    if (!first) throw new PlatformError('unsupported', 'there is nothing to say in this message');
    return { first, place };
  };
  const say = async (p: Performance & { effect: Said }): Promise<Receipt> => {
    const { first } = await sayAll(p);
    if (p.effect.do === 'poll' && isNativePoll(p.effect)) d.polls.made(first.id);
    return { messageId: messageId(first.channel_id, first.id) };
  };

  /** Said, pinned, and the one before it is no longer pinned. */
  const announce = async (p: Of<'announce'>): Promise<Receipt> => {
    const { cause: _, ...everywhere } = p;
    const { channel, server } = await d.places.of(everywhere);
    needs(server, channel, may.pin, 'Pin messages');
    const { first } = await sayAll(everywhere);
    const id = messageId(first.channel_id, first.id);
    const before = d.sessions.kept().announced?.[p.target.room.id];
    await d.call('PUT', `/channels/${first.channel_id}/messages/pins/${first.id}`);
    if (before !== undefined && before !== id) {
      const old = d.places.message(before);
      await d.call('DELETE', `/channels/${old.channel}/messages/pins/${old.message}`).catch((error: unknown) => {
        // Deleted or unpinned by hand meanwhile.
        if (!(error instanceof Refusal && error.status < 500)) throw error;
      });
    }
    d.sessions.change({ announced: { ...d.sessions.kept().announced, [p.target.room.id]: id } });
    return { messageId: id };
  };

  const serverOf = async (p: Performance): Promise<Server> => {
    if (p.target.room.kind === 'private')
      throw new PlatformError('unsupported', `there is no ${p.effect.do} in a private chat`);
    return d.server(p.target.room.id);
  };
  const whereOf = async (p: Performance, id: string): Promise<MessageRef & { server: Server | undefined }> => ({
    ...d.places.message(id),
    server: p.target.room.kind === 'group' ? await d.server(p.target.room.id) : undefined,
  });

  const remove = async (p: Of<'delete'>): Promise<Receipt> => {
    const { channel, message } = await whereOf(p, p.effect.messageId);
    await turn(p);
    await d.call('DELETE', `/channels/${channel}/messages/${message}`);
    return {};
  };
  /** Up to a hundred at once; what is older than two weeks Discord deletes one by one only. Gone already is fine. */
  const purge = async (p: Of<'purge'>): Promise<Receipt> => {
    const server = await serverOf(p);
    const byChannel = new Map<string, string[]>();
    for (const id of new Set(p.effect.messageIds)) {
      const { channel, message } = d.places.message(id);
      byChannel.set(channel, [...(byChannel.get(channel) ?? []), message]);
    }
    const gone = (error: unknown): void => {
      if (!(error instanceof Refusal && error.code === 10008)) throw error;
    };
    for (const [channel, ids] of byChannel) {
      needs(server, channel, may.manageMessages, 'Manage messages');
      const fresh = ids.filter((id) => d.clock.now() - idTime(id) < twoWeeksMs - 60_000);
      const single = fresh.length === 1 ? ids : ids.filter((id) => !fresh.includes(id));
      for (let i = 0; fresh.length > 1 && i < fresh.length; i += mostAtOnce) {
        const messages = fresh.slice(i, i + mostAtOnce);
        if (messages.length === 1) single.push(...messages);
        else {
          await turn(p);
          await d.call('POST', `/channels/${channel}/messages/bulk-delete`, { body: { messages } });
        }
      }
      for (const id of single) {
        await turn(p);
        await d.call('DELETE', `/channels/${channel}/messages/${id}`).catch(gone);
      }
    }
    return {};
  };
  const pin = async (p: Of<'pin'>): Promise<Receipt> => {
    const { channel, message, server } = await whereOf(p, p.effect.messageId);
    needs(server, channel, may.pin, 'Pin messages');
    await turn(p);
    await d.call('PUT', `/channels/${channel}/messages/pins/${message}`);
    return {};
  };
  const edit = async (p: Of<'edit'>): Promise<Receipt> => {
    const { channel, message } = d.places.message(p.effect.messageId);
    await turn(p, channel);
    await d.call('PATCH', `/channels/${channel}/messages/${message}`, encodeEdit(p.effect, p.locale));
    return { messageId: p.effect.messageId };
  };
  const closePoll = async (p: Of<'closePoll'>): Promise<Receipt> => {
    const { channel, message } = d.places.message(p.effect.messageId);
    await turn(p);
    await d.call('POST', `/channels/${channel}/polls/${message}/expire`).catch((error: unknown) => {
      // Over by its own time.
      if (!(error instanceof Refusal && error.code === 520_001)) throw error;
    });
    return {};
  };
  /** A link that lasts, into the channel where the bot speaks. Its name is ours: Discord has none. */
  const invite = async (p: Of<'invite'>): Promise<Receipt> => {
    const server = await serverOf(p);
    const channel = mainChannel(server, d.me());
    if (channel === undefined) throw new PlatformError('denied', 'the bot sees no channel to invite into');
    needs(server, channel, may.invite, 'Create invite');
    await turn(p);
    const { code } = await d.call<{ code: string }>('POST', `/channels/${channel}/invites`, {
      body: { max_age: 0, max_uses: 0, unique: true },
      reason: label(p.effect.name, 100),
    });
    d.sessions.change({ invites: { ...d.sessions.kept().invites, [code]: p.effect.name } });
    return { link: `https://discord.gg/${code}` };
  };

  const perform = async (p: Performance): Promise<Receipt> => {
    const { effect } = p;
    switch (effect.do) {
      case 'send':
      case 'ask':
      case 'picture':
      case 'file':
      case 'poll':
        return say({ ...p, effect });
      case 'announce':
        return announce({ ...p, effect });
      case 'delete':
        return remove({ ...p, effect });
      case 'purge':
        return purge({ ...p, effect });
      case 'pin':
        return pin({ ...p, effect });
      case 'edit':
        return edit({ ...p, effect });
      case 'closePoll':
        return closePoll({ ...p, effect });
      case 'invite':
        return invite({ ...p, effect });
      case 'mute':
      case 'kick':
      case 'ban':
      case 'unban':
      case 'role':
        await turn(p);
        await against({ ...p, effect }, await serverOf(p));
        if (effect.do === 'mute' && effect.forMs > longestMuteMs)
          d.onNote('discord: a mute was cut to 28 days, the longest Discord knows');
        return {};
      case 'answer':
      case 'later':
      case 'cancel':
        throw new PlatformError('unsupported', `Discord has no ${effect.do}`);
    }
  };

  return async (p) => {
    try {
      return await perform(p);
    } catch (error) {
      const failure = toPlatformError(error);
      if (p.effect.do === 'delete') {
        if (failure.what === 'gone' && unsure.delete(p.key)) return {};
        if (failure.what === 'maybe') unsure.add(p.key);
      }
      throw failure;
    }
  };
}
