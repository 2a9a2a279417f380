/** A small group on a platform: an owner, two members, the bot as admin; and what can be seen of it. */
import type { Performance, Platform } from '../../core/ports.ts';
import type { Event, Outward, PlatformEvent } from '../../core/types.ts';

/** Who is who: the owner, a member who wrote to the bot in private, a member who never did. */
export type Who = 'owner' | 'may' | 'hao';

export interface Seen {
  readonly id: string;
  readonly text: string;
  /** Platform ids of those whom it notifies. */
  readonly mentions: readonly string[];
  readonly buttons: readonly { readonly label: string; readonly press: string }[];
  /** Buttons that open an address. */
  readonly links?: readonly { readonly label: string; readonly url: string }[];
  readonly picture: boolean;
  readonly answers: string | null;
}
/** One platform, played from outside. */
export interface Stand {
  readonly platform: Platform;
  readonly account: string;
  readonly group: string;
  readonly longestText: number;
  /** A private message to somebody who never wrote is refused. */
  readonly refusesStrangers: boolean;
  /** A mention is written by the platform itself, with the name the person has there. */
  readonly writesNames?: boolean;
  /** A picture takes no words: they follow as a message. */
  readonly captionsFollow?: boolean;
  /** A message cannot be said as an answer to another. */
  readonly cannotAnswerTo?: boolean;
  idOf(who: Who): string;
  /** What the platform handed over, in order. */
  readonly events: PlatformEvent[];
  /** Resolves once the platform handed it over; the message's id. */
  say(who: Who, text: string, where?: 'group' | 'private'): Promise<string>;
  /** Absent where there are no buttons. */
  press?(who: Who, label: string): Promise<void>;
  join(): Promise<void>;
  /** Everything the bot said in a room and did not take back. */
  said(where?: 'group' | Who): Seen[];
  /** Is this message of anybody still there? */
  there(messageId: string): boolean;
  state(who: Who): 'in' | 'muted' | 'out' | 'banned';
  pinned(): string | undefined;
  /** The next event is refused by the house: it must come again. */
  refuseOnce(): void;
  perform(
    effect: Outward,
    more?: { user?: string; key?: string; question?: number; private?: Who; begin?: () => Promise<void> },
  ): ReturnType<Platform['perform']>;
  close(): Promise<void>;
}

/** Those that open an address, of all buttons; nothing where there are none. */
export function linksOf(
  buttons: readonly { readonly label: string; readonly url: string | undefined }[],
): Pick<Seen, 'links'> {
  const links = buttons.flatMap(({ label, url }) => (url === undefined ? [] : [{ label, url }]));
  return links.length > 0 ? { links } : {};
}

interface Intake {
  readonly events: PlatformEvent[];
  readonly accept: (event: Event) => Promise<void>;
  refuseOnce(): void;
}
export function intake(): Intake {
  const events: PlatformEvent[] = [];
  let refusing = false;
  return {
    events,
    refuseOnce: () => void (refusing = true),
    accept: (event) => {
      if (event.kind === 'timer') return Promise.resolve();
      if (refusing) {
        refusing = false;
        return Promise.reject(new Error('the commit failed'));
      }
      events.push(event);
      return Promise.resolve();
    },
  };
}

let keys = 0;
/** Performs effects in the group, or in somebody's private room. */
export const performer =
  (platform: Platform, account: string, group: string, privateRoom: (who: Who) => string): Stand['perform'] =>
  async (effect, more = {}) => {
    // As the delivery loop does.
    if (platform.begins !== true) await more.begin?.();
    const what: Performance = {
      effect,
      target: {
        account,
        room: more.private ? { id: privateRoom(more.private), kind: 'private' } : { id: group, kind: 'group' },
        ...(more.user !== undefined && { user: more.user }),
      },
      key: more.key ?? `${++keys}`,
      ...(more.question !== undefined && { question: more.question }),
      ...(more.begin && { begin: more.begin }),
    };
    return platform.perform(what);
  };
