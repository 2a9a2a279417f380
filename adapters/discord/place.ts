/** Where something is said: a channel of the server, a private chat, or in answer to a command. */
import { PlatformError, type Performance } from '../../core/ports.ts';
import type { CallApi } from './api.ts';
import { canSpeak, mainChannel, type Server } from './guilds.ts';
import { causeOf, isSnowflake, parseMessageId, type Cause } from './ids.ts';
import type { Interactions, Waiting } from './interactions.ts';
import type { Channel } from './wire.ts';

export interface Place {
  readonly channel: string;
  readonly server?: Server;
  /** The command that waits for its answer, acknowledged. */
  readonly waiting?: Waiting;
  /** The message answered, in this channel. */
  readonly replyTo?: string;
}
export interface PlaceDeps {
  readonly call: CallApi;
  readonly me: () => string;
  readonly server: (id: string) => Promise<Server>;
  readonly interactions: Interactions;
}
const mostChats = 5000;

export function createPlaces(d: PlaceDeps) {
  const chats = new Map<string, string>();
  /** The private chat with somebody, opened when it is not. Whether they take messages shows only when one is sent. */
  const chatWith = async (user: string): Promise<string> => {
    const known = chats.get(user);
    if (known !== undefined) return known;
    if (!isSnowflake(user)) throw new PlatformError('gone', 'this person is not known on Discord');
    const { id } = await d.call<Channel>('POST', '/users/@me/channels', { body: { recipient_id: user } });
    if (chats.size >= mostChats) chats.delete(chats.keys().next().value ?? '');
    chats.set(user, id);
    return id;
  };

  /** The command that caused it and still waits. A press that only this person saw is answered in the same way. */
  const waitingFor = async (cause: Cause | undefined): Promise<Waiting | undefined> => {
    const waiting = cause && d.interactions.of(cause.id);
    if (!waiting || !(await waiting.acknowledged)) return undefined;
    return waiting.hidden || !waiting.answered ? waiting : undefined;
  };

  const inServer = (s: Server, cause: Cause | undefined, replyTo: string | undefined): Place => {
    const me = d.me();
    const quoted = replyTo === undefined ? undefined : parseMessageId(replyTo);
    const speaks = (channel: string | undefined): channel is string =>
      channel !== undefined && s.channels.has(channel) && canSpeak(s, channel, me);
    const wanted = [quoted?.channel, cause?.channel].find(speaks) ?? mainChannel(s, me);
    if (wanted === undefined)
      throw new PlatformError(
        'denied',
        'the bot may speak in no channel of this server: give it "View channels" and "Send messages"',
      );
    const isMessage =
      quoted && quoted.channel === wanted && !(cause && /^[ip]/.test(cause.kind) && cause.id === quoted.message);
    return { channel: wanted, server: s, ...(isMessage && { replyTo: quoted.message }) };
  };

  return {
    chatWith,
    /** @throws {PlatformError} when there is none. */
    of: async (p: Performance, replyTo?: string): Promise<Place> => {
      const { room } = p.target;
      const cause = causeOf(p.cause);
      const alone = cause?.kind === 'ie' || cause?.kind === 'pe';
      if (room.kind === 'private') {
        const channel = await chatWith(room.id);
        const quoted = replyTo === undefined ? undefined : parseMessageId(replyTo);
        const waiting = cause?.channel === channel ? await waitingFor(cause) : undefined;
        const isMessage = quoted?.channel === channel && quoted.message !== cause?.id;
        return { channel, ...(waiting && { waiting }), ...(isMessage && { replyTo: quoted.message }) };
      }
      const server = await d.server(room.id);
      const here = cause !== undefined && server.channels.has(cause.channel);
      const waiting = here ? await waitingFor(cause) : undefined;
      if (waiting) return { channel: cause?.channel ?? '', server, waiting };
      // Meant for one person alone, and Discord takes it there no more: never into the channel.
      if (here && alone && cause.user !== undefined) return { channel: await chatWith(cause.user), server };
      return inServer(server, cause, replyTo);
    },
    /** The channel of a message of this room; undefined when it is none. @throws {PlatformError} `gone` */
    message: (id: string) => {
      const ref = parseMessageId(id);
      if (!ref) throw new PlatformError('gone', 'this message is not known on Discord');
      return ref;
    },
  };
}
export type Places = ReturnType<typeof createPlaces>;
