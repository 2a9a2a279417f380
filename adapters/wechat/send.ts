/** Carrying out the calls of one effect: paced, and never half of it twice. */
import type { Clock, Performance, Receipt } from '../../core/ports.ts';
import { NotYet, PlatformError } from '../../core/ports.ts';
import { encode, type Call } from './encode.ts';
import { readFailure, toPlatformError, tooFrequent } from './errors.ts';
import type { Vary } from '../vary.ts';
import type { AccountPace } from '../account-pace.ts';
import type { FileBox, Puppet } from './wire.ts';

export interface SendDeps {
  /** The puppet that is logged in; undefined: none is. */
  readonly puppet: () => Puppet | undefined;
  readonly toFile: (name: string, base64: string) => FileBox;
  readonly clock: Clock;
  readonly pace: AccountPace;
  /** Says what is said again a little differently. Left out: as it is. */
  readonly vary?: Vary;
  /** The bot said this: a quote of it is recognised by it. */
  readonly said: (room: string, messageId: string, text: string) => void;
  /** Is this message the bot's, said since it started? */
  readonly isOwn: (messageId: string) => boolean;
}

/** Longer than this nobody is kept waiting inside one attempt: the delivery loop gives an attempt 30 seconds. */
const patienceMs = 12_000;
const answerMs = 15_000;
const longestOutagePauseMs = 60_000;

class Late extends Error {}

export function createSend(d: SendDeps): (what: Performance) => Promise<Receipt> {
  /** Attempts in a row that found no connection: the pause grows with them. */
  let unreached = 0;

  const sleep = (ms: number): Promise<void> =>
    ms <= 0 ? Promise.resolve() : new Promise((resolve) => d.clock.wake(d.clock.now() + ms, resolve));
  const down = (why: string): PlatformError =>
    new PlatformError('retry', why, Math.min(1000 * 2 ** unreached++, longestOutagePauseMs));

  const inTime = async <T>(work: Promise<T>): Promise<T> => {
    let cancel = (): void => undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = d.clock.wake(d.clock.now() + answerMs, () => reject(new Late()));
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      cancel();
    }
  };

  /** A group member may always be written to in the group; in private only who is a friend. */
  const befriended = async (puppet: Puppet, user: string): Promise<void> => {
    const contact = await puppet.contactPayload(user);
    if (contact.friend === false)
      throw new PlatformError(
        'denied',
        'this person is not a friend of the bot on WeChat: private messages reach friends only',
      );
  };

  const varied = (call: Extract<Call, { do: 'file' }>): string =>
    (call.name.endsWith('.png') ? d.vary?.picture(call.bytes) : undefined) ?? call.bytes;
  const run = async (puppet: Puppet, call: Call): Promise<string | undefined> => {
    switch (call.do) {
      case 'text': {
        const mentions = call.mentions.length > 0 ? [...call.mentions] : undefined;
        const text = d.vary?.text(call.text) ?? call.text;
        const id = (await puppet.messageSendText(call.to, text, mentions)) || undefined;
        if (id !== undefined) d.said(call.to, id, text);
        return id;
      }
      case 'file': {
        const id = (await puppet.messageSendFile(call.to, d.toFile(call.name, varied(call)))) || undefined;
        if (id !== undefined) d.said(call.to, id, '');
        return id;
      }
      case 'recall':
        if (await puppet.messageRecall(call.message)) return undefined;
        throw d.isOwn(call.message)
          ? new PlatformError('gone', 'the message can no longer be taken back')
          : new PlatformError('unsupported', 'on WeChat only its author can take a message back');
      case 'kick':
        await puppet.roomDel(call.room, call.user);
        return undefined;
      case 'announce':
        await puppet.roomAnnounce(call.room, call.text);
        return undefined;
      case 'friend':
        await puppet.friendshipAccept(call.request);
        return undefined;
      case 'invite':
        await puppet.roomInvitationAccept(call.request);
        return undefined;
    }
  };

  const once = async (call: Call, what: Performance): Promise<string | undefined> => {
    const { room } = what.target;
    const puppet = d.puppet();
    if (!puppet) throw down('WeChat is not logged in');
    try {
      if (room.kind === 'private' && (call.do === 'text' || call.do === 'file'))
        await inTime(befriended(puppet, room.id));
    } catch (error) {
      if (error instanceof Late) throw down('WeChat does not answer');
      const failure = toPlatformError(error, call);
      // Only asked so far: nothing can have been sent.
      throw failure.what === 'maybe' ? down(failure.message) : failure;
    }
    await what.begin?.();
    try {
      const id = await inTime(run(puppet, call));
      unreached = 0;
      return id;
    } catch (error) {
      if (error instanceof Late) throw new PlatformError('maybe', 'WeChat did not answer in time', 1000);
      if (!(error instanceof PlatformError) && tooFrequent.test(readFailure(error).words)) {
        const until = d.pace.refused();
        throw new NotYet('WeChat says this is too frequent', until - d.clock.now());
      }
      const failure = toPlatformError(error, call);
      throw failure.what === 'retry' ? down(failure.message) : failure;
    }
  };

  const turn = async (what: Performance, calls: readonly Call[]): Promise<void> => {
    const { effect } = what;
    const urgent = !('class' in effect && effect.class === 'campaign');
    const wait = d.pace.take({ key: what.key, target: what.target.room.id, urgent, size: calls.length }, patienceMs);
    if (wait > patienceMs) throw new NotYet('waits its turn: a WeChat account must not hurry', wait, !urgent);
    await sleep(wait);
  };

  return async (what) => {
    const calls = encode(what);
    if (calls.length === 0) return {};
    // A place in the line is not spent on a line that is down.
    if (!d.puppet()) throw down('WeChat is not logged in');
    await turn(what, calls);
    let first: string | undefined;
    for (const [i, call] of calls.entries()) {
      if (i > 0) await sleep(d.pace.limits().sameTargetMs);
      try {
        const id = await once(call, what);
        first ??= id;
      } catch (error) {
        if (i === 0 || !(error instanceof PlatformError)) throw error;
        // The first parts cannot be unsaid and must not come twice.
        throw new PlatformError(
          error.what === 'retry' ? 'maybe' : error.what,
          `${i} of ${calls.length} parts were sent, then: ${error.message}`,
        );
      }
    }
    return first === undefined ? {} : { messageId: first };
  };
}
